#include <algorithm>
#include <cmath>

#include "triage/catalogue.hpp"

namespace triage {

namespace {

double between(double first, double full, double share) { return first + std::floor((full - first) * share); }

// A number that only the full dose has is left out until the full dose is reached.
std::optional<Range> between(const std::optional<Range>& first, const std::optional<Range>& full, double share) {
    if (!first || !full) return first;
    return Range{between(first->low, full->low, share), between(first->high, full->high, share)};
}

}  // namespace

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

}  // namespace triage
