// The one-line text after `when:` to a `Condition`.
#pragma once

#include "pack/document.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Parentheses, `not`s and lists may nest this deep.
inline constexpr std::size_t max_condition_depth = 64;

/// Facts and comparisons of one condition. A pack's test looks at each change of each of them.
inline constexpr std::size_t max_condition_leaves = 1024;

/// Grammar, in docs/rule-format.md:
///
///     condition  = conjunction {"or" conjunction}
///     conjunction = term {"and" term}
///     term       = "not" term | "(" condition ")" | ("any" | "all" | "at least" NUMBER) "of" "(" list ")"
///                | FINDING | QUANTITY ("<" | "<=" | ">" | ">=" | "=") NUMBER [UNIT]
///     list       = condition {"," condition}
///
/// The first issue ends the reading of a condition, since what follows it could only be guessed.
Result<Condition> parse_condition(NodeRef text, const Vocabulary& vocabulary);

}  // namespace triage
