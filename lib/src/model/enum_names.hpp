// The spellings of the enumerations, one table for each: row i names the enumerator with the value i.
//
// Packs are read, and JSON, texts and schemas are written, with these tables, so what one writes the other reads. A
// table and its enumeration are kept in step by their order alone: add a row where you add an enumerator.
//
// Threads: constants.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace triage {

/// The enumerator with exactly this spelling; nothing for any other text. REQUIRES: the enumerators count from 0.
template <class Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& names, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

/// By Outcome, Urgency and Verdict, each from the least to the most restrictive.
inline constexpr std::array<std::string_view, 3> outcome_names{"proceed", "see-a-doctor", "stop"};
inline constexpr std::array<std::string_view, 5> urgency_names{"none", "self-care", "routine", "urgent", "emergency"};
inline constexpr std::array<std::string_view, 4> verdict_names{"proceed", "ask", "see-a-doctor", "stop"};
inline constexpr std::array<std::string_view, 5> fact_kind_names{"symptom", "condition", "event", "measure", "context"};
inline constexpr std::array<std::string_view, 3> line_answer_names{"no", "yes", "unsure"};
/// The values that `changed_by` may have in a pack. Row 0 is the second enumerator of `ChangedBy`: `nothing` is said
/// by leaving the key out.
inline constexpr std::array<std::string_view, 3> changed_by_names{"time", "healing", "person"};
inline constexpr std::array<std::string_view, 7> posture_names{"standing", "sitting",    "kneeling", "quadruped",
                                                               "supine",   "side_lying", "prone"};
inline constexpr std::array<std::string_view, 7> stretch_kind_names{
    "stretch", "mobility", "strengthening", "self_massage", "breathing", "warm_up", "activity"};
inline constexpr std::array<std::string_view, 2> sides_names{"both", "each"};
inline constexpr std::array<std::string_view, 2> basis_names{"source", "inference"};
inline constexpr std::array<std::string_view, 3> evidence_names{"verified-excerpt", "secondary", "recalled"};
inline constexpr std::array<std::string_view, 5> comparator_names{"<", "<=", ">", ">=", "="};

}  // namespace triage
