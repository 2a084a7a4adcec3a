// Steps are shown in weeks and allowed in sessions: the sources speak of weeks, people count sessions, and the
// catalogue has `from_session`.
#include "plan/ladders.hpp"

#include <algorithm>
#include <cmath>

namespace triage {

namespace {

/// One session a day, as triage/plan.hpp says.
constexpr double sessions_a_week = 7;

double week_of(double sessions_before) { return std::floor(sessions_before / sessions_a_week) + 1; }

// Steps stand from the easiest to the hardest.
std::optional<StretchId> highest_step(const Today& today, const Ladder& ladder) {
    const auto found =
        std::find_if(ladder.steps.rbegin(), ladder.steps.rend(), [&](StretchId step) { return today.allows(step); });
    return found == ladder.steps.rend() ? std::nullopt : std::optional(*found);
}

// A step that needs only more sessions comes later; one that needs equipment, too, may never come.
StepState state_of(const Today& today, StretchId step, std::optional<StretchId> now) {
    if (step == now) return StepState::now;
    if (today.allows(step)) return StepState::earlier;
    const bool is_too_early = today.obstacle(step).obstacle == Obstacle::too_early;
    const bool has_equipment = today.filter().unmet_need(today.rules()[step]) == nullptr;
    return is_too_early && has_equipment ? StepState::later : StepState::not_allowed;
}

std::vector<PlannedStep> add_steps(const Today& today, const Ladder& ladder, Plan& plan) {
    std::vector<PlannedStep> steps;
    const auto now = highest_step(today, ladder);
    // An easier step than today's is not missed; a harder one whose week has come is.
    bool is_above = !now;
    for (const StretchId step : ladder.steps) {
        const StepState state = state_of(today, step, now);
        steps.push_back({step, week_of(today.rules()[step].from_session - 1), state});
        if (is_above && state == StepState::not_allowed) today.leave_out_if_due(step, plan);
        is_above = is_above || step == now;
    }
    return steps;
}

}  // namespace

std::optional<StretchId> stretch_of_today(const Today& today, StretchId stretch) {
    for (const Ladder& ladder : today.outline().ladders) {
        const bool is_step = std::find(ladder.steps.begin(), ladder.steps.end(), stretch) != ladder.steps.end();
        if (is_step) return highest_step(today, ladder);
    }
    return today.allows(stretch) ? std::optional(stretch) : std::nullopt;
}

void add_ladders(const Today& today, Plan& plan) {
    const std::vector<Ladder>& ladders = today.outline().ladders;
    for (std::size_t i = 0; i < ladders.size(); ++i) {
        std::vector<PlannedStep> steps = add_steps(today, ladders[i], plan);
        plan.ladders.push_back({i, week_of(plan.session - 1), std::move(steps)});
    }
}

}  // namespace triage
