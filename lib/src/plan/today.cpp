// Reads the explanation of the decision instead of judging again: a plan cannot allow what the decision does not, and
// gives the reasons that the decision gives.
#include "plan/today.hpp"

#include <algorithm>

namespace triage {

namespace {

/// The entry of a stretch in a list that may have it.
template <class Entries>
auto find_stretch(Entries& entries, StretchId stretch) {
    return std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.stretch == stretch; });
}

}  // namespace

Today::Today(const Program& program, const Profile& profile, const Decision& decision)
    : rules_(program.rules()),
      filter_(program.rules(), profile),
      allowed_(decision.allowed),
      why_(explain(program, profile, decision)) {
    allowed_.add(decision.modified);
}

// Few stretches are allowed, and each is looked up a few times; a search is enough.
const AllowedStretch& Today::allowed(StretchId stretch) const {
    const auto modified = find_stretch(why_.modified, stretch);
    return modified != why_.modified.end() ? *modified : *find_stretch(why_.stretches, stretch);
}

const ExcludedStretch& Today::obstacle(StretchId stretch) const { return *find_stretch(why_.excluded, stretch); }

void Today::leave_out(StretchId stretch, Plan& plan) const {
    if (find_stretch(plan.left_out, stretch) == plan.left_out.end()) plan.left_out.push_back(obstacle(stretch));
}

void Today::leave_out_if_due(StretchId stretch, Plan& plan) const {
    if (obstacle(stretch).obstacle != Obstacle::too_early) leave_out(stretch, plan);
}

}  // namespace triage
