// The catalogue as one person has it today: which stretches are allowed and at which dose, and what stands in the way
// of the others. Whatever puts a plan together asks this, and never the rules.
//
// Threads: a value that is only read, but for `take_why`.
#pragma once

#include <optional>
#include <utility>

#include "program/stretch_filter.hpp"
#include "triage/plan.hpp"

namespace triage {

class Today {
public:
    /// REQUIRES: `decision` is `program.evaluate(profile)` and proceeds; the rules have a plan. All outlive this.
    Today(const Program& program, const Profile& profile, const Decision& decision);

    const RuleBase& rules() const { return rules_; }
    const PlanOutline& outline() const { return *rules_.plan; }
    /// Equipment and sessions of the person.
    const StretchFilter& filter() const { return filter_; }

    /// As it is, or as precautions say.
    bool allows(StretchId stretch) const { return allowed_.contains(stretch); }
    /// An allowed stretch with its dose. REQUIRES: `allows`.
    const AllowedStretch& allowed(StretchId stretch) const;
    /// What stands in the way. REQUIRES: not `allows`; under `proceed` every stretch is either allowed or excluded.
    const ExcludedStretch& obstacle(StretchId stretch) const;

    /// Says in the plan, once, that a stretch is left out and why. REQUIRES: not `allows`.
    void leave_out(StretchId stretch, Plan& plan) const;
    /// `leave_out`, but for a stretch that only comes too early: nobody misses it yet.
    void leave_out_if_due(StretchId stretch, Plan& plan) const;

    /// The explanation that all of this was read from; nothing is known any more once it is taken.
    Explanation take_why() { return std::move(why_); }

private:
    const RuleBase& rules_;
    StretchFilter filter_;
    IdSet<StretchId> allowed_;
    Explanation why_;
};

}  // namespace triage
