// The two questions a decision answers, and the scale of each.
//
// "May I stretch?" is the outcome; "how fast do I need care?" is the urgency. They are joined separately,
// since an injury of yesterday stops stretching without needing a doctor, and a night pain needs a doctor
// without hurry: together they stop, with a routine appointment.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "triage/export.hpp"

namespace triage {

enum class Outcome : std::uint8_t { proceed, see_a_doctor, stop };
enum class Urgency : std::uint8_t { none, self_care, routine, urgent, emergency };

/// What a rule demands, or what a decision comes to. Both axes are ordered, least restrictive first.
struct Level {
    Outcome outcome = Outcome::proceed;
    Urgency urgency = Urgency::none;

    friend bool operator==(const Level&, const Level&) = default;
};

/// The more restrictive of both, axis by axis.
constexpr Level join(Level a, Level b) { return {std::max(a.outcome, b.outcome), std::max(a.urgency, b.urgency)}; }

/// True when `a` demands nothing that `b` does not demand already.
constexpr bool covered_by(Level a, Level b) { return a.outcome <= b.outcome && a.urgency <= b.urgency; }

/// For comparing levels one axis after the other: what may be done first, or how fast care is needed first.
constexpr std::pair<Outcome, Urgency> by_outcome(Level level) { return {level.outcome, level.urgency}; }
constexpr std::pair<Urgency, Outcome> by_urgency(Level level) { return {level.urgency, level.outcome}; }

/// The answer. `ask`: unanswered questions stand between this profile and a decision.
enum class Verdict : std::uint8_t { proceed, ask, see_a_doctor, stop };

/// As written in packs and JSON: `see-a-doctor`, `self-care`, …
TRIAGE_EXPORT std::string_view to_string(Outcome outcome);
TRIAGE_EXPORT std::string_view to_string(Urgency urgency);
TRIAGE_EXPORT std::string_view to_string(Verdict verdict);

/// The exact spelling of `to_string`, or nothing.
TRIAGE_EXPORT std::optional<Outcome> parse_outcome(std::string_view text);
TRIAGE_EXPORT std::optional<Urgency> parse_urgency(std::string_view text);
TRIAGE_EXPORT std::optional<Verdict> parse_verdict(std::string_view text);

}  // namespace triage
