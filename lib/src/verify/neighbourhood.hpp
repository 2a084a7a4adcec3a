// The part of a rule base that has to do with one fact: enough to prove what that fact can change, and small.
#pragma once

#include <vector>

#include "verify/judgement.hpp"

namespace triage {

/// Which rules and exclusions look at which facts.
class Mentions {
public:
    explicit Mentions(const RuleBase& rules);

    const std::vector<std::size_t>& rules_of(FactId fact) const { return rules_of_[index(fact)]; }
    const std::vector<std::size_t>& exclusions_of(FactId fact) const { return exclusions_of_[index(fact)]; }
    const std::vector<FactId>& facts_of_rule(std::size_t rule) const { return facts_of_rule_[rule]; }
    bool is_used(FactId fact) const { return !rules_of(fact).empty() || !exclusions_of(fact).empty(); }
    /// Rules, in order, that share a fact with one of these, those themselves included.
    std::vector<std::size_t> neighbours(const std::vector<std::size_t>& rules) const;

private:
    std::vector<std::vector<std::size_t>> rules_of_;
    std::vector<std::vector<std::size_t>> exclusions_of_;
    std::vector<std::vector<FactId>> facts_of_rule_;
};

/// The rules and exclusions that mention a fact, the rules that share a fact with those rules, and the stretches that
/// may differ. Whatever level or stretch the fact changes for somebody under the whole rule base, it changes for the
/// same person under this part, as long as every rule demands more than a mere urgency: a rule that the change turns
/// mentions the fact, and what hides it shares a fact with it or is hidden on both sides.
class Neighbourhood {
public:
    Neighbourhood(const RuleBase& rules, const Mentions& mentions, FactId fact);

    /// Of a person who differs from `base` in the fact alone. `whole` is what everything is for `base`.
    Judgement judge(Solver& solver, const Vocabulary& vocabulary, const Judgement& whole, const SymbolicFact& symbol);

    /// What `judge` judges by.
    const RuleBase& part() const { return part_; }
    /// What its rules, exclusions and stretches look at.
    std::vector<FactId> facts() const;

private:
    FactId fact_;
    RuleBase part_;
    std::vector<std::size_t> rules_;       ///< their places in the whole
    std::vector<std::size_t> exclusions_;  ///< likewise
};

}  // namespace triage
