// What a condition looks at: its findings and comparisons.
#pragma once

#include <map>
#include <vector>

#include "for_components.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Calls `visit(leaf)` for each finding and comparison, as often as it stands there.
template <class Visit>
void for_each_leaf(const Condition& condition, Visit&& visit) {
    const bool is_leaf = condition.kind == Condition::Kind::finding || condition.kind == Condition::Kind::comparison;
    if (is_leaf) visit(condition);
    for (const Condition& part : condition.parts) for_each_leaf(part, visit);
}

/// Every fact that the condition looks at, in order and once.
TRIAGE_FOR_COMPONENTS std::vector<FactId> facts_of(const Condition& condition);

TRIAGE_FOR_COMPONENTS bool mentions(const Condition& condition, FactId fact);

/// Adds what the condition compares each quantity with.
TRIAGE_FOR_COMPONENTS void collect_numbers(const Condition& condition, std::map<FactId, std::vector<double>>& numbers);

}  // namespace triage
