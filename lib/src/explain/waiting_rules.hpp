// From a decision to which rules wait for which answer, fact by fact.
//
// Used by `explain` for its questions, and by `interview/` to choose the next one.
//
// Threads: a pure function.
#pragma once

#include <vector>

#include "triage/program.hpp"

namespace triage {

/// One missing fact with the rules that wait for it.
struct WaitingRules {
    FactId fact{};
    std::vector<RuleId> rules;  ///< in pack order
};

/// For each missing fact, in pack order, the possible rules that could still raise the decision and wait for it.
/// REQUIRES: the evaluator has run `find_missing`.
std::vector<WaitingRules> waiting_rules(const Evaluator& evaluator);

}  // namespace triage
