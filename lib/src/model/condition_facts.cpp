// Conditions walked as trees. The compiled form does not answer these questions: a literal that cannot matter is gone
// from it, and whoever checks, proves or draws a pack wants what its author wrote.
#include "model/condition_facts.hpp"

#include <algorithm>

namespace triage {

std::vector<FactId> facts_of(const Condition& condition) {
    std::vector<FactId> facts;
    for_each_leaf(condition, [&](const Condition& leaf) { facts.push_back(leaf.fact); });
    // Sorting by id gives the order of the vocabulary, so the result does not depend on how the condition is worded.
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
}

bool mentions(const Condition& condition, FactId fact) {
    bool found = false;
    for_each_leaf(condition, [&](const Condition& leaf) { found |= leaf.fact == fact; });
    return found;
}

void collect_numbers(const Condition& condition, std::map<FactId, std::vector<double>>& numbers) {
    for_each_leaf(condition, [&](const Condition& leaf) {
        if (leaf.kind == Condition::Kind::comparison) numbers[leaf.fact].push_back(leaf.number);
    });
}

}  // namespace triage
