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

std::optional<Range> lower_end(const std::optional<Range>& range) {
    return range ? std::optional(Range{range->low, range->low}) : std::nullopt;
}

Dose lower_end(const Dose& dose) {
    return {lower_end(dose.hold_s), lower_end(dose.repetitions), lower_end(dose.sets), lower_end(dose.duration_s),
            dose.sides};
}

// A number of which the limit says nothing stays.
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
    // Where only the first session has numbers, staying with it is what there is.
    if (!dose && !(modification.stays_at_first_session && stretch.first_session)) return dose;
    Dose modified = dose ? *dose : *stretch.first_session;
    if (dose && modification.stays_at_first_session) {
        modified = stretch.first_session ? *stretch.first_session : lower_end(*dose);
        modified.sides = dose->sides;
        limit(modified, *dose);
    }
    if (modification.at_most) limit(modified, *modification.at_most);
    return modified;
}

}  // namespace triage
