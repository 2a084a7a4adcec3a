#include "program/index.hpp"

#include <algorithm>
#include <array>
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

std::uint64_t unknown_of(const Mask& mask, const Decision& decision) {
    return (mask.need_true | mask.need_false) &
           ~(decision.literals_true[mask.word] | decision.literals_false[mask.word]);
}

std::uint64_t satisfied_of(const Mask& mask, const Decision& decision) {
    return (decision.literals_true[mask.word] & mask.need_true) |
           (decision.literals_false[mask.word] & mask.need_false);
}

// What is satisfied, or unknown, of a word: the literals that count where they should be true, and where false.
auto satisfied_words(const Decision& decision) {
    return [&](std::uint32_t word) { return std::pair(decision.literals_true[word], decision.literals_false[word]); };
}

auto unknown_words(const Decision& decision) {
    return [&](std::uint32_t word) {
        const std::uint64_t unknown = ~(decision.literals_true[word] | decision.literals_false[word]);
        return std::pair(unknown, unknown);
    };
}

template <class Visit>
void for_each_bit(std::uint64_t bits, Visit visit) {
    for (; bits != 0; bits &= bits - 1) visit(static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace

namespace {

/// Literals of which at least one is satisfied wherever one of some clauses comes true: few ones, and findings rather
/// than numbers, which are known of more people than findings are present.
class TriggerSearch {
public:
    TriggerSearch(const Program& program, const Test& test) : program_(program) {
        const auto first = program.clauses().begin() + test.first_clause;
        open_.assign(first, first + test.clause_count);
    }

    std::vector<Mask> search() {
        std::vector<Mask> triggers;
        while (!open_.empty()) {
            const std::vector<Mask> more = best();
            for (const Mask& mask : more) join_into(triggers, mask);
            std::erase_if(open_, [&](const Clause& clause) { return meets(clause, triggers); });
        }
        return triggers;
    }

private:
    // The literal that most clauses need; of equals the last, as packs begin with what is common. Clauses that need
    // only some of their literals are hit by all of these.
    std::vector<Mask> best() const {
        const auto counted = std::find_if(open_.begin(), open_.end(),
                                          [](const Clause& clause) { return clause.at_least != clause.width; });
        if (counted != open_.end()) return masks_of(*counted);
        std::pair<bool, std::size_t> most{false, 0};
        Mask found;
        for (const Mask& mask : masks_of(open_.front())) {
            for_each_bit(mask.need_true | mask.need_false, [&](std::size_t bit) {
                const std::uint64_t one = std::uint64_t{1} << bit;
                const Mask literal{mask.word, mask.need_true & one, mask.need_false & one};
                const bool is_finding = !program_.literals()[std::size_t{mask.word} * 64 + bit].comparator;
                const auto hits = static_cast<std::size_t>(std::count_if(
                    open_.begin(), open_.end(), [&](const Clause& clause) { return meets(clause, {literal}); }));
                if (std::pair(is_finding, hits) < most) return;
                most = {is_finding, hits};
                found = literal;
            });
        }
        return {found};
    }

    std::vector<Mask> masks_of(const Clause& clause) const {
        const auto first = program_.masks().begin() + clause.first_mask;
        return {first, first + clause.mask_count};
    }

    bool meets(const Clause& clause, const std::vector<Mask>& literals) const {
        const std::vector<Mask> masks = masks_of(clause);
        return std::any_of(masks.begin(), masks.end(), [&](const Mask& mask) {
            return std::any_of(literals.begin(), literals.end(), [&](const Mask& other) {
                const std::uint64_t shared = (mask.need_true & other.need_true) | (mask.need_false & other.need_false);
                return mask.word == other.word && shared != 0;
            });
        });
    }

    const Program& program_;
    std::vector<Clause> open_;
};

}  // namespace

template <class Id>
void EvaluationIndex::ByLiteral<Id>::add(const Mask& mask, Id id) {
    const std::size_t base = std::size_t{mask.word} * 64;
    join_into(masks_, mask);
    for_each_bit(mask.need_true, [&](std::size_t bit) { if_true_[base + bit].push_back(id); });
    for_each_bit(mask.need_false, [&](std::size_t bit) { if_false_[base + bit].push_back(id); });
}

template <class Id>
template <class Pick>
void EvaluationIndex::ByLiteral<Id>::insert(IdSet<Id>& ids, Pick pick) const {
    for (const Mask& mask : masks_) {
        const auto [is_true, is_false] = pick(mask.word);
        insert(if_true_, mask.word, mask.need_true & is_true, ids);
        insert(if_false_, mask.word, mask.need_false & is_false, ids);
    }
}

template <class Id>
void EvaluationIndex::ByLiteral<Id>::insert(const std::vector<std::vector<Id>>& by_literal, std::uint32_t word,
                                            std::uint64_t literals, IdSet<Id>& ids) {
    for_each_bit(literals, [&](std::size_t bit) {
        for (const Id id : by_literal[std::size_t{word} * 64 + bit]) ids.insert(id);
    });
}

template <class Id>
bool EvaluationIndex::ByLiteral<Id>::has(std::size_t literal, Id id) const {
    const auto is_in = [&](const std::vector<Id>& ids) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    return is_in(if_true_[literal]) || is_in(if_false_[literal]);
}

EvaluationIndex::EvaluationIndex(const Program& program)
    : rules_(program.literals().size()),
      exclusions_(program.literals().size()),
      other_numbers_(program.rules().rules.size()),
      triggers_(program.literals().size()) {
    index_literals(program);
    fact_count_ = program.vocabulary().facts().size();
    for (const Rule& rule : program.rules().rules) {
        if (std::find(levels_.begin(), levels_.end(), rule.level) == levels_.end()) levels_.push_back(rule.level);
    }
    index_rules(program);
    index_exclusions(program);
    index_stretches(program.rules());
}

void EvaluationIndex::index_literals(const Program& program) {
    literal_words_ = (program.literals().size() + 63) / 64;
    for (std::uint32_t i = 0; i < program.literals().size(); ++i) {
        const Literal& literal = program.literals()[i];
        facts_.push_back(literal.fact);
        if (!literal.comparator) continue;
        Quantity& quantity = entry_of(quantities_, [&](const Quantity& each) { return each.fact == literal.fact; },
                                      {literal.fact, {}, {}});
        const auto [lowest, highest] = range_of(*literal.comparator, literal.number);
        quantity.comparisons.push_back({i, lowest, highest});
        join_into(quantity.all, {i / 64, std::uint64_t{1} << i % 64, 0});
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

std::size_t EvaluationIndex::level_number(Level level) const {
    return static_cast<std::size_t>(std::find(levels_.begin(), levels_.end(), level) - levels_.begin());
}

void EvaluationIndex::add_rule(RuleId rule, Level level, const std::vector<Mask>& masks) {
    for (const Mask& mask : masks) {
        const auto is_same = [&](const LevelMask& each) { return each.level == level && each.mask.word == mask.word; };
        add_bits(entry_of(level_masks_, is_same, {level, {mask.word, 0, 0}, level_number(level)}).mask, mask);
        rules_.add(mask, rule);
    }
}

void EvaluationIndex::add_other_rule(RuleId rule, const Program& program) {
    const Test& test = program.rule_tests()[index(rule)];
    const Level level = program.rules()[rule].level;
    OtherRule other{rule, level, level_number(level), {}, {}, {}, waiting_clauses_.size(), 0, true};
    other_numbers_[index(rule)] = static_cast<std::uint32_t>(other_rules_.size());
    for (const Mask& mask : TriggerSearch(program, test).search()) triggers_.add(mask, rule);
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
        other.needs_several &= clause.at_least == clause.width && clause.width > 1;
        if (!clause.is_shadowed) add_waiting(clause, program);
    }
    other.waiting_count = waiting_clauses_.size() - other.first_waiting;
    other_rules_.push_back(std::move(other));
}

void EvaluationIndex::index_exclusions(const Program& program) {
    for (std::size_t i = 0; i < program.exclusion_tests().size(); ++i) {
        const Test& test = program.exclusion_tests()[i];
        const Clause& clause = program.clauses()[test.first_clause];
        const auto exclusion = static_cast<ExclusionId>(i);
        if (test.clause_count != 1 || clause.at_least != 1) {
            other_exclusions_.push_back(exclusion);
            continue;
        }
        for (std::uint32_t j = clause.first_mask; j < clause.first_mask + clause.mask_count; ++j) {
            exclusions_.add(program.masks()[j], exclusion);
        }
    }
}

void EvaluationIndex::add_waiting(const Clause& clause, const Program& program) {
    const auto first = program.masks().begin() + clause.first_mask;
    waiting_clauses_.push_back(clause);
    waiting_clauses_.back().first_mask = static_cast<std::uint32_t>(waiting_masks_.size());
    waiting_masks_.insert(waiting_masks_.end(), first, first + clause.mask_count);
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
    for (const Exclusion& exclusion : rules.exclusions) {
        Effect& effect = effects_.emplace_back(Effect{IdSet<StretchId>(count), exclusion.modify.has_value()});
        for (const StretchId stretch : exclusion.stretches) effect.stretches.insert(stretch);
    }
}

// Findings are copied, numbers become the truth of each comparison, and unknown stays in neither set. Whether somebody
// has a number is mostly the same for all; the truth of a comparison is no habit that a processor could foresee, so
// nothing here branches on it.
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
        if (bit_of(present, index(quantity.fact)) != 0) {
            read_number(quantity, profile.number_or_any(quantity.fact), decision);
        } else if (bit_of(absent, index(quantity.fact)) != 0) {
            for (const Mask& mask : quantity.all) decision.literals_false[mask.word] |= mask.need_true;
        }
    }
}

void EvaluationIndex::read_number(const Quantity& quantity, double number, Decision& decision) {
    for (const Comparison& each : quantity.comparisons) {
        const auto is_true =
            static_cast<std::uint64_t>(number >= each.lowest) & static_cast<std::uint64_t>(number <= each.highest);
        decision.literals_true[each.literal / 64] |= is_true << each.literal % 64;
        decision.literals_false[each.literal / 64] |= (is_true ^ 1) << each.literal % 64;
    }
}

void EvaluationIndex::judge_rules(Decision& decision) const {
    const auto& is_true = decision.literals_true;
    const auto& is_false = decision.literals_false;
    for (const auto& [level, mask, number] : level_masks_) {
        const std::uint64_t satisfied = (is_true[mask.word] & mask.need_true) | (is_false[mask.word] & mask.need_false);
        const std::uint64_t unknown = (mask.need_true | mask.need_false) & ~(is_true[mask.word] | is_false[mask.word]);
        decision.floor = join(decision.floor, satisfied != 0 ? level : Level{});
        decision.ceiling = join(decision.ceiling, (satisfied | unknown) != 0 ? level : Level{});
    }
    rules_.insert(decision.certain, satisfied_words(decision));
}

void EvaluationIndex::add_candidates(Decision& decision) const {
    triggers_.insert(decision.possible, [&](std::uint32_t word) {
        return std::pair(~decision.literals_false[word], ~decision.literals_true[word]);
    });
}

void EvaluationIndex::add_certain_candidates(Decision& decision) const {
    triggers_.insert(decision.possible, satisfied_words(decision));
}

bool EvaluationIndex::is_untouched(const OtherRule& rule, const Decision& decision) {
    std::uint64_t satisfied = 0;
    for (const Mask& mask : rule.masks) satisfied |= satisfied_of(mask, decision);
    return satisfied == 0;
}

bool EvaluationIndex::is_open(const OtherRule& rule, const Decision& decision) {
    std::uint64_t known = 0;
    for (const Mask& mask : rule.masks) known |= (mask.need_true | mask.need_false) & ~unknown_of(mask, decision);
    return known == 0;
}

void EvaluationIndex::add_possible(Decision& decision) const {
    rules_.insert(decision.possible, unknown_words(decision));
    decision.possible.remove(decision.certain);
}

// --- what is missing ----------------------------------------------------------------------------------------

// Level by level what is enough at that level itself, and behind all of them what is enough to reach each level. For
// each first the literals that are enough if true, then those if false.
std::uint64_t* EvaluationIndex::enough_of(Decision& decision, std::size_t number) const {
    return decision.enough.data() + 2 * literal_words_ * number;
}

void EvaluationIndex::make_room(Decision& decision) const {
    decision.enough.reserve(4 * literal_words_ * levels_.size());
    decision.waiting.reserve(waiting_clauses_.size());
}

void EvaluationIndex::find_waiting(Decision& decision) const {
    decision.enough.assign(4 * literal_words_ * levels_.size(), 0);
    decision.waiting.assign(waiting_clauses_.size(), nothing);
    for (const LevelMask& each : level_masks_) note_enough(each.mask, each.level_number, decision);
    for (const OtherRule& rule : other_rules_) {
        if (!decision.possible.contains(rule.rule) || covered_by(rule.level, decision.floor)) continue;
        if (rule.needs_several && is_open(rule, decision)) {
            // Nobody has spoken of it: no clause waits for one literal, and none for a part of another.
            const auto first = decision.waiting.begin() + static_cast<std::ptrdiff_t>(rule.first_waiting);
            std::fill_n(first, rule.waiting_count, all_of_two);
            continue;
        }
        for (std::size_t i = rule.first_waiting; i < rule.first_waiting + rule.waiting_count; ++i) {
            const Clause& clause = waiting_clauses_[i];
            decision.waiting[i] = waiting_of(clause, decision);
            if (decision.waiting[i] != one) continue;
            for (std::uint32_t j = 0; j < clause.mask_count; ++j) {
                note_enough(waiting_masks_[clause.first_mask + j], rule.level_number, decision);
            }
        }
    }
    join_enough(decision);
}

void EvaluationIndex::note_enough(const Mask& mask, std::size_t level, Decision& decision) const {
    const std::uint64_t unknown = unknown_of(mask, decision);
    std::uint64_t* enough = enough_of(decision, level);
    enough[mask.word] |= mask.need_true & unknown;
    enough[literal_words_ + mask.word] |= mask.need_false & unknown;
}

// A level is reached, too, by a rule of any level that comes to it together with the floor.
void EvaluationIndex::join_enough(Decision& decision) const {
    for (std::size_t wanted = 0; wanted < levels_.size(); ++wanted) {
        std::uint64_t* joined = enough_of(decision, levels_.size() + wanted);
        for (std::size_t given = 0; given < levels_.size(); ++given) {
            if (!covered_by(levels_[wanted], join(decision.floor, levels_[given]))) continue;
            const std::uint64_t* own = enough_of(decision, given);
            for (std::size_t i = 0; i < 2 * literal_words_; ++i) joined[i] |= own[i];
        }
    }
}

// Nearly every clause needs all of its literals; beyond three it is not counted for how many it waits.
EvaluationIndex::Waiting EvaluationIndex::waiting_of(const Clause& clause, const Decision& decision) const {
    if (clause.at_least != clause.width) return waiting_of_counted(clause, decision);
    std::uint64_t contradicted = 0;
    unsigned wanted = 0;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = waiting_masks_[i];
        const std::uint64_t unknown = unknown_of(mask, decision);
        contradicted |= (decision.literals_false[mask.word] & mask.need_true) |
                        (decision.literals_true[mask.word] & mask.need_false);
        for (std::uint64_t rest = unknown; rest != 0 && wanted < 3; rest &= rest - 1) ++wanted;
    }
    constexpr std::array<Waiting, 4> by_number{nothing, one, all_of_two, all_of_more};
    return contradicted != 0 ? nothing : by_number[wanted];
}

EvaluationIndex::Waiting EvaluationIndex::waiting_of_counted(const Clause& clause, const Decision& decision) const {
    int satisfied = 0;
    int unknown = 0;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        satisfied += std::popcount(satisfied_of(waiting_masks_[i], decision));
        unknown += std::popcount(unknown_of(waiting_masks_[i], decision));
    }
    const int wanted = static_cast<int>(clause.at_least) - satisfied;
    if (wanted <= 0 || wanted > unknown) return nothing;
    return wanted == 1 ? one : some_of_more;
}

bool EvaluationIndex::is_absorbed(const Clause& clause, const std::uint64_t* enough) const {
    std::uint64_t shared = 0;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = waiting_masks_[i];
        shared |= (mask.need_true & enough[mask.word]) | (mask.need_false & enough[literal_words_ + mask.word]);
    }
    return shared != 0;
}

// By another clause of its rule that waits for a part of what it waits for, two literals or more.
bool EvaluationIndex::is_absorbed(std::size_t number, const OtherRule& rule, const Decision& decision) const {
    if (is_untouched(rule, decision)) return false;  // of whole clauses none is a part of another
    for (std::size_t i = rule.first_waiting; i < rule.first_waiting + rule.waiting_count; ++i) {
        const bool needs_all = decision.waiting[i] == all_of_two || decision.waiting[i] == all_of_more;
        if (i == number || !needs_all) continue;
        if (waits_for_less(waiting_clauses_[i], waiting_clauses_[number], decision)) return true;
    }
    return false;
}

// The masks of a clause stand in the order of their words.
bool EvaluationIndex::waits_for_less(const Clause& less, const Clause& more, const Decision& decision) const {
    bool is_less = false;
    std::uint32_t other = 0;
    for (std::uint32_t i = 0; i < less.mask_count; ++i) {
        const Mask& mask = waiting_masks_[less.first_mask + i];
        const std::uint64_t unknown = unknown_of(mask, decision);
        while (other < more.mask_count && waiting_masks_[more.first_mask + other].word < mask.word) {
            is_less |= unknown_of(waiting_masks_[more.first_mask + other++], decision) != 0;
        }
        const bool is_there = other < more.mask_count && waiting_masks_[more.first_mask + other].word == mask.word;
        const Mask wanted = is_there ? waiting_masks_[more.first_mask + other++] : Mask{mask.word, 0, 0};
        const std::uint64_t missing =
            unknown & ~((mask.need_true & wanted.need_true) | (mask.need_false & wanted.need_false));
        if (missing != 0) return false;
        is_less |= (unknown_of(wanted, decision) & ~unknown) != 0;
    }
    for (; other < more.mask_count; ++other) {
        is_less |= unknown_of(waiting_masks_[more.first_mask + other], decision) != 0;
    }
    return is_less;
}

// No rule of a level that the floor does not cover is certain, so each unknown literal of the rules that need one
// literal only could make one so.
void EvaluationIndex::add_missing(const Decision& decision, IdSet<FactId>& facts) const {
    for (const LevelMask& each : level_masks_) {
        if (!covered_by(each.level, decision.floor)) add_unknown(each.mask, decision, facts);
    }
    for (const OtherRule& rule : other_rules_) {
        if (!decision.possible.contains(rule.rule) || covered_by(rule.level, decision.floor)) continue;
        add_missing(rule, decision, facts);
    }
}

void EvaluationIndex::add_missing(RuleId rule, const Decision& decision, IdSet<FactId>& facts) const {
    const std::size_t number = other_numbers_[index(rule)];
    const bool is_other = number < other_rules_.size() && other_rules_[number].rule == rule;
    if (is_other) return add_missing(other_rules_[number], decision, facts);
    for (const Mask& mask : rules_.masks()) {
        for_each_bit(unknown_of(mask, decision), [&](std::size_t bit) {
            const std::size_t literal = std::size_t{mask.word} * 64 + bit;
            if (rules_.has(literal, rule)) facts.insert(facts_[literal]);
        });
    }
}

void EvaluationIndex::add_missing(const OtherRule& rule, const Decision& decision, IdSet<FactId>& facts) const {
    const std::uint64_t* enough = decision.enough.data() + 2 * literal_words_ * (levels_.size() + rule.level_number);
    for (std::size_t i = rule.first_waiting; i < rule.first_waiting + rule.waiting_count; ++i) {
        const Clause& clause = waiting_clauses_[i];
        const auto waiting = static_cast<Waiting>(decision.waiting[i]);
        if (waiting == nothing) continue;
        const bool needs_all = waiting == all_of_two || waiting == all_of_more;
        if (needs_all && is_absorbed(clause, enough)) continue;
        if (waiting == all_of_more && is_absorbed(i, rule, decision)) continue;
        for (std::uint32_t j = 0; j < clause.mask_count; ++j) {
            add_unknown(waiting_masks_[clause.first_mask + j], decision, facts);
        }
    }
}

// The first literals are the findings, each at the place of its fact.
void EvaluationIndex::add_unknown(const Mask& mask, const Decision& decision, IdSet<FactId>& facts) const {
    const std::uint64_t unknown = unknown_of(mask, decision);
    const std::size_t base = std::size_t{mask.word} * 64;
    if (base + 64 <= fact_count_) return facts.merge(mask.word, unknown);
    for_each_bit(unknown, [&](std::size_t bit) { facts.insert(facts_[base + bit]); });
}

void EvaluationIndex::judge_exclusions(Decision& decision) const {
    exclusions_.insert(decision.excluding, satisfied_words(decision));
    exclusions_.insert(decision.maybe_excluding, unknown_words(decision));
    decision.maybe_excluding.remove(decision.excluding);
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
