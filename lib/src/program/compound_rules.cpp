// Rules of several literals, clause by clause: see compound_rules.hpp for what is saved and how.
#include "program/compound_rules.hpp"

#include "program/single_rules.hpp"
#include "program/triggers.hpp"

namespace triage {

CompoundRules::CompoundRules(const Program& program)
    : numbers_(program.rules().rules.size()), triggers_(program.literals().size()) {
    for (const RuleId rule : program.rules().rule_ids()) {
        const CompiledCondition& condition = program.condition(rule);
        if (is_single(program, condition)) continue;
        for (const Mask& mask : triggers_of(program, condition)) triggers_.add(mask, rule);
        numbers_[index(rule)] = static_cast<std::uint32_t>(entries_.size());
        entries_.push_back(entry_of(rule, program));
    }
}

// Short clauses are nearly all: a condition of two or three findings, whose facts were declared side by side.
CompoundRules::Entry CompoundRules::entry_of(RuleId rule, const Program& program) {
    Entry entry{rule, program.rules()[rule].level, {}, {}, long_clauses_.size(), 0};
    for (const Clause& clause : program.clauses(program.condition(rule))) {
        const std::span<const Mask> masks = program.masks(clause);
        for (const Mask& mask : masks) join_into(entry.literals, mask);
        if (clause.needs_all() && masks.size() == 1) {
            entry.short_clauses.push_back(masks.front());
        } else {
            long_clauses_.add(clause, masks);
            ++entry.long_count;
        }
    }
    return entry;
}

// The candidates are collected in `possible`, and those that turn out otherwise leave it again.
void CompoundRules::judge(const LiteralStates& states, Decision& decision) const {
    triggers_.insert(decision.possible, uncontradicted_literals(states));
    decision.possible.for_each([&](RuleId rule) {
        const Entry& entry = (*this)[rule];
        // Without a satisfied literal no clause is certain, and the first one that is possible ends the search.
        const Certainty best = any_satisfied(entry.literals, states) ? Certainty::certain : Certainty::possible;
        const Certainty certainty = certainty_of(entry, states, best);
        if (certainty != Certainty::possible) decision.possible.erase(rule);
        if (certainty == Certainty::ruled_out) return;
        decision.ceiling = join(decision.ceiling, entry.level);
        if (certainty == Certainty::possible) return;
        decision.floor = join(decision.floor, entry.level);
        decision.certain.insert(rule);
    });
}

// A certain rule has a satisfied trigger, and of somebody who has said little few are.
void CompoundRules::judge_certain(const LiteralStates& states, Decision& decision) const {
    triggers_.insert(decision.possible, satisfied_literals(states));
    decision.possible.for_each([&](RuleId rule) {
        const Entry& entry = (*this)[rule];
        if (certainty_of(entry, states, Certainty::certain) != Certainty::certain) return;
        decision.floor = join(decision.floor, entry.level);
        decision.certain.insert(rule);
    });
}

// That of the most certain clause, the short ones first; `best` or better ends the search.
Certainty CompoundRules::certainty_of(const Entry& entry, const LiteralStates& states, Certainty best) const {
    return long_clauses_.certainty_of(long_clauses_.range(entry.first_long, entry.long_count), states,
                                      short_certainty(entry, states, best), best);
}

// A short clause needs all of its literals, so one that is contradicted rules it out, and none unknown makes it
// certain.
Certainty CompoundRules::short_certainty(const Entry& entry, const LiteralStates& states, Certainty best) {
    bool is_possible = false;
    for (const Mask& mask : entry.short_clauses) {
        if (contradicted(mask, states) != 0) continue;
        if (unknown(mask, states) == 0) return Certainty::certain;
        if (best == Certainty::possible) return Certainty::possible;
        is_possible = true;
    }
    return is_possible ? Certainty::possible : Certainty::ruled_out;
}

}  // namespace triage
