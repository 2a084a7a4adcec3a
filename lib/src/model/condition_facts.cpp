#include "model/condition_facts.hpp"

#include <algorithm>

namespace triage {

std::vector<FactId> facts_of(const Condition& condition) {
    std::vector<FactId> facts;
    for_each_leaf(condition, [&](const Condition& leaf) { facts.push_back(leaf.fact); });
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
