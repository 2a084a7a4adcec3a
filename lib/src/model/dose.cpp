// From what the catalogue states for a stretch to the dose of one session: grown from the first session's dose, then
// lowered by precautions.
//
// The sources state a dose for a first session and one for later. Numbers between them are ours, so every step errs on
// the side of less: ranges are rounded down, unknown sessions count as none, and a number that a source does not give
// is never made up (docs/decisions/0013).
#include <algorithm>
#include <cmath>

#include "triage/catalogue.hpp"

namespace triage {

namespace {

// A share of the way from the first number to the full one, in whole units. Rounding down keeps the dose on or below
// the straight line.
double between(double first, double full, double share) { return first + std::floor((full - first) * share); }

// Both ends of a range grow at the same pace. A number that only the full dose has is left out until the full dose is
// reached: there is nothing that it could grow from.
std::optional<Range> between(const std::optional<Range>& first, const std::optional<Range>& full, double share) {
    if (!first || !full) return first;
    return Range{between(first->low, full->low, share), between(first->high, full->high, share)};
}

// The range that consists of the smallest stated number only.
std::optional<Range> lower_end(const std::optional<Range>& range) {
    return range ? std::optional(Range{range->low, range->low}) : std::nullopt;
}

// The least that a dose permits. It stands in for a first session's dose that no source states.
Dose lower_end(const Dose& dose) {
    return {lower_end(dose.hold_s), lower_end(dose.repetitions), lower_end(dose.sets), lower_end(dose.duration_s),
            dose.sides};
}

// Lowers a number to the limit's upper end. A number that the limit does not mention stays, and a limit adds no number
// to a dose that has none.
void limit(std::optional<Range>& range, const std::optional<Range>& most) {
    if (!range || !most) return;
    range = Range{std::min(range->low, most->high), std::min(range->high, most->high)};
}

void limit(Dose& dose, const Dose& most) {
    limit(dose.hold_s, most.hold_s);
    limit(dose.repetitions, most.repetitions);
    limit(dose.sets, most.sets);
    limit(dose.duration_s, most.duration_s);
}

}  // namespace

// `share` is how far the progression has come: 0 for the first session, 1 from `full_from` sessions on. Without a
// progression the second session has the full dose. A stretch whose sources state nothing for a first session has no
// number before the progression is complete, unless `from_session` keeps it out of the first session anyway.
std::optional<Dose> dose_for_session(const Stretch& stretch, const Progression* progression,
                                     std::optional<double> sessions_done) {
    const double done = sessions_done.value_or(0);
    const double full_from = progression != nullptr ? progression->full_from : 1;
    const double share = full_from > 0 ? std::min(1.0, done / full_from) : 1;
    if (share >= 1) return stretch.dose;
    if (!stretch.first_session) return stretch.from_session > 1 ? stretch.dose : std::nullopt;
    if (!stretch.dose) return stretch.first_session;
    Dose dose = *stretch.first_session;
    dose.hold_s = between(dose.hold_s, stretch.dose->hold_s, share);
    dose.repetitions = between(dose.repetitions, stretch.dose->repetitions, share);
    dose.sets = between(dose.sets, stretch.dose->sets, share);
    dose.duration_s = between(dose.duration_s, stretch.dose->duration_s, share);
    dose.sides = stretch.dose->sides;
    return dose;
}

std::optional<Dose> modified_dose(const Stretch& stretch, const std::optional<Dose>& dose,
                                  const Modification& modification) {
    // A stretch may have a dose for the first session only; "stay at the first session" then means that dose.
    if (!dose && !(modification.stays_at_first_session && stretch.first_session)) return dose;
    Dose modified = dose ? *dose : *stretch.first_session;
    if (dose && modification.stays_at_first_session) {
        // INVARIANT: a precaution raises no number. An earlier one may have lowered `dose` below the first session's
        // numbers, so these are limited by it.
        modified = stretch.first_session ? *stretch.first_session : lower_end(*dose);
        modified.sides = dose->sides;
        limit(modified, *dose);
    }
    if (modification.at_most) limit(modified, *modification.at_most);
    return modified;
}

}  // namespace triage
