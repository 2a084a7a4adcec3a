#include "evaluation_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace triage {

namespace {

std::uint64_t bit_of(const std::vector<std::uint64_t>& words, std::size_t i) { return words[i / 64] >> i % 64 & 1; }

Mask& mask_of(std::vector<Mask>& masks, std::uint32_t word) {
    const auto found = std::find_if(masks.begin(), masks.end(), [&](const Mask& mask) { return mask.word == word; });
    return found != masks.end() ? *found : masks.emplace_back(Mask{word, 0, 0});
}

void add_bits(Mask& mask, const Mask& more) {
    mask.need_true |= more.need_true;
    mask.need_false |= more.need_false;
}

void join_into(std::vector<Mask>& all, const Mask& mask) { add_bits(mask_of(all, mask.word), mask); }

/// The entry of `list` that `is_wanted` holds for, made if there is none.
template <class Entry, class IsWanted>
Entry& entry_of(std::vector<Entry>& list, IsWanted is_wanted, Entry otherwise) {
    const auto found = std::find_if(list.begin(), list.end(), is_wanted);
    return found != list.end() ? *found : list.emplace_back(std::move(otherwise));
}

/// The numbers for which a comparison holds, from the lowest to the highest.
std::pair<double, double> range_of(Comparator comparator, double number) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    switch (comparator) {
        case Comparator::greater: return {std::nextafter(number, infinity), infinity};
        case Comparator::greater_equal: return {number, infinity};
        case Comparator::less: return {-infinity, std::nextafter(number, -infinity)};
        case Comparator::less_equal: return {-infinity, number};
        case Comparator::equal: break;
    }
    return {number, number};
}

template <class Visit>
void for_each_bit(std::uint64_t bits, Visit visit) {
    for (; bits != 0; bits &= bits - 1) visit(static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace

EvaluationIndex::EvaluationIndex(const Program& program)
    : rules_if_true_(program.literals().size()), rules_if_false_(program.literals().size()) {
    index_literals(program);
    index_rules(program);
    index_stretches(program.rules());
}

void EvaluationIndex::index_literals(const Program& program) {
    literal_words_ = (program.literals().size() + 63) / 64;
    for (std::uint32_t i = 0; i < program.literals().size(); ++i) {
        const Literal& literal = program.literals()[i];
        facts_.push_back(literal.fact);
        if (!literal.comparator) continue;
        Quantity& quantity =
            entry_of(quantities_, [&](const Quantity& each) { return each.fact == literal.fact; }, {literal.fact, {}});
        const auto [lowest, highest] = range_of(*literal.comparator, literal.number);
        quantity.comparisons.push_back({i, lowest, highest});
    }
}

void EvaluationIndex::index_rules(const Program& program) {
    for (std::size_t i = 0; i < program.rule_tests().size(); ++i) {
        const Test& test = program.rule_tests()[i];
        const Clause& clause = program.clauses()[test.first_clause];
        const auto rule = static_cast<RuleId>(i);
        if (test.clause_count != 1 || clause.at_least != 1) {
            add_other_rule(rule, program);
            continue;
        }
        const auto first = program.masks().begin() + clause.first_mask;
        add_rule(rule, program.rules()[rule].level, {first, first + clause.mask_count});
    }
}

void EvaluationIndex::add_rule(RuleId rule, Level level, const std::vector<Mask>& masks) {
    for (const Mask& mask : masks) {
        const auto is_same = [&](const LevelMask& each) { return each.level == level && each.mask.word == mask.word; };
        add_bits(entry_of(level_masks_, is_same, {level, {mask.word, 0, 0}}).mask, mask);
        join_into(all_masks_, mask);
        const std::size_t base = std::size_t{mask.word} * 64;
        for_each_bit(mask.need_true, [&](std::size_t bit) { rules_if_true_.add(base + bit, rule); });
        for_each_bit(mask.need_false, [&](std::size_t bit) { rules_if_false_.add(base + bit, rule); });
    }
}

void EvaluationIndex::add_other_rule(RuleId rule, const Program& program) {
    const Test& test = program.rule_tests()[index(rule)];
    OtherRule other{rule, program.rules()[rule].level, {}, {}, {}};
    for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
        const Clause& clause = program.clauses()[i];
        for (std::uint32_t j = clause.first_mask; j < clause.first_mask + clause.mask_count; ++j) {
            join_into(other.masks, program.masks()[j]);
        }
        const bool is_short = clause.mask_count == 1 && clause.at_least == clause.width;
        if (is_short) {
            other.short_clauses.push_back(program.masks()[clause.first_mask]);
        } else {
            other.clauses.push_back(clause);
        }
    }
    other_rules_.push_back(std::move(other));
}

void EvaluationIndex::index_stretches(const RuleBase& rules) {
    const std::size_t count = rules.stretches.size();
    const std::size_t pieces = rules.vocabulary.equipment().size();
    all_stretches_.resize(count);
    if (rules.progression) sessions_ = rules.progression->sessions;
    for (std::size_t i = 0; i < count; ++i) {
        const Stretch& stretch = rules.stretches[i];
        const auto id = static_cast<StretchId>(i);
        all_stretches_.insert(id);
        for (const std::vector<EquipmentId>& need : stretch.needs) {
            IdSet<EquipmentId> any_of(pieces);
            for (const EquipmentId piece : need) any_of.insert(piece);
            const auto is_same = [&](const Need& each) { return each.any_of == any_of; };
            entry_of(needs_, is_same, {any_of, IdSet<StretchId>(count)}).stretches.insert(id);
        }
        const auto is_same = [&](const Late& each) { return each.from_session == stretch.from_session; };
        entry_of(late_, is_same, {stretch.from_session, IdSet<StretchId>(count)}).stretches.insert(id);
    }
}

// Findings are copied, numbers become the truth of each comparison, and unknown stays in neither set. The truth of a
// literal is no habit that a processor could foresee, so nothing here branches on it.
void EvaluationIndex::read_literals(const Profile& profile, Decision& decision) const {
    const std::vector<std::uint64_t>& present = profile.present().words();
    const std::vector<std::uint64_t>& absent = profile.absent().words();
    decision.literals_true.resize(literal_words_);
    decision.literals_false.resize(literal_words_);
    for (std::size_t i = 0; i < literal_words_; ++i) {
        decision.literals_true[i] = i < present.size() ? present[i] : 0;
        decision.literals_false[i] = i < absent.size() ? absent[i] : 0;
    }
    for (const Quantity& quantity : quantities_) {
        const std::uint64_t is_present = bit_of(present, index(quantity.fact));
        const std::uint64_t is_known = is_present | bit_of(absent, index(quantity.fact));
        const double number = profile.number_or_any(quantity.fact);
        for (const Comparison& each : quantity.comparisons) {
            const std::uint64_t is_true = is_present & static_cast<std::uint64_t>(number >= each.lowest) &
                                          static_cast<std::uint64_t>(number <= each.highest);
            decision.literals_true[each.literal / 64] |= is_true << each.literal % 64;
            decision.literals_false[each.literal / 64] |= (is_known & ~is_true) << each.literal % 64;
        }
    }
}

void EvaluationIndex::judge_rules(Decision& decision) const {
    const auto& is_true = decision.literals_true;
    const auto& is_false = decision.literals_false;
    for (const auto& [level, mask] : level_masks_) {
        const std::uint64_t satisfied = (is_true[mask.word] & mask.need_true) | (is_false[mask.word] & mask.need_false);
        const std::uint64_t unknown = (mask.need_true | mask.need_false) & ~(is_true[mask.word] | is_false[mask.word]);
        decision.floor = join(decision.floor, satisfied != 0 ? level : Level{});
        decision.ceiling = join(decision.ceiling, (satisfied | unknown) != 0 ? level : Level{});
    }
    for (const Mask& mask : all_masks_) {
        rules_if_true_.insert(mask.word, mask.need_true & is_true[mask.word], decision.certain);
        rules_if_false_.insert(mask.word, mask.need_false & is_false[mask.word], decision.certain);
    }
}

bool EvaluationIndex::is_hopeless(const OtherRule& rule, const Decision& decision) {
    std::uint64_t hopes = 0;
    for (const Mask& mask : rule.masks) {
        hopes |= (mask.need_true & ~decision.literals_false[mask.word]) |
                 (mask.need_false & ~decision.literals_true[mask.word]);
    }
    return hopes == 0;
}

void EvaluationIndex::add_possible(Decision& decision) const {
    for (const Mask& mask : all_masks_) {
        const std::uint64_t unknown = ~(decision.literals_true[mask.word] | decision.literals_false[mask.word]);
        rules_if_true_.insert(mask.word, mask.need_true & unknown, decision.possible);
        rules_if_false_.insert(mask.word, mask.need_false & unknown, decision.possible);
    }
    decision.possible.remove(decision.certain);
}

void EvaluationIndex::RulesByLiteral::insert(std::uint32_t word, std::uint64_t literals, IdSet<RuleId>& rules) const {
    for_each_bit(literals, [&](std::size_t bit) {
        for (const RuleId rule : rules_[std::size_t{word} * 64 + bit]) rules.insert(rule);
    });
}

// No rule of a level that the floor does not cover is certain, so each of its unknown literals could make one so.
void EvaluationIndex::add_missing(const Decision& decision, IdSet<FactId>& facts) const {
    for (const auto& [level, mask] : level_masks_) {
        if (covered_by(level, decision.floor)) continue;
        const std::uint64_t known = decision.literals_true[mask.word] | decision.literals_false[mask.word];
        const std::size_t base = std::size_t{mask.word} * 64;
        for_each_bit((mask.need_true | mask.need_false) & ~known,
                     [&](std::size_t bit) { facts.insert(facts_[base + bit]); });
    }
}

void EvaluationIndex::allow_stretches(const Profile& profile, IdSet<StretchId>& allowed) const {
    allowed.add(all_stretches_);
    const double session = (sessions_ ? profile.value(*sessions_).value_or(0) : 0) + 1;
    for (const Late& late : late_) {
        if (session < late.from_session) allowed.remove(late.stretches);
    }
    if (!profile.equipment) return;
    for (const Need& need : needs_) {
        if (!need.any_of.meets(*profile.equipment)) allowed.remove(need.stretches);
    }
}

}  // namespace triage
