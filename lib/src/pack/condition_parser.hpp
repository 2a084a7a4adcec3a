// The one-line text after `when:` to a `Condition`, such as `chest_pain and not pain < 4`.
//
// Used by the sections of rules, exclusions and invariants. The text may be folded over several lines of the file;
// issues stand at the word in the file.
//
// Threads: a pure function.
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
