// The one-line text after `holds:` to a `Relation`, such as `age_at_onset <= age`.
//
// Used by the section of relations, and for its units by proofs.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "for_components.hpp"
#include "pack/document.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Grammar, in docs/rule-format.md:
///
///     relation = sum ("<" | "<=" | ">" | ">=") sum
///     sum      = part {"+" part}
///     part     = QUANTITY ["in" UNIT] | NUMBER [UNIT]
///
/// Both sums count in one kind: plain numbers or time. A plain number is read as time where `in years` says so. The
/// first issue ends the reading. `id`, `because` and `pack` are left to the caller.
Result<Relation> parse_relation(NodeRef text, const Vocabulary& vocabulary);

/// The seconds of a unit: one of those that quantities have, or a year of 365.25 days; nothing for any other text.
TRIAGE_FOR_COMPONENTS std::optional<std::uint64_t> seconds_in_relation(std::string_view unit);

}  // namespace triage
