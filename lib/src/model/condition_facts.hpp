// The facts and numbers that a condition reads, found in the condition as it was loaded, before it is compiled.
//
// A condition is a tree: findings and comparisons are its leaves; "all of", "any of", "at least" and "not" join them.
// Whether a leaf can ever matter is not asked here: a leaf counts because it stands there.
//
// Threads: pure functions.
#pragma once

#include <map>
#include <vector>

#include "for_components.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Calls `visit(leaf)` for each finding and comparison, from left to right, once for each place where it stands.
template <class Visit>
void for_each_leaf(const Condition& condition, Visit&& visit) {
    const bool is_leaf = condition.kind == Condition::Kind::finding || condition.kind == Condition::Kind::comparison;
    if (is_leaf) visit(condition);
    for (const Condition& part : condition.parts) for_each_leaf(part, visit);
}

/// Every fact that the condition reads, once each, in the order of the vocabulary.
TRIAGE_FOR_COMPONENTS std::vector<FactId> facts_of(const Condition& condition);

/// True when the condition reads this fact, whether or not the fact can decide anything in it.
TRIAGE_FOR_COMPONENTS bool mentions(const Condition& condition, FactId fact);

/// Appends the number of each comparison to the list of its quantity, in the quantity's own unit, repeated numbers
/// included. Lists that are there already are kept, so that several conditions can be collected into one map.
TRIAGE_FOR_COMPONENTS void collect_numbers(const Condition& condition, std::map<FactId, std::vector<double>>& numbers);

}  // namespace triage
