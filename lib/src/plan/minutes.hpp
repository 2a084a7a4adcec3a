// Minutes: how long exercises take, which of them fit into the time there is, and the parts that they make.
//
// The sources give minutes for a part of the routine, not for an exercise. An exercise counts for an equal share of its
// part, and fractions are kept until a part is whole: only then it is rounded up.
//
// Threads: pure functions but for the plan that they write into.
#pragma once

#include <cstddef>
#include <vector>

#include "triage/plan.hpp"

namespace triage {

/// An exercise that could be planned.
struct Candidate {
    PlannedExercise exercise;
    std::size_t part = 0;  ///< of the routine; 0 in a first session
    double minutes = 0;    ///< its share of the part
};

/// The share of one exercise of a part.
double share_of(const RoutinePart& part);

/// The share of a stretch: in the first part that names it, or the longest share there is, so that a session with a
/// stretch that the sources give no time for takes no longer than it says.
double share_of(const PlanOutline& outline, StretchId stretch);

/// Keeps the first candidates that fit into `minutes` behind the warm-up, in the order of the routine; the others
/// become the plan's `later`. Failure: `too_few_minutes` for the warm-up and one exercise.
Issues keep_what_fits(unsigned minutes, std::vector<Candidate>& candidates, Plan& plan);

/// Whether all exercises are done in one go, after one warm-up, or part by part over the day.
enum class Sitting : std::uint8_t { one, several };

/// Adds the parts: a single one without a name for one sitting, those of the routine for several.
void add_parts(const std::vector<Candidate>& candidates, Sitting sitting, const PlanOutline& outline, Plan& plan);

}  // namespace triage
