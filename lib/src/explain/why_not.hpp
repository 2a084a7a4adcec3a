// From a rule that is not certain to the reason, in terms of its compiled clauses: the few facts that rule it out, or
// the facts that it waits for.
//
// Used by `explain` for `Detail::full` and for what the person is unsure of, and by `interview/`.
//
// Threads: pure functions.
#pragma once

#include <vector>

#include "triage/explain.hpp"

namespace triage {

// The evaluator has evaluated the profile, here and below: `evaluate`, or `judge` and `find_missing`.

/// The literals of a ruled-out rule that the profile contradicts: few facts, none of which can be spared, and no more
/// of their literals than it takes. Few, but not always the fewest.
/// REQUIRES: neither certain nor possible holds the rule.
std::vector<Requirement> contradictions(const Evaluator& evaluator, const Profile& profile, RuleId rule);

/// The unknown literals that a possible rule waits for. If the rule can still raise the decision, only those of facts
/// that matter for that are told; otherwise all of them.
/// REQUIRES: `possible` holds the rule.
std::vector<Requirement> waits_for(const Evaluator& evaluator, const Profile& profile, RuleId rule);

/// Every rule that is not certain, in pack order.
std::vector<NotFired> rules_not_fired(const Evaluator& evaluator, const Profile& profile);

}  // namespace triage
