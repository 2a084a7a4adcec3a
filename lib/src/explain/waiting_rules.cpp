// Missing facts with the rules that wait for them, found in one pass over the possible rules instead of one over the
// rules for each fact.
#include "explain/waiting_rules.hpp"

namespace triage {

std::vector<WaitingRules> waiting_rules(const Evaluator& evaluator) {
    const Decision& decision = evaluator.decision();
    const std::size_t facts = evaluator.program().vocabulary().facts().size();
    std::vector<std::size_t> places(facts);
    std::vector<WaitingRules> all;
    all.reserve(decision.missing.size());
    decision.missing.for_each([&](FactId fact) {
        places[index(fact)] = all.size();
        all.push_back({fact, {}});
    });
    IdSet<FactId> waits_for(facts);
    decision.possible.for_each([&](RuleId rule) {
        waits_for.clear();
        // INVARIANT: what a rule adds is missing, since `missing` is joined from what these rules add. So `places` has
        // an entry for it.
        evaluator.add_missing(rule, waits_for);
        waits_for.for_each([&](FactId fact) { all[places[index(fact)]].rules.push_back(rule); });
    });
    return all;
}

}  // namespace triage
