// One fact as the profile has it, in the form that explanations and changes show.
//
// Threads: a pure function.
#pragma once

#include <optional>

#include "triage/explain.hpp"

namespace triage {

/// The presence of the fact, with the number if it is a quantity whose number is known. A finding never has a number.
inline FactValue value_of(const Vocabulary& vocabulary, const Profile& profile, FactId fact) {
    const bool is_quantity = vocabulary[fact].quantity.has_value();
    return {fact, profile.presence(fact), is_quantity ? profile.value(fact) : std::nullopt};
}

}  // namespace triage
