// One table per enumeration gives both directions between an enumerator and its spelling.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace triage {

/// The enumerator whose position in `names` has this spelling.
template <class Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& names, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

inline constexpr std::array<std::string_view, 3> outcome_names{"proceed", "see-a-doctor", "stop"};
inline constexpr std::array<std::string_view, 5> urgency_names{"none", "self-care", "routine", "urgent", "emergency"};
inline constexpr std::array<std::string_view, 4> verdict_names{"proceed", "ask", "see-a-doctor", "stop"};
inline constexpr std::array<std::string_view, 5> fact_kind_names{"symptom", "condition", "event", "measure", "context"};
/// What `changed_by` may say, from the second enumerator on.
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
