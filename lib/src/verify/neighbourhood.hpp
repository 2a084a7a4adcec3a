// The part of a rule base that has to do with one fact: enough to prove what that fact can change, and small.
//
// Over the whole rule base each question to the solver holds every rule twice; over the neighbourhood only the few that
// have to do with the fact. So the neighbourhood is asked first, and the whole only where that finds a difference,
// which need not be one for the whole.
#pragma once

#include <vector>

#include "verify/judgement.hpp"

namespace triage {

/// An index of the rules and exclusions that look at each fact. A fact that a condition mentions twice counts
/// once. Built once for a run, in time proportional to the conditions.
class Mentions {
public:
    explicit Mentions(const RuleBase& rules);

    const std::vector<RuleId>& rules_of(FactId fact) const { return rules_of_[index(fact)]; }
    const std::vector<ExclusionId>& exclusions_of(FactId fact) const { return exclusions_of_[index(fact)]; }
    const std::vector<FactId>& facts_of_rule(RuleId rule) const { return facts_of_rule_[index(rule)]; }
    /// False for a fact that no condition reads: it can change nothing, and nobody is asked for it.
    bool is_used(FactId fact) const { return !rules_of(fact).empty() || !exclusions_of(fact).empty(); }
    /// All rules that share a fact with one of `rules`, these included; sorted, each once.
    std::vector<RuleId> neighbours(const std::vector<RuleId>& rules) const;

private:
    std::vector<std::vector<RuleId>> rules_of_;
    std::vector<std::vector<ExclusionId>> exclusions_of_;
    std::vector<std::vector<FactId>> facts_of_rule_;
};

/// The rules and exclusions that mention a fact, the rules that share a fact with those rules, and the stretches of
/// those exclusions, with one stretch that stands for all others.
///
/// INVARIANT: whatever level or stretch the fact changes for somebody under the whole rule base, it changes for the
/// same person under this part, as long as every rule stops somebody (none demands an urgency alone) and the fact is
/// not the number of sessions done. Proof, for two people p and q who differ in the fact alone:
/// - A level that p's floor or ceiling reaches and q's does not: some rule reaches it for p and not for q. Its
///   condition mentions the fact, so the rule is here; and with fewer rules q's floor and ceiling are no higher.
/// - A stretch that q is offered and p is not: q proceeds, so for q every rule is ruled out, here too, and q is offered
///   that stretch here or, where it is not here, the one that stands for it. If p does not proceed, a rule that holds
///   or may hold for p mentions the fact and is here, so p is offered nothing here. If p proceeds, some exclusion is
///   ruled out for q and not for p; it mentions the fact, so it and its stretches are here.
/// - A precaution that p is given and q is not: it mentions the fact, so it and its stretches are here.
///
/// The second step needs that a rule which may hold keeps people from proceeding: an urgency alone does not. It needs,
/// too, that the same stretches begin too late for both. The rules that merely share a fact are not needed for the
/// proof; they hide here what they hide in the whole, so that most differences found here are real.
class Neighbourhood {
public:
    Neighbourhood(const RuleBase& rules, const Mentions& mentions, FactId fact);

    /// The decision of this part about the person of `whole`, with `symbol` in place of the fact. Only conditions that
    /// mention the fact are read again; the rest is taken from `whole`.
    Judgement judge(Solver& solver, const Vocabulary& vocabulary, const Judgement& whole, const SymbolicFact& symbol);

    /// The rule base that `judge` judges by. It has no vocabulary; ids of facts are those of the whole, ids of
    /// stretches are its own.
    const RuleBase& part() const { return part_; }
    /// Every fact that this part looks at, in order: an example of a difference needs no other.
    std::vector<FactId> facts() const;

private:
    FactId fact_;
    RuleBase part_;
    std::vector<RuleId> rules_;            ///< their ids in the whole
    std::vector<ExclusionId> exclusions_;  ///< the ids of its exclusions in the whole
};

}  // namespace triage
