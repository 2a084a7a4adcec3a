// Why a rule is not certain, in terms of its compiled clauses.
#pragma once

#include <vector>

#include "triage/explain.hpp"

namespace triage {

// An evaluator here has evaluated the profile: `evaluate`, or `judge` and `find_missing`.

/// What the profile contradicts of a rule that is ruled out: few facts, no one of which can be spared, and of their
/// literals no more than it takes.
/// REQUIRES: neither certain nor possible holds the rule.
std::vector<Requirement> contradictions(const Evaluator& evaluator, const Profile& profile, RuleId rule);

/// What a possible rule waits for; as far as it can still raise the decision, where it can.
/// REQUIRES: `possible` holds the rule.
std::vector<Requirement> waits_for(const Evaluator& evaluator, const Profile& profile, RuleId rule);

/// Every rule that is not certain, in pack order.
std::vector<NotFired> rules_not_fired(const Evaluator& evaluator, const Profile& profile);

}  // namespace triage
