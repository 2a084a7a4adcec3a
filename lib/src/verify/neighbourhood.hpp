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
/// may differ.
///
/// INVARIANT: whatever level or stretch the fact changes for somebody under the whole rule base, it changes for the
/// same person under this part, as long as every rule demands more than a mere urgency. Let x and y be two people who
/// differ in the fact alone.
/// - Levels. A step is reached when some rule at or above it holds. Say the whole reaches one for y and not for x. Some
///   rule that holds for y then does not hold for x; so its truth changed, so it mentions the fact and is in the part,
///   which reaches the step for y, too. For x no rule of the whole at or above the step holds, and the part has no rule
///   that the whole has not. With floors "holds" is certain, with ceilings possible; the argument is the same.
/// - Stretches. Say the whole offers one to y and not to x. If an exclusion keeps it from x and not from y, that
///   exclusion's truth changed, so the part has it. Otherwise only the verdict does: y proceeds, so no rule above
///   `proceed` is possible for y in the whole or in the part, and some such rule holds or is possible for x. Its truth
///   changed, so it is in the part, where x does not proceed either. That a rule demands more than an urgency is used
///   here: one that only raises the urgency could leave x unsettled by a rule outside of the part.
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
