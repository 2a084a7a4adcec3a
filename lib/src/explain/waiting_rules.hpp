// Which rules wait for which answer.
#pragma once

#include <vector>

#include "triage/program.hpp"

namespace triage {

struct WaitingRules {
    FactId fact{};
    std::vector<RuleId> rules;  ///< in pack order
};

/// For each missing fact, in pack order, the possible rules that could still raise the decision and wait for it.
/// REQUIRES: `find_missing` of the evaluator.
std::vector<WaitingRules> waiting_rules(const Evaluator& evaluator);

}  // namespace triage
