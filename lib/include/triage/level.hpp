// The two questions a decision answers, and the scale of each.
//
// "May I stretch?" is the outcome; "how fast do I need care?" is the urgency. They are joined separately, since an
// injury of yesterday stops stretching without needing a doctor, and a night pain needs a doctor without hurry:
// together they stop, with a routine appointment.
//
//     const triage::Level injury{triage::Outcome::stop, triage::Urgency::self_care};
//     const triage::Level night_pain{triage::Outcome::see_a_doctor, triage::Urgency::routine};
//     triage::join(injury, night_pain);  // {stop, routine}
//
// Both scales are ordered from the least to the most restrictive, and enumerators compare accordingly: `a < b` means
// that `a` demands less. Code may rely on that order, and on the numbers from 0 that follow from it.
//
// Threads: plain values; pure functions.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "triage/export.hpp"

namespace triage {

/// Whether to stretch: yes, not before a doctor has looked at it, or not now.
enum class Outcome : std::uint8_t { proceed, see_a_doctor, stop };
/// How fast care is needed: nothing asks for care, wait without an appointment, make an appointment, see a doctor
/// today or tomorrow, get help now.
enum class Urgency : std::uint8_t { none, self_care, routine, urgent, emergency };

/// What a rule demands, or what a decision comes to. The default demands nothing.
struct Level {
    Outcome outcome = Outcome::proceed;
    Urgency urgency = Urgency::none;

    friend bool operator==(const Level&, const Level&) = default;
};

/// The more restrictive of both, on each axis by itself: the least level that covers both. The order of the arguments
/// does not matter, and joining a level twice changes nothing, so the order of rules never matters either.
constexpr Level join(Level a, Level b) { return {std::max(a.outcome, b.outcome), std::max(a.urgency, b.urgency)}; }

/// True when `a` demands nothing that `b` does not demand already, on either axis. Two levels may cover neither the
/// other, such as `stop` without urgency and `proceed` with an appointment.
constexpr bool covered_by(Level a, Level b) { return a.outcome <= b.outcome && a.urgency <= b.urgency; }

/// Keys to sort levels by, with one axis before the other: the answer to "may I stretch?" first, or the answer to "how
/// fast?". Each compares all levels, where `covered_by` leaves some pairs open.
constexpr std::pair<Outcome, Urgency> by_outcome(Level level) { return {level.outcome, level.urgency}; }
constexpr std::pair<Urgency, Outcome> by_urgency(Level level) { return {level.urgency, level.outcome}; }

/// The answer to a profile, from the least to the most restrictive. `ask`: unanswered questions stand between this
/// profile and a decision; it is no outcome, since no rule can demand it.
enum class Verdict : std::uint8_t { proceed, ask, see_a_doctor, stop };

/// The spelling in packs and JSON: `see-a-doctor`, `self-care`, … The text lives as long as the program. REQUIRES: an
/// enumerator.
TRIAGE_EXPORT std::string_view to_string(Outcome outcome);
TRIAGE_EXPORT std::string_view to_string(Urgency urgency);
TRIAGE_EXPORT std::string_view to_string(Verdict verdict);

/// The value with exactly the spelling of `to_string`; nothing for any other text. Nothing is folded: packs have one
/// spelling.
TRIAGE_EXPORT std::optional<Outcome> parse_outcome(std::string_view text);
TRIAGE_EXPORT std::optional<Urgency> parse_urgency(std::string_view text);
TRIAGE_EXPORT std::optional<Verdict> parse_verdict(std::string_view text);

}  // namespace triage
