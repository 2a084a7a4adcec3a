// Facts of two vocabularies are paired, and an example of the solver is written down once for each side.
//
// The difficult part is the numbers. Each side compares a quantity with limits of its own, so a number is placed among
// those of both; and relations of both sides have to hold, which moves numbers on one side that the other has to
// follow.

#include "verify/compare/pairing.hpp"

#include <algorithm>
#include <cmath>

#include "profile/relations.hpp"

namespace triage {

namespace {

/// The fact as far as both sides can read it: the narrower of both ranges, whole where either wants that, absent only
/// where both allow it.
Fact common_fact(const Fact& a, const Fact& b) {
    Fact fact = a;
    if (!fact.quantity) return fact;
    fact.quantity->min = std::max(a.quantity->min, b.quantity->min);
    fact.quantity->max = std::min(a.quantity->max, b.quantity->max);
    fact.quantity->whole = a.quantity->whole || b.quantity->whole;
    if (b.quantity->absence == Absence::impossible) fact.quantity->absence = Absence::impossible;
    return fact;
}

/// False where no number is in both ranges. The range would then be a contradiction in the solver, and every difference
/// would be "refuted".
bool can_be_shared(const Fact& a, const Fact& b) {
    if (a.quantity.has_value() != b.quantity.has_value()) return false;
    if (!a.quantity) return true;
    const Quantity common = *common_fact(a, b).quantity;
    const double least = common.whole ? std::ceil(common.min) : common.min;
    return a.quantity->unit == b.quantity->unit && least <= common.max;
}

}  // namespace

// A name under `includes` says only a part of the other fact, so the two are not one question.
std::optional<FactId> counterpart(const Fact& fact, const Vocabulary& other) {
    const auto found = other.find(fact.id);
    if (!found || other.is_narrower(fact.id) || !can_be_shared(fact, other[*found])) return std::nullopt;
    return found;
}

Pairing::Pairing(const Program& old_program, const Program& new_program, const SolverOptions& options)
    : old_program_(old_program),
      new_program_(new_program),
      options_(options),
      solver_(options.budget),
      old_limits_(limits_of(old_program.rules())),
      new_limits_(limits_of(new_program.rules())) {}

std::optional<TooLarge> Pairing::begin() {
    pair_facts();
    TooLarge too_large;
    auto old_truths = written_truths(solver_, old_program_.rules(), old_person_, &too_large);
    auto new_truths = written_truths(solver_, new_program_.rules(), new_person_, &too_large);
    if (!old_truths || !new_truths) return too_large;
    old_.emplace(solver_, old_program_.rules(), old_person_, std::move(*old_truths));
    new_.emplace(solver_, new_program_.rules(), new_person_, std::move(*new_truths));
    return std::nullopt;
}

void Pairing::pair_facts() {
    const Vocabulary& old_words = old_program_.vocabulary();
    const Vocabulary& new_words = new_program_.vocabulary();
    new_person_.resize(new_words.facts().size());
    std::vector<bool> is_paired(new_words.facts().size(), false);
    for (const FactId old_fact : old_words.fact_ids()) {
        const Fact& fact = old_words[old_fact];
        Slot slot{old_fact, counterpart(fact, new_words)};
        // Two old facts may have become one: the first takes it, the second is one that only the old side knows.
        if (slot.new_fact && is_paired[index(*slot.new_fact)]) slot.new_fact.reset();
        common_.push_back(slot.new_fact ? common_fact(fact, new_words[*slot.new_fact]) : fact);
        old_person_.push_back(symbolic_fact(solver_, common_.back()));
        if (slot.new_fact) {
            is_paired[index(*slot.new_fact)] = true;
            new_person_[index(*slot.new_fact)] = old_person_.back();
        }
        slots_.push_back(slot);
    }
    for (const FactId new_fact : new_words.fact_ids()) {
        if (is_paired[index(new_fact)]) continue;
        new_person_[index(new_fact)] = symbolic_fact(solver_, new_words[new_fact]);
        slots_.push_back({std::nullopt, new_fact});
    }
    for (const Slot& slot : slots_) {
        const Fact& fact = slot.old_fact ? common_[index(*slot.old_fact)] : new_words[*slot.new_fact];
        if (!fact.quantity) continue;
        const SymbolicFact& symbol =
            slot.old_fact ? old_person_[index(*slot.old_fact)] : new_person_[index(*slot.new_fact)];
        leave_no_gaps(solver_, *symbol.number, *fact.quantity, joint_limits(slot));
    }
    // Each side rejects whoever breaks a relation of its own, so nobody else is decided by both.
    solver_.assume(fits_all(solver_, old_words, old_person_));
    solver_.assume(fits_all(solver_, new_words, new_person_));
}

SearchEnd Pairing::ask(const Formulas& wanted) {
    if (options_.progress) options_.progress(std::min(asked_, expected_), expected_);
    ++asked_;
    return solver_.ask(wanted);
}

Reading Pairing::example() {
    Reading reading{example_of(solver_, old_person_, old_program_.vocabulary(), old_limits_),
                    example_of(solver_, new_person_, new_program_.vocabulary(), new_limits_)};
    // Each side alone may have found another short number for the same one, so one is found among the limits of both.
    for (const Slot& slot : slots_) {
        if (!slot.old_fact || !slot.new_fact) continue;
        const Fact& fact = common_[index(*slot.old_fact)];
        if (!fact.quantity || !reading.old_profile.value(*slot.old_fact)) continue;
        const std::vector<double> limits = joint_limits(slot);
        const Place place = place_of(solver_, *old_person_[index(*slot.old_fact)].number, limits);
        set_both(reading, slot, plain_number(place, *fact.quantity, limits));
    }
    fit_both(reading);
    return reading;
}

// Sides that do not know the fact keep their profile as it is.
void Pairing::set_both(Reading& reading, const Slot& slot, double number) {
    if (slot.old_fact) reading.old_profile.set_value(*slot.old_fact, number);
    if (slot.new_fact) reading.new_profile.set_value(*slot.new_fact, number);
}

bool Pairing::fits_both(const Reading& reading) const {
    return fits_all(reading.old_profile, old_program_.vocabulary()) &&
           fits_all(reading.new_profile, new_program_.vocabulary());
}

// One side is made to fit, the other takes its numbers over, and the other way round. Either may break what the other
// mended, so it is tried three times and then given up: the comparison reports such a person as undecided.
void Pairing::fit_both(Reading& reading) const {
    for (std::size_t round = 0; round < 3 && !fits_both(reading); ++round) {
        make_fit(reading.old_profile, old_program_.vocabulary(), old_limits_);
        for (const Slot& slot : slots_) {
            const auto number = slot.old_fact ? reading.old_profile.value(*slot.old_fact) : std::nullopt;
            if (number && slot.new_fact && common_[index(*slot.old_fact)].quantity) set_both(reading, slot, *number);
        }
        make_fit(reading.new_profile, new_program_.vocabulary(), new_limits_);
        for (const Slot& slot : slots_) {
            const auto number = slot.new_fact ? reading.new_profile.value(*slot.new_fact) : std::nullopt;
            if (number && slot.old_fact && common_[index(*slot.old_fact)].quantity) set_both(reading, slot, *number);
        }
    }
}

// The numbers with which either side compares the fact, sorted.
std::vector<double> Pairing::joint_limits(const Slot& slot) const {
    std::vector<double> limits;
    const auto add = [&](const Limits& from, FactId fact) {
        if (const auto found = from.find(fact); found != from.end())
            limits.insert(limits.end(), found->second.begin(), found->second.end());
    };
    if (slot.old_fact) add(old_limits_, *slot.old_fact);
    if (slot.new_fact) add(new_limits_, *slot.new_fact);
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    return limits;
}

bool Pairing::says(const Reading& reading, const Slot& slot) {
    return (slot.old_fact && reading.old_profile.presence(*slot.old_fact) != Presence::unknown) ||
           (slot.new_fact && reading.new_profile.presence(*slot.new_fact) != Presence::unknown);
}

Reading Pairing::without(Reading reading, const Slot& slot) {
    if (slot.old_fact) forget(reading.old_profile, *slot.old_fact);
    if (slot.new_fact) forget(reading.new_profile, *slot.new_fact);
    return reading;
}

// This is `smallest` of verify/witness.hpp, over slots in place of facts.
Reading Pairing::smallest(Reading reading, const std::function<bool(const Reading&)>& shows) const {
    for (bool changed = true; changed;) {
        changed = false;
        for (const Slot& slot : slots_) {
            if (!says(reading, slot)) continue;
            Reading fewer = without(reading, slot);
            if (!shows(fewer)) continue;
            reading = std::move(fewer);
            changed = true;
        }
    }
    if (reading.old_profile.absent().size() <= max_denials) return reading;
    const Reading short_one{without_others(reading.old_profile, old_program_.vocabulary()),
                            without_others(reading.new_profile, new_program_.vocabulary())};
    return shows(short_one) ? short_one : reading;
}

}  // namespace triage
