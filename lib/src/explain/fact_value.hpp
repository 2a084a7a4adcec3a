// What a person said of one fact, as explanations and changes show it.
#pragma once

#include <optional>

#include "triage/explain.hpp"

namespace triage {

/// A fact as the profile has it.
inline FactValue value_of(const Vocabulary& vocabulary, const Profile& profile, FactId fact) {
    const bool is_quantity = vocabulary[fact].quantity.has_value();
    return {fact, profile.presence(fact), is_quantity ? profile.value(fact) : std::nullopt};
}

}  // namespace triage
