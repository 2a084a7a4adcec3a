// The decision for one profile. Reads masks and bits; knows no name; allocates nothing.

#include <algorithm>
#include <bit>

#include "evaluation_index.hpp"
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

void Program::judge_other_rules(Decision& decision) const {
    for (const EvaluationIndex::OtherRule& other : index_->other_rules()) {
        if (EvaluationIndex::is_hopeless(other, decision)) continue;
        State state = judge_short_clauses(other.short_clauses, decision);
        for (const Clause& clause : other.clauses) {
            if (state != State::certain) state = std::max(state, judge(clause, decision));
        }
        if (state == State::ruled_out) continue;
        decision.ceiling = join(decision.ceiling, other.level);
        if (state == State::certain) decision.floor = join(decision.floor, other.level);
        (state == State::certain ? decision.certain : decision.possible).insert(other.rule);
    }
}

// The best of them, as `judge` says of each.
Program::State Program::judge_short_clauses(const std::vector<Mask>& clauses, const Decision& decision) {
    bool is_possible = false;
    for (const Mask& mask : clauses) {
        const std::uint64_t is_true = decision.literals_true[mask.word];
        const std::uint64_t is_false = decision.literals_false[mask.word];
        if (((is_false & mask.need_true) | (is_true & mask.need_false)) != 0) continue;
        if (((mask.need_true | mask.need_false) & ~(is_true | is_false)) == 0) return State::certain;
        is_possible = true;
    }
    return is_possible ? State::possible : State::ruled_out;
}

void Program::find_missing(Decision& decision) const {
    index_->add_possible(decision);
    decision.missing.resize(vocabulary().facts().size());
    if (decision.settled) return;
    index_->add_missing(decision, decision.missing);
    for (const EvaluationIndex::OtherRule& other : index_->other_rules()) {
        if (decision.possible.contains(other.rule)) add_missing(other.rule, decision, decision.missing);
    }
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

// A fact is missing if it is unknown in a clause that could still raise the level. A clause that waits for more
// than another one, for no higher level, adds nothing: whenever it comes true, the other one is true already.
void Program::add_missing(RuleId rule, const Decision& decision, IdSet<FactId>& facts) const {
    const Level level = (*rules_)[rule].level;
    if (covered_by(level, decision.floor)) return;
    const Test& test = rule_tests_[index(rule)];
    for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
        const bool is_open = judge(clauses_[i], decision) == State::possible;
        if (is_open && !is_absorbed(clauses_[i], level, decision)) add_unknown(clauses_[i], decision, facts);
    }
}

void Program::add_unknown(const Clause& clause, const Decision& decision, IdSet<FactId>& facts) const {
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = masks_[i];
        const std::uint64_t known = decision.literals_true[mask.word] | decision.literals_false[mask.word];
        for (std::uint64_t rest = (mask.need_true | mask.need_false) & ~known; rest != 0; rest &= rest - 1) {
            facts.insert(
                literals_[std::size_t{mask.word} * 64 + static_cast<std::size_t>(std::countr_zero(rest))].fact);
        }
    }
}

// Only a clause that needs all of its literals can be absorbed, and only if it still waits for two or more.
bool Program::is_absorbed(const Clause& clause, Level level, const Decision& decision) const {
    if (clause.is_shadowed) return true;
    if (clause.rival_count == 0 || unknown_count(clause, decision) < 2) return false;
    const auto first = rivals_.begin() + clause.first_rival;
    return std::any_of(first, first + clause.rival_count, [&](const Rival& rival) {
        return covered_by(level, join(decision.floor, (*rules_)[rival.rule].level)) &&
               waits_for_less(clauses_[rival.clause], clause, decision);
    });
}

std::uint32_t Program::unknown_count(const Clause& clause, const Decision& decision) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = masks_[i];
        count += bits((mask.need_true | mask.need_false) &
                      ~(decision.literals_true[mask.word] | decision.literals_false[mask.word]));
    }
    return count;
}

// True when `less` comes true as soon as a proper part of what `more` still waits for does.
bool Program::waits_for_less(const Clause& less, const Clause& more, const Decision& decision) const {
    if (judge(less, decision) != State::possible) return false;
    const std::uint32_t shared = shared_unknown(less, more, decision);
    if (less.at_least == 1) return shared > 0;
    return less.at_least == less.width && shared == unknown_count(less, decision) &&
           shared < unknown_count(more, decision);
}

// Unknown literals that both clauses need with the same sign.
std::uint32_t Program::shared_unknown(const Clause& a, const Clause& b, const Decision& decision) const {
    std::uint32_t count = 0;
    for (std::uint32_t i = a.first_mask; i < a.first_mask + a.mask_count; ++i) {
        for (std::uint32_t j = b.first_mask; j < b.first_mask + b.mask_count; ++j) {
            const Mask& left = masks_[i];
            const Mask& right = masks_[j];
            if (left.word != right.word) continue;
            const std::uint64_t unknown = ~(decision.literals_true[left.word] | decision.literals_false[left.word]);
            count += bits(((left.need_true & right.need_true) | (left.need_false & right.need_false)) & unknown);
        }
    }
    return count;
}

void Program::allow_stretches(const Profile& profile, Decision& decision) const {
    decision.allowed.resize(rules_->stretches.size());
    decision.excluding.resize(exclusion_tests_.size());
    decision.maybe_excluding.resize(exclusion_tests_.size());
    if (decision.verdict != Verdict::proceed) return;
    index_->allow_stretches(profile, decision.allowed);
    for (std::size_t i = 0; i < exclusion_tests_.size(); ++i) {
        const State state = judge(exclusion_tests_[i], decision);
        if (state == State::ruled_out) continue;
        const auto exclusion = static_cast<ExclusionId>(i);
        (state == State::certain ? decision.excluding : decision.maybe_excluding).insert(exclusion);
        for (const StretchId stretch : (*rules_)[exclusion].stretches) decision.allowed.erase(stretch);
    }
}

}  // namespace triage
