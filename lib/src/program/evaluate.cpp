// The decision for one profile. Reads masks and bits; knows no name; allocates nothing.

#include <algorithm>
#include <bit>

#include "program/index.hpp"
#include "triage/program.hpp"

namespace triage {

namespace {

/// How far a profile is with a clause.
struct Count {
    std::uint32_t satisfied = 0;
    std::uint32_t contradicted = 0;
};

std::uint32_t bits(std::uint64_t word) { return static_cast<std::uint32_t>(std::popcount(word)); }

}  // namespace

Decision Program::evaluate(const Profile& profile) const {
    Decision decision;
    evaluate(profile, decision);
    return decision;
}

void Program::evaluate(const Profile& profile, Decision& decision) const {
    judge(profile, decision);
    find_missing(decision);
    allow_stretches(profile, decision);
}

void Program::judge(const Profile& profile, Decision& decision) const {
    index_->read_literals(profile, decision);
    decision.floor = decision.ceiling = Level{};
    decision.certain.resize(rule_tests_.size());
    decision.possible.resize(rule_tests_.size());
    index_->judge_rules(decision);
    judge_other_rules(decision);
    decision.settled = decision.floor == decision.ceiling;
    if (decision.floor.outcome == Outcome::stop) {
        decision.verdict = Verdict::stop;
    } else if (decision.floor.outcome == Outcome::see_a_doctor) {
        decision.verdict = Verdict::see_a_doctor;
    } else {
        decision.verdict = decision.settled ? Verdict::proceed : Verdict::ask;
    }
}

// A rule that holds for certain has a trigger that does.
void Program::judge_floor(const Profile& profile, Decision& decision) const {
    index_->read_literals(profile, decision);
    decision.floor = decision.ceiling = Level{};
    decision.certain.resize(rule_tests_.size());
    decision.possible.resize(rule_tests_.size());
    index_->judge_rules(decision);
    index_->add_certain_candidates(decision);
    decision.possible.for_each([&](RuleId rule) {
        const EvaluationIndex::OtherRule& other = index_->other_rule(rule);
        if (judge(other.short_clauses, other.clauses, State::certain, decision) != State::certain) return;
        decision.floor = join(decision.floor, other.level);
        decision.certain.insert(rule);
    });
    decision.settled = false;
    decision.verdict = decision.floor.outcome == Outcome::stop           ? Verdict::stop
                       : decision.floor.outcome == Outcome::see_a_doctor ? Verdict::see_a_doctor
                                                                         : Verdict::ask;
}

void Program::judge_other_rules(Decision& decision) const {
    index_->add_candidates(decision);
    decision.possible.for_each([&](RuleId rule) {
        const EvaluationIndex::OtherRule& other = index_->other_rule(rule);
        // Where nothing is satisfied yet, the first clause that is still possible says it all.
        const State best = EvaluationIndex::is_untouched(other, decision) ? State::possible : State::certain;
        const State state = judge(other.short_clauses, other.clauses, best, decision);
        if (state != State::possible) decision.possible.erase(rule);
        if (state == State::ruled_out) return;
        decision.ceiling = join(decision.ceiling, other.level);
        if (state == State::possible) return;
        decision.floor = join(decision.floor, other.level);
        decision.certain.insert(rule);
    });
}

// The best of them, or one that is no worse than `best`.
Program::State Program::judge(const std::vector<Mask>& short_clauses, const std::vector<Clause>& clauses, State best,
                              const Decision& decision) const {
    State state = judge_short_clauses(short_clauses, decision, best);
    for (const Clause& clause : clauses) {
        if (state >= best) break;
        state = std::max(state, judge(clause, decision));
    }
    return state;
}

// The same of clauses that need all of their literals, which lie in one word.
Program::State Program::judge_short_clauses(const std::vector<Mask>& clauses, const Decision& decision, State best) {
    bool is_possible = false;
    for (const Mask& mask : clauses) {
        const std::uint64_t is_true = decision.literals_true[mask.word];
        const std::uint64_t is_false = decision.literals_false[mask.word];
        if (((is_false & mask.need_true) | (is_true & mask.need_false)) != 0) continue;
        if (((mask.need_true | mask.need_false) & ~(is_true | is_false)) == 0) return State::certain;
        if (best == State::possible) return State::possible;
        is_possible = true;
    }
    return is_possible ? State::possible : State::ruled_out;
}

void Program::find_missing(Decision& decision) const {
    index_->add_possible(decision);
    decision.missing.resize(vocabulary().facts().size());
    index_->make_room(decision);
    if (decision.settled) return;
    index_->find_waiting(decision);
    index_->add_missing(decision, decision.missing);
}

void Program::add_missing(RuleId rule, const Decision& decision, IdSet<FactId>& facts) const {
    if (!covered_by((*rules_)[rule].level, decision.floor)) index_->add_missing(rule, decision, facts);
}

// "All of these" and "any of these" need no counting; nearly every clause is one of them.
Program::State Program::judge(const Clause& clause, const Decision& decision) const {
    if (clause.at_least != clause.width && clause.at_least != 1) return judge_counted(clause, decision);
    bool any_true = false;
    bool any_false = false;
    bool any_unknown = false;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = masks_[i];
        const std::uint64_t is_true = decision.literals_true[mask.word];
        const std::uint64_t is_false = decision.literals_false[mask.word];
        any_true |= ((is_true & mask.need_true) | (is_false & mask.need_false)) != 0;
        any_false |= ((is_false & mask.need_true) | (is_true & mask.need_false)) != 0;
        any_unknown |= ((mask.need_true | mask.need_false) & ~(is_true | is_false)) != 0;
    }
    const bool all = clause.at_least == clause.width;
    if (all ? any_false : any_true) return all ? State::ruled_out : State::certain;
    if (any_unknown) return State::possible;
    return all ? State::certain : State::ruled_out;
}

Program::State Program::judge_counted(const Clause& clause, const Decision& decision) const {
    Count count;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = masks_[i];
        const std::uint64_t is_true = decision.literals_true[mask.word];
        const std::uint64_t is_false = decision.literals_false[mask.word];
        count.satisfied += bits((is_true & mask.need_true) | (is_false & mask.need_false));
        count.contradicted += bits((is_false & mask.need_true) | (is_true & mask.need_false));
    }
    if (count.satisfied >= clause.at_least) return State::certain;
    return clause.width - count.contradicted >= clause.at_least ? State::possible : State::ruled_out;
}

Program::State Program::judge(const Test& test, const Decision& decision) const {
    State best = State::ruled_out;
    for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
        best = std::max(best, judge(clauses_[i], decision));
        if (best == State::certain) break;
    }
    return best;
}

void Program::allow_stretches(const Profile& profile, Decision& decision) const {
    decision.allowed.resize(rules_->stretches.size());
    decision.modified.resize(rules_->stretches.size());
    decision.excluding.resize(exclusion_tests_.size());
    decision.maybe_excluding.resize(exclusion_tests_.size());
    if (decision.verdict != Verdict::proceed) return;
    index_->allow_stretches(profile, decision.allowed);
    index_->judge_exclusions(decision);
    for (const ExclusionId exclusion : index_->other_exclusions()) {
        const State state = judge(exclusion_tests_[index(exclusion)], decision);
        if (state == State::ruled_out) continue;
        (state == State::certain ? decision.excluding : decision.maybe_excluding).insert(exclusion);
    }
    for (const IdSet<ExclusionId>* applying : {&decision.excluding, &decision.maybe_excluding}) {
        applying->for_each([&](ExclusionId exclusion) {
            const EvaluationIndex::Effect& effect = index_->effects()[index(exclusion)];
            if (effect.is_precaution) {
                decision.modified.add(effect.stretches);
            } else {
                decision.allowed.remove(effect.stretches);
            }
        });
    }
    decision.modified.keep(decision.allowed);
    decision.allowed.remove(decision.modified);
}

}  // namespace triage
