// Why a rule is not certain, in terms of its compiled clauses.
#pragma once

#include <vector>

#include "triage/explain.hpp"

namespace triage {

/// What the profile contradicts of a rule that is ruled out: few facts, no one of which can be spared, and of their
/// literals no more than it takes.
/// REQUIRES: `decision` is that of the profile, and neither certain nor possible holds the rule.
std::vector<Requirement> contradictions(const Program& program, const Profile& profile, const Decision& decision,
                                        RuleId rule);

/// What a possible rule waits for; as far as it can still raise the decision, where it can.
/// REQUIRES: `decision.possible` holds the rule.
std::vector<Requirement> waits_for(const Program& program, const Profile& profile, const Decision& decision,
                                   RuleId rule);

/// Every rule that is not certain, in pack order.
std::vector<NotFired> rules_not_fired(const Program& program, const Profile& profile, const Decision& decision);

}  // namespace triage
