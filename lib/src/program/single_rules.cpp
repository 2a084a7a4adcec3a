// Rules of one literal, level by level: see single_rules.hpp for what that saves.
#include "program/single_rules.hpp"

namespace triage {

// "Any of" is one clause that asks for one literal, and so is a single literal.
bool is_single(const Program& program, const CompiledCondition& condition) {
    return condition.clause_count == 1 && program.clauses(condition).front().at_least == 1;
}

// INVARIANT: one entry for each level and word that have a literal.
SingleRules::SingleRules(const Program& program) : rules_(program.literals().size()) {
    for (const RuleId rule : program.rules().rule_ids()) {
        const CompiledCondition& condition = program.condition(rule);
        if (!is_single(program, condition)) continue;
        const Level level = program.rules()[rule].level;
        for (const Mask& mask : program.masks(program.clauses(condition).front())) {
            const auto is_same = [&](const LevelMask& each) {
                return each.level == level && each.mask.word == mask.word;
            };
            add_literals(find_or_add(level_masks_, is_same, {level, {mask.word, 0, 0}}).mask, mask);
            rules_.add(mask, rule);
        }
    }
}

// A level that nothing makes hold joins `Level{}`, which changes nothing: that is cheaper than a branch.
void SingleRules::judge(const LiteralStates& states, Decision& decision) const {
    for (const auto& [level, mask] : level_masks_) {
        const std::uint64_t certain = satisfied(mask, states);
        const std::uint64_t possible = certain | unknown(mask, states);
        decision.floor = join(decision.floor, certain != 0 ? level : Level{});
        decision.ceiling = join(decision.ceiling, possible != 0 ? level : Level{});
    }
    rules_.insert(decision.certain, satisfied_literals(states));
}

// A rule that any literal makes hold is possible while one is unknown, unless another makes it certain.
void SingleRules::add_possible(const LiteralStates& states, Decision& decision) const {
    rules_.insert(decision.possible, unknown_literals(states));
    decision.possible.remove(decision.certain);
}

}  // namespace triage
