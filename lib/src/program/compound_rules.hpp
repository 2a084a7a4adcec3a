// The rules that no single literal makes hold, judged clause by clause.
//
// Saves: triggers (triggers.hpp) leave few rules to be looked at, and of these most have only clauses that need all of
// their literals, which lie in one word: three operations each, without a loop over masks.
#pragma once

#include <vector>

#include "program/by_literal.hpp"
#include "triage/decision.hpp"

namespace triage {

class CompoundRules {
public:
    explicit CompoundRules(const Program& program);

    /// Joins the levels of the certain rules to the floor and those of the possible ones to the ceiling, too, and adds
    /// them to `certain` and `possible`. REQUIRES: `possible` is empty.
    void judge(const LiteralStates& states, Decision& decision) const;
    /// As `judge`, of the certain rules only; what `possible` then holds means nothing.
    void judge_certain(const LiteralStates& states, Decision& decision) const;

private:
    struct Entry {
        RuleId rule{};
        Level level;
        std::vector<Mask> literals;       ///< of all its clauses, one mask for each word
        std::vector<Mask> short_clauses;  ///< that need all of their literals, which lie in one word
        std::size_t first_long = 0;       ///< the other clauses, in `long_clauses_`
        std::size_t long_count = 0;
    };

    Entry entry_of(RuleId rule, const Program& program);
    const Entry& operator[](RuleId rule) const { return entries_[numbers_[index(rule)]]; }
    Certainty certainty_of(const Entry& entry, const LiteralStates& states, Certainty best) const;
    static Certainty short_certainty(const Entry& entry, const LiteralStates& states, Certainty best);

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> numbers_;  ///< by rule, in `entries_`; meaningless for single rules
    ByLiteral<RuleId> triggers_;
    ClauseList long_clauses_;
};

}  // namespace triage
