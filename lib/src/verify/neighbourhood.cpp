// Cuts the neighbourhood of a fact out of a rule base: conditions are copied, stretches get new ids, and truths of the
// whole are reused by position. The proof that this part is enough stands in the header.

#include "verify/neighbourhood.hpp"

#include <algorithm>
#include <map>

namespace triage {

// `facts_of` names each fact once, so no rule stands twice in a list.
Mentions::Mentions(const RuleBase& rules)
    : rules_of_(rules.vocabulary.facts().size()), exclusions_of_(rules.vocabulary.facts().size()) {
    for (const RuleId rule : rules.rule_ids()) {
        facts_of_rule_.push_back(facts_of(rules[rule].when));
        for (const FactId fact : facts_of_rule_.back()) rules_of_[index(fact)].push_back(rule);
    }
    for (const ExclusionId exclusion : rules.exclusion_ids()) {
        for (const FactId fact : facts_of(rules[exclusion].when)) exclusions_of_[index(fact)].push_back(exclusion);
    }
}

std::vector<RuleId> Mentions::neighbours(const std::vector<RuleId>& rules) const {
    std::vector<RuleId> all = rules;
    for (const RuleId rule : rules) {
        for (const FactId fact : facts_of_rule(rule)) {
            all.insert(all.end(), rules_of(fact).begin(), rules_of(fact).end());
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

Neighbourhood::Neighbourhood(const RuleBase& rules, const Mentions& mentions, FactId fact)
    : fact_(fact), rules_(mentions.neighbours(mentions.rules_of(fact))), exclusions_(mentions.exclusions_of(fact)) {
    for (const RuleId rule : rules_) part_.rules.push_back(rules[rule]);
    part_.progression = rules.progression;
    // From the id of a stretch in the whole to the one it gets here.
    std::map<StretchId, StretchId> places;
    for (const ExclusionId exclusion : exclusions_) {
        part_.exclusions.push_back(rules[exclusion]);
        for (StretchId& stretch : part_.exclusions.back().stretches) {
            const auto next = static_cast<StretchId>(part_.stretches.size());
            const auto [known, is_new] = places.try_emplace(stretch, next);
            if (is_new) part_.stretches.push_back(rules[stretch]);
            stretch = known->second;
        }
    }
    // Every stretch that no exclusion here concerns is offered by the verdict alone, so one without any demand stands
    // for them all.
    if (places.size() < rules.stretches.size()) part_.stretches.push_back({});
}

// One list of all conditions, since `facts_of` sorts and drops what is there twice.
std::vector<FactId> Neighbourhood::facts() const {
    std::vector<Condition> all;
    for (const Rule& rule : part_.rules) all.push_back(rule.when);
    for (const Exclusion& exclusion : part_.exclusions) all.push_back(exclusion.when);
    std::vector<FactId> facts = facts_of(at_least(1, std::move(all)));
    if (part_.progression) facts.push_back(part_.progression->sessions);
    return facts;
}

// `truth_of` always has a value here: the same conditions were short enough when `whole` was made.
Judgement Neighbourhood::judge(Solver& solver, const Vocabulary& vocabulary, const Judgement& whole,
                               const SymbolicFact& symbol) {
    SymbolicPerson person = whole.person();
    person[index(fact_)] = symbol;
    const auto truth = [&](const Condition& when, const Truth& known) {
        return mentions(when, fact_) ? *truth_of(solver, vocabulary, when, person) : known;
    };
    Truths truths;
    for (const RuleId rule : rules_)
        truths.rules.push_back(truth(part_.rules[truths.rules.size()].when, whole.truths().rules[index(rule)]));
    for (const ExclusionId exclusion : exclusions_) {
        truths.exclusions.push_back(
            truth(part_.exclusions[truths.exclusions.size()].when, whole.truths().exclusions[index(exclusion)]));
    }
    return {solver, part_, std::move(person), std::move(truths)};
}

}  // namespace triage
