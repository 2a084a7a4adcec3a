// Triggers of a condition: literals of which at least one is satisfied wherever the condition holds.
//
// Saves: a rule that needs several literals ("age over 50 and weight loss and …") is not looked at while none of its
// triggers could be true. Most people have few signs, so most such rules are ruled out without a look at their clauses.
#pragma once

#include <vector>

#include "triage/program.hpp"

namespace triage {

/// Few triggers, and findings rather than comparisons, since more people have a number than a sign. Not always the
/// fewest: that is the hitting-set problem, and a greedy choice is good enough. INVARIANT: every clause of the
/// condition that comes true satisfies one of them.
std::vector<Mask> triggers_of(const Program& program, const CompiledCondition& condition);

}  // namespace triage
