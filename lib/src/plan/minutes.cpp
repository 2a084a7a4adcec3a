// Sums of shares are compared with whole minutes here, and nowhere else, since they are never exact.
#include "plan/minutes.hpp"

#include <algorithm>
#include <cmath>

namespace triage {

namespace {

// Shares are fractions of minutes: three times a third of five is five.
constexpr double tolerance = 1e-6;

unsigned whole_minutes(double minutes) { return static_cast<unsigned>(std::ceil(minutes - tolerance)); }

// A sum of shares that is above a whole number only by rounding is that number.
bool fits(double minutes, unsigned most) { return minutes <= most + tolerance; }

Issues too_few_minutes(unsigned minutes, unsigned least) {
    return {{"too_few_minutes",
             std::to_string(minutes) + (minutes == 1 ? " minute is" : " minutes are") +
                 " too few for the warm-up and one exercise",
             "that takes " + std::to_string(least) + " minutes",
             {},
             Severity::error}};
}

}  // namespace

double share_of(const RoutinePart& part) {
    return static_cast<double>(part.minutes) / static_cast<double>(part.exercises.size());
}

double share_of(const PlanOutline& outline, StretchId stretch) {
    double longest = 0;
    for (const RoutinePart& part : outline.routine.parts) {
        longest = std::max(longest, share_of(part));
        const bool is_here = std::any_of(part.exercises.begin(), part.exercises.end(),
                                         [&](const Exercise& exercise) { return exercise.stretch == stretch; });
        if (is_here) return share_of(part);
    }
    return longest;
}

// Stops at the first exercise that does not fit, though a shorter one behind it might: the order is that of the
// sources, and a session is never put together from what happens to be short.
Issues keep_what_fits(unsigned minutes, std::vector<Candidate>& candidates, Plan& plan) {
    if (candidates.empty()) return {};
    double used = plan.warm_up_minutes;
    const double least = used + candidates.front().minutes;
    if (!fits(least, minutes)) return too_few_minutes(minutes, whole_minutes(least));
    auto rest = candidates.begin();
    for (; rest != candidates.end() && fits(used + rest->minutes, minutes); ++rest) used += rest->minutes;
    std::for_each(rest, candidates.end(), [&](const Candidate& one) { plan.later.push_back(one.exercise.stretch); });
    candidates.erase(rest, candidates.end());
    return {};
}

// A part is rounded up as a whole: rounding each exercise would make minutes out of thirds.
void add_parts(const std::vector<Candidate>& candidates, Sitting sitting, const PlanOutline& outline, Plan& plan) {
    std::optional<std::size_t> current;
    double minutes = 0;
    for (const Candidate& one : candidates) {
        const std::size_t part = sitting == Sitting::one ? 0 : one.part;
        if (part != current) {
            plan.parts.push_back({sitting == Sitting::one ? "" : outline.routine.parts[part].name, 0, {}});
            minutes = 0;
        }
        current = part;
        minutes += one.minutes;
        plan.parts.back().minutes = whole_minutes(minutes);
        plan.parts.back().exercises.push_back(one.exercise);
    }
}

unsigned minutes_without_warm_up(const Plan& plan) {
    unsigned minutes = 0;
    for (const PlannedPart& part : plan.parts) minutes += part.minutes;
    return minutes;
}

// Before each part, since hours may lie between them.
unsigned minutes_in_all(const Plan& plan) {
    return minutes_without_warm_up(plan) + plan.warm_up_minutes * static_cast<unsigned>(plan.parts.size());
}

}  // namespace triage
