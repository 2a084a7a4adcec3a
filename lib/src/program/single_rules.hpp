// The rules that any one of their literals makes hold: a warning sign, or a number beyond a limit. Most rules are such.
//
// Saves: judged rule by rule, the time grows with the number of rules. Here the literals of all rules of one level are
// joined, so that floor and ceiling take a few operations for each level and word; which rules hold is looked up by the
// literals that are satisfied, which are few. docs/decisions/0020 has what was measured.
#pragma once

#include <vector>

#include "program/by_literal.hpp"
#include "triage/decision.hpp"

namespace triage {

/// True when any one literal makes the condition hold.
bool is_single(const Program& program, const CompiledCondition& condition);

/// The literals that make a rule of this level hold, of one word.
struct LevelMask {
    Level level;
    Mask mask;
};

class SingleRules {
public:
    explicit SingleRules(const Program& program);

    /// Joins the levels of the certain rules to the floor and those of the possible ones to the ceiling, too, and adds
    /// the certain ones to `certain`.
    void judge(const LiteralStates& states, Decision& decision) const;
    /// Adds the possible rules to `possible`. REQUIRES: `certain` is complete.
    void add_possible(const LiteralStates& states, Decision& decision) const;

    const std::vector<LevelMask>& level_masks() const { return level_masks_; }

private:
    std::vector<LevelMask> level_masks_;
    ByLiteral<RuleId> rules_;
};

}  // namespace triage
