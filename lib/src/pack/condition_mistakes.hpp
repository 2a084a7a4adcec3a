// The usual mistakes in conditions: what other languages write, and what people say.
//
// Used by the parser of conditions where it fails. It knows what it expected; this knows what the author had in mind:
// `==`, `≥`, `AND`, `1 < pain < 5`, `pain > 1,5`, `at least two of`.
//
// Threads: a pure function.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "triage/vocabulary.hpp"

namespace triage {

/// A mistake, with the bytes of the condition that it is made of.
struct ConditionMistake {
    std::string message;
    std::string hint;  ///< the right form
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// The first mistake of `condition` that `failed_at` (where the parser got no further) stands in or next to, or
/// nothing. A word that is the id of a fact is none.
std::optional<ConditionMistake> find_mistake(std::string_view condition, std::size_t failed_at,
                                             const Vocabulary& vocabulary);

}  // namespace triage
