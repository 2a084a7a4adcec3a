// Conditions as statements for the solver. `TruthFinder` fills contested facts in, one after the other, until no fact
// is wanted two ways; then it walks the tree once and makes two statements of each node, certain and ruled out.
//
// A negation is never put to the solver as such: it swaps the two statements of its part. That is why both are built
// together, and why nothing here needs a quantifier over completions.

#include "verify/symbolic.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "profile/relations.hpp"
#include "program/thresholds.hpp"
#include "text/doubles.hpp"

namespace triage {

namespace {

/// The ways in which a condition can want a fact. Bits, since it may want it in several: that makes the fact contested.
enum Wish : unsigned char { present = 1, absent = 2, higher = 4, lower = 8, not_higher = 16, not_lower = 32 };
using Wishes = std::map<FactId, unsigned>;
using Numbers = std::map<FactId, std::vector<double>>;

unsigned wish_of(const Condition& comparison, const Quantity& quantity, bool is_wanted) {
    // If a number may be absent, absence is the worst value for wanting it high and the best for not wanting it low:
    // the two are different ways. A number that always exists knows no such difference; not to want it high is to want
    // it low.
    const bool both_same = quantity.absence == Absence::impossible;
    switch (comparison.comparator) {
        case Comparator::greater:
        case Comparator::greater_equal: return is_wanted ? higher : (both_same ? lower : not_higher);
        case Comparator::less:
        case Comparator::less_equal: return is_wanted ? lower : (both_same ? higher : not_lower);
        case Comparator::equal: break;
    }
    // An equation is missed on either side, so the number is contested by this comparison alone.
    return higher | lower;
}

/// Collects the wishes of all leaves; `is_wanted` turns at each negation.
void add_wishes(const Vocabulary& vocabulary, const Condition& condition, bool is_wanted, Wishes& wishes) {
    switch (condition.kind) {
        case Condition::Kind::finding: wishes[condition.fact] |= is_wanted ? present : absent; break;
        case Condition::Kind::comparison:
            wishes[condition.fact] |= wish_of(condition, *vocabulary[condition.fact].quantity, is_wanted);
            break;
        case Condition::Kind::negation: add_wishes(vocabulary, condition.parts.front(), !is_wanted, wishes); break;
        case Condition::Kind::at_least:
            for (const Condition& part : condition.parts) add_wishes(vocabulary, part, is_wanted, wishes);
    }
}

/// The truth of one condition for one person. One finder serves one condition: it counts the fillings of the whole.
class TruthFinder {
public:
    TruthFinder(Solver& solver, const Vocabulary& vocabulary, const SymbolicPerson& person)
        : solver_(solver), vocabulary_(vocabulary), person_(person) {}

    /// Fills in one contested fact and starts again with what is left, so that the depth is the number of contested
    /// facts.
    std::optional<Truth> find(const Condition& condition) {
        const std::vector<FactId> both_ways = contested_facts(vocabulary_, condition);
        if (!both_ways.empty()) return fill_in(condition, both_ways.front());
        if (++fillings_ > max_fillings) return std::nullopt;
        return part_by_part(condition);
    }

private:
    /// Fills in every value that stands for a part of the fact's range. The condition is certain if, for every value,
    /// it is certain with that value or the person is known to have another one: a known fact picks its value that way,
    /// and of an unknown one every value counts.
    std::optional<Truth> fill_in(const Condition& condition, FactId fact) {
        Formulas certain;
        Formulas ruled_out;
        Numbers numbers;
        collect_numbers(condition, numbers);
        const std::vector<double>& limits = numbers[fact];
        for (const auto& value : values(fact, limits)) {
            const std::optional<Truth> part = find(filled_in(condition, fact, value));
            if (!part) return std::nullopt;
            const Formula is_other =
                solver_.all_of({person_[index(fact)].known, solver_.negation(is_like(fact, value, limits))});
            certain.push_back(solver_.any_of({is_other, part->certain}));
            ruled_out.push_back(solver_.any_of({is_other, part->ruled_out}));
        }
        return Truth{solver_.all_of(certain), solver_.all_of(ruled_out)};
    }

    /// A finding has two: absent, and present, written as any number.
    std::vector<std::optional<double>> values(FactId fact, const std::vector<double>& limits) const {
        const auto& quantity = vocabulary_[fact].quantity;
        return quantity ? sample_values(*quantity, limits) : std::vector<std::optional<double>>{std::nullopt, 1};
    }

    /// The person's fact is as `value` has it, as far as the comparisons with `limits` can tell.
    Formula is_like(FactId fact, const std::optional<double>& value, const std::vector<double>& limits) {
        const SymbolicFact& symbol = person_[index(fact)];
        if (!value) return symbol.absent;
        if (!symbol.number) return symbol.present;
        return solver_.all_of({symbol.present, is_beside(solver_, *symbol.number, *value, limits)});
    }

    /// Certain and ruled out, from those of the parts. REQUIRES: no fact is contested; then the result is exact.
    std::optional<Truth> part_by_part(const Condition& condition) {
        switch (condition.kind) {
            case Condition::Kind::finding: {
                const SymbolicFact& symbol = person_[index(condition.fact)];
                return Truth{symbol.present, symbol.absent};
            }
            case Condition::Kind::comparison: return compare(condition);
            case Condition::Kind::negation: {
                // Never empty: only `find` gives up.
                const auto part = part_by_part(condition.parts.front());
                return Truth{part->ruled_out, part->certain};
            }
            case Condition::Kind::at_least: break;
        }
        Formulas certain;
        Formulas ruled_out;
        for (const Condition& part : condition.parts) {
            const auto truth = part_by_part(part);
            certain.push_back(truth->certain);
            ruled_out.push_back(truth->ruled_out);
        }
        // A list that wants more than it has: `filled_in` writes the constant "false" as "at least 1 of nothing".
        if (condition.count > condition.parts.size()) return Truth{Formula::never, Formula::always};
        // Fewer than k of n hold exactly when at least n - k + 1 fail.
        return Truth{solver_.at_least(condition.count, certain),
                     solver_.at_least(condition.parts.size() - condition.count + 1, ruled_out)};
    }

    /// A comparison holds for a known number on the right side; it fails for one on the wrong side and where the number
    /// does not apply.
    Truth compare(const Condition& leaf) {
        const SymbolicFact& symbol = person_[index(leaf.fact)];
        // A comparison that no value of the range changes is decided even while the number is unknown.
        std::size_t held = 0;
        const auto all = sample_values(*vocabulary_[leaf.fact].quantity, {leaf.number});
        for (const auto& value : all) held += value && holds(leaf.comparator, *value, leaf.number) ? 1 : 0;
        if (held == all.size()) return {Formula::always, Formula::never};
        if (held == 0) return {Formula::never, Formula::always};
        const Formula is_so = solver_.compare(*symbol.number, leaf.comparator, leaf.number);
        return {solver_.all_of({symbol.present, is_so}),
                solver_.any_of({symbol.absent, solver_.all_of({symbol.present, solver_.negation(is_so)})})};
    }

    Solver& solver_;
    const Vocabulary& vocabulary_;
    const SymbolicPerson& person_;
    std::size_t fillings_ = 0;
};

}  // namespace

// A quantity that is never absent applies to everybody, a constant that costs the solver nothing.
SymbolicFact symbolic_fact(Solver& solver, const Fact& fact) {
    SymbolicFact symbol;
    symbol.known = solver.proposition();
    symbol.applies = Formula::always;
    if (fact.may_be_absent()) symbol.applies = solver.proposition();
    symbol.present = solver.all_of({symbol.known, symbol.applies});
    symbol.absent = solver.all_of({symbol.known, solver.negation(symbol.applies)});
    if (!fact.quantity) return symbol;
    symbol.number = solver.number(fact.quantity->whole ? Solver::Domain::whole : Solver::Domain::any);
    solver.assume(solver.compare(*symbol.number, Comparator::greater_equal, fact.quantity->min));
    solver.assume(solver.compare(*symbol.number, Comparator::less_equal, fact.quantity->max));
    return symbol;
}

SymbolicPerson symbolic_person(Solver& solver, const Vocabulary& vocabulary) {
    SymbolicPerson person;
    for (const Fact& fact : vocabulary.facts()) person.push_back(symbolic_fact(solver, fact));
    return person;
}

// A relation binds only who has all of its numbers, so it is "one of them is missing, or the sums are in order".
Formula fits(Solver& solver, const Relation& relation, const SymbolicPerson& person) {
    Formulas unless;
    for (const FactId fact : quantities_of(relation)) unless.push_back(solver.negation(person[index(fact)].present));
    const auto parts = [&](const std::vector<RelationTerm>& terms) {
        std::vector<Solver::Part> all;
        for (const RelationTerm& term : terms) {
            const auto number = term.quantity ? person[index(*term.quantity)].number : std::nullopt;
            all.push_back({number, term.number, term.factor});
        }
        return all;
    };
    unless.push_back(solver.sum_is_below(parts(relation.low), parts(relation.high), !relation.is_strict));
    return solver.any_of(unless);
}

Formula fits_all(Solver& solver, const Vocabulary& vocabulary, const SymbolicPerson& person) {
    Formulas all;
    for (const Relation& relation : vocabulary.relations()) all.push_back(fits(solver, relation, person));
    return solver.all_of(all);
}

SymbolicFact with_presence(Solver& solver, SymbolicFact fact, Presence presence) {
    fact.known = presence == Presence::unknown ? Formula::never : Formula::always;
    fact.applies = presence == Presence::absent ? Formula::never : Formula::always;
    fact.present = solver.all_of({fact.known, fact.applies});
    fact.absent = solver.all_of({fact.known, solver.negation(fact.applies)});
    return fact;
}

SymbolicPerson completed(Solver& solver, SymbolicPerson person) {
    for (SymbolicFact& fact : person) {
        fact.known = Formula::always;
        fact.present = fact.applies;
        fact.absent = solver.negation(fact.applies);
    }
    return person;
}

std::optional<Truth> truth_of(Solver& solver, const Vocabulary& vocabulary, const Condition& condition,
                              const SymbolicPerson& person) {
    return TruthFinder(solver, vocabulary, person).find(condition);
}

// The largest limit has no neighbour above where the range is endless: one number beyond it stands for all others.
std::vector<std::optional<double>> sample_values(const Quantity& quantity, std::vector<double> limits) {
    std::erase_if(limits, [&](double limit) { return limit < quantity.min || limit > quantity.max; });
    limits.push_back(quantity.min);
    if (std::isfinite(quantity.max)) limits.push_back(quantity.max);
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    std::vector<std::optional<double>> values(limits.begin(), limits.end());
    for (std::size_t i = 1; i < limits.size(); ++i) {
        if (const auto inner = between(limits[i - 1], limits[i])) values.push_back(inner);
    }
    if (!std::isfinite(quantity.max)) {
        if (const auto above = some_above(limits.back())) values.push_back(above);
    }
    if (quantity.absence == Absence::allowed) values.push_back(std::nullopt);
    return values;
}

// More than one bit is set exactly if clearing the lowest one leaves something.
std::vector<FactId> contested_facts(const Vocabulary& vocabulary, const Condition& condition) {
    Wishes wishes;
    add_wishes(vocabulary, condition, true, wishes);
    std::vector<FactId> facts;
    for (const auto& [fact, bits] : wishes) {
        if ((bits & (bits - 1)) != 0) facts.push_back(fact);
    }
    return facts;
}

// Constants are lists without parts: "at least 0 of nothing" is true, "at least 1 of nothing" is false.
Condition filled_in(Condition condition, FactId fact, const std::optional<double>& value) {
    const auto constant = [](bool is_true) { return at_least(is_true ? 0 : 1, {}); };
    if (condition.kind == Condition::Kind::finding && condition.fact == fact) return constant(value.has_value());
    if (condition.kind == Condition::Kind::comparison && condition.fact == fact) {
        return constant(value && holds(condition.comparator, *value, condition.number));
    }
    for (Condition& part : condition.parts) part = filled_in(std::move(part), fact, value);
    return condition;
}

Formula is_beside(Solver& solver, NumberId number, double value, const std::vector<double>& limits) {
    Formulas same;
    for (const double limit : limits) {
        const Comparator side = value < limit   ? Comparator::less
                                : value > limit ? Comparator::greater
                                                : Comparator::equal;
        same.push_back(solver.compare(number, side, limit));
    }
    return solver.all_of(same);
}

// Only gaps without any double are closed; one open interval between two limits is left to the solver as it is.
void leave_no_gaps(Solver& solver, NumberId number, const Quantity& quantity, std::vector<double> limits) {
    limits.push_back(quantity.min);
    if (std::isfinite(quantity.max)) limits.push_back(quantity.max);
    std::sort(limits.begin(), limits.end());
    for (std::size_t i = 1; i < limits.size(); ++i) {
        if (limits[i - 1] == limits[i] || between(limits[i - 1], limits[i])) continue;
        solver.assume(solver.any_of({solver.compare(number, Comparator::less_equal, limits[i - 1]),
                                     solver.compare(number, Comparator::greater_equal, limits[i])}));
    }
    if (!some_above(limits.back())) solver.assume(solver.compare(number, Comparator::less_equal, limits.back()));
}

Condition at_least(std::size_t count, std::vector<Condition> parts) {
    Condition condition;
    condition.kind = Condition::Kind::at_least;
    condition.count = count;
    condition.parts = std::move(parts);
    return condition;
}

}  // namespace triage
