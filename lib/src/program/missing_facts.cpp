// The facts that are worth asking, in two passes over the clauses: the first notes how much each clause waits for and
// which literals are enough for which level, the second adds the facts of the clauses that wait for no more than they
// must. missing_facts.hpp says why.
#include "program/missing_facts.hpp"

#include <array>

namespace triage {

namespace {

bool needs_all(MissingFacts::Waiting waiting) {
    return waiting == MissingFacts::Waiting::all_of_two || waiting == MissingFacts::Waiting::all_of_more;
}

}  // namespace

MissingFacts::MissingFacts(const Program& program, const SingleRules& single)
    : fact_count_(program.vocabulary().facts().size()),
      words_((program.literals().size() + 63) / 64),
      numbers_(program.rules().rules.size()) {
    for (const Literal& literal : program.literals()) facts_.push_back(literal.fact);
    for (const Rule& rule : program.rules().rules) {
        if (std::find(levels_.begin(), levels_.end(), rule.level) == levels_.end()) levels_.push_back(rule.level);
    }
    for (const LevelMask& each : single.level_masks()) single_.push_back({each, level_number(each.level)});
    for (const RuleId rule : program.rules().rule_ids()) {
        if (!is_single(program, program.condition(rule))) add_compound(rule, program);
    }
}

std::size_t MissingFacts::level_number(Level level) const {
    return static_cast<std::size_t>(std::find(levels_.begin(), levels_.end(), level) - levels_.begin());
}

// Shadowed clauses are left out: the compiler has proved that nothing is ever asked for their sake.
void MissingFacts::add_compound(RuleId rule, const Program& program) {
    const Level level = program.rules()[rule].level;
    Compound compound{rule, level, level_number(level), {}, clauses_.size(), 0, true};
    for (const Clause& clause : program.clauses(program.condition(rule))) {
        const std::span<const Mask> masks = program.masks(clause);
        for (const Mask& mask : masks) join_into(compound.literals, mask);
        compound.needs_several &= clause.needs_all() && clause.width > 1;
        if (!clause.is_shadowed) clauses_.add(clause, masks);
    }
    compound.clause_count = clauses_.size() - compound.first_clause;
    numbers_[index(rule)] = compound_.size();
    compound_.push_back(std::move(compound));
}

MissingFacts::Notes MissingFacts::make_notes() const {
    return {{levels_.size(), words_}, {levels_.size(), words_}, std::vector<Waiting>(clauses_.size())};
}

// --- the first pass: who waits for how much ----------------------------------------------------------------------

// Every unknown literal of a single rule is enough for its level. Of compound rules only those are looked at that could
// raise the decision: nobody asks for the others.
void MissingFacts::find(const LiteralStates& states, const Decision& decision, Notes& notes) const {
    notes.enough_for.clear();
    notes.enough_to_be.clear();
    std::fill(notes.waiting.begin(), notes.waiting.end(), Waiting::nothing);
    for (const auto& [of, level] : single_) notes.enough_for.add(level, of.mask, unknown(of.mask, states));
    for (const Compound& rule : compound_) {
        if (could_raise(rule, decision)) find(rule, states, notes);
    }
    join_levels(decision.floor, notes);
}

bool MissingFacts::could_raise(const Compound& rule, const Decision& decision) const {
    return decision.possible.contains(rule.rule) && !covered_by(rule.level, decision.floor);
}

void MissingFacts::find(const Compound& rule, const LiteralStates& states, Notes& notes) const {
    if (rule.needs_several && !any_known(rule.literals, states)) {
        // Each clause waits for all of its literals, several ones. That it is two need not be true: it says that no
        // other clause waits for a part of them, which holds because the clauses are whole and none is a part of
        // another.
        const auto first = notes.waiting.begin() + static_cast<std::ptrdiff_t>(rule.first_clause);
        std::fill_n(first, rule.clause_count, Waiting::all_of_two);
        return;
    }
    for (std::size_t i = rule.first_clause; i < rule.first_clause + rule.clause_count; ++i) {
        notes.waiting[i] = waiting_of(clauses_[i], states);
        if (notes.waiting[i] != Waiting::one) continue;
        for (const Mask& mask : clauses_.masks(clauses_[i])) {
            notes.enough_for.add(rule.level_number, mask, unknown(mask, states));
        }
    }
}

// A level is reached by a rule of just that level, and by one of another level that comes to it together with the
// floor.
void MissingFacts::join_levels(Level floor, Notes& notes) const {
    for (std::size_t wanted = 0; wanted < levels_.size(); ++wanted) {
        for (std::size_t given = 0; given < levels_.size(); ++given) {
            if (!covered_by(levels_[wanted], join(floor, levels_[given]))) continue;
            notes.enough_to_be.join(wanted, notes.enough_for, given);
        }
    }
}

// Nearly every clause needs all of its literals. Whether it waits for three or for more makes no difference, so
// counting stops there.
MissingFacts::Waiting MissingFacts::waiting_of(const Clause& clause, const LiteralStates& states) const {
    if (!clause.needs_all()) return waiting_of_counted(clause, states);
    std::uint64_t any_contradicted = 0;
    unsigned wanted = 0;
    for (const Mask& mask : clauses_.masks(clause)) {
        any_contradicted |= contradicted(mask, states);
        for (std::uint64_t rest = unknown(mask, states); rest != 0 && wanted < 3; rest &= rest - 1) ++wanted;
    }
    constexpr std::array<Waiting, 4> by_number{Waiting::nothing, Waiting::one, Waiting::all_of_two,
                                               Waiting::all_of_more};
    return any_contradicted != 0 ? Waiting::nothing : by_number[wanted];
}

// "At least k of": it waits for what k lacks. As soon as too few are left it is ruled out, and waits for nothing.
MissingFacts::Waiting MissingFacts::waiting_of_counted(const Clause& clause, const LiteralStates& states) const {
    const std::span<const Mask> masks = clauses_.masks(clause);
    const std::uint32_t has = count(masks, states, satisfied);
    if (has >= clause.at_least) return Waiting::nothing;
    const std::uint32_t wanted = clause.at_least - has;
    if (wanted > count(masks, states, unknown)) return Waiting::nothing;
    return wanted == 1 ? Waiting::one : Waiting::some_of_more;
}

// --- the second pass: who waits for no more than it must -----------------------------------------------------------

// No rule of a level that the floor does not cover is certain, so each unknown literal of a single rule could make one
// so.
void MissingFacts::add(const LiteralStates& states, const Decision& decision, const Notes& notes,
                       IdSet<FactId>& facts) const {
    for (const Single& each : single_) {
        if (!covered_by(each.of.level, decision.floor)) add_unknown(each.of.mask, states, facts);
    }
    for (const Compound& rule : compound_) {
        if (could_raise(rule, decision)) add_of(rule, states, notes, facts);
    }
}

void MissingFacts::add_of(RuleId rule, const LiteralStates& states, const Notes& notes, IdSet<FactId>& facts) const {
    add_of(compound_[numbers_[index(rule)]], states, notes, facts);
}

// Only clauses that need all that they wait for can be left out: of a choice, any literal may be the one that is asked.
void MissingFacts::add_of(const Compound& rule, const LiteralStates& states, const Notes& notes,
                          IdSet<FactId>& facts) const {
    for (std::size_t i = rule.first_clause; i < rule.first_clause + rule.clause_count; ++i) {
        const Waiting waiting = notes.waiting[i];
        const Clause& clause = clauses_[i];
        if (waiting == Waiting::nothing) continue;
        if (needs_all(waiting) && has_one_that_is_enough(clause, rule.level_number, notes)) continue;
        if (waiting == Waiting::all_of_more && has_one_that_waits_for_less(i, rule, states, notes)) continue;
        for (const Mask& mask : clauses_.masks(clause)) add_unknown(mask, states, facts);
    }
}

bool MissingFacts::has_one_that_is_enough(const Clause& clause, std::size_t level, const Notes& notes) const {
    std::uint64_t shared = 0;
    for (const Mask& mask : clauses_.masks(clause)) shared |= notes.enough_to_be.shared(level, mask);
    return shared != 0;
}

// True when another clause of the rule waits for a proper part, of two literals or more, of what this clause waits for:
// whenever this one comes true, the other does. While nothing is satisfied none does, since whole clauses are prime.
bool MissingFacts::has_one_that_waits_for_less(std::size_t number, const Compound& rule, const LiteralStates& states,
                                               const Notes& notes) const {
    if (!any_satisfied(rule.literals, states)) return false;
    for (std::size_t i = rule.first_clause; i < rule.first_clause + rule.clause_count; ++i) {
        if (i == number || !needs_all(notes.waiting[i])) continue;
        if (waits_for_less(clauses_[i], clauses_[number], states)) return true;
    }
    return false;
}

// Walks two lists of masks at once, both in the order of their words: every literal that `less` waits for must be one
// that `more` waits for, with the same sign, and `more` must wait for another one besides.
bool MissingFacts::waits_for_less(const Clause& less, const Clause& more, const LiteralStates& states) const {
    bool is_less = false;
    const std::span<const Mask> others = clauses_.masks(more);
    auto other = others.begin();
    for (const Mask& mask : clauses_.masks(less)) {
        for (; other != others.end() && other->word < mask.word; ++other) is_less |= unknown(*other, states) != 0;
        const bool is_same_word = other != others.end() && other->word == mask.word;
        const Mask wanted = is_same_word ? *other++ : Mask{mask.word, 0, 0};
        const std::uint64_t both = (mask.need_true & wanted.need_true) | (mask.need_false & wanted.need_false);
        if ((unknown(mask, states) & ~both) != 0) return false;
        is_less |= (unknown(wanted, states) & ~unknown(mask, states)) != 0;
    }
    for (; other != others.end(); ++other) is_less |= unknown(*other, states) != 0;
    return is_less;
}

// The first literals are those of the facts, each at the place of its fact, so a word of them is added whole.
void MissingFacts::add_unknown(const Mask& mask, const LiteralStates& states, IdSet<FactId>& facts) const {
    const std::uint64_t bits = unknown(mask, states);
    if (std::size_t{mask.word} * 64 + 64 <= fact_count_) return facts.merge(mask.word, bits);
    for_each_literal(mask.word, bits, [&](std::size_t literal) { facts.insert(facts_[literal]); });
}

}  // namespace triage
