// A person whom the solver may choose, and what conditions as written are for that person.
//
// A fact is known or not; a known finding is there or not; a known quantity applies or not, and has a number. Nothing
// here looks at a compiled program: a condition is certain if it holds in every completion of the person, ruled out if
// in none, worked out from its tree. So the proofs judge the compiler instead of agreeing with it
// (docs/decisions/0022).
//
// Part by part ("unknown or unknown is unknown") that is exact as long as no fact is wanted both ways inside one
// condition: then the worst completion is the worst for every part at once. A fact that is wanted both ways is filled
// in first, with one value from each part of its range in which no comparison changes.
#pragma once

#include <optional>
#include <vector>

#include "model/condition_facts.hpp"
#include "triage/profile.hpp"
#include "triage/rule_base.hpp"
#include "verify/solver.hpp"

namespace triage {

/// The statements "this fact is known", … about one fact. INVARIANT: `present` and `absent` follow from `known` and
/// `applies`; whoever changes those two rebuilds these.
struct SymbolicFact {
    Formula known = Formula::never;
    Formula applies = Formula::never;  ///< the finding is there, or the number exists, whether it is known or not
    Formula present = Formula::never;  ///< known, and there; for a quantity: it applies and has the number
    Formula absent = Formula::never;
    std::optional<NumberId> number;  ///< a quantity has one, within its range; it means nothing unless `present`
};

/// One `SymbolicFact` for each fact of the vocabulary, by `FactId`.
using SymbolicPerson = std::vector<SymbolicFact>;

/// Fresh statements about a fact: anything that a profile may say about it is possible, and nothing else. Its number is
/// limited to the range for good.
SymbolicFact symbolic_fact(Solver& solver, const Fact& fact);
SymbolicPerson symbolic_person(Solver& solver, const Vocabulary& vocabulary);

/// True unless the person has all numbers of the relation, known ones, and they break it.
Formula fits(Solver& solver, const Relation& relation, const SymbolicPerson& person);
/// `fits` for every relation of the vocabulary: profiles that break one are rejected before anything is decided.
Formula fits_all(Solver& solver, const Vocabulary& vocabulary, const SymbolicPerson& person);

/// The fact with `presence` said about it. Its number stays the same one, as open as before.
SymbolicFact with_presence(Solver& solver, SymbolicFact fact, Presence presence);
/// The person with every question answered: each fact is as `applies` and `number` have it.
SymbolicPerson completed(Solver& solver, SymbolicPerson person);

/// How a condition stands for a person: it holds in every completion, or in none. Possible is neither. INVARIANT: never
/// both.
struct Truth {
    Formula certain = Formula::never;
    Formula ruled_out = Formula::never;
};

/// How many combinations of values are filled in for one condition before it counts as too large: each becomes a copy
/// of the condition in the solver, and their number is the product over all contested facts (docs/decisions/0022).
inline constexpr std::size_t max_fillings = 4096;

/// The condition as written, for this person. Nothing where it needs more than `max_fillings`.
std::optional<Truth> truth_of(Solver& solver, const Vocabulary& vocabulary, const Condition& condition,
                              const SymbolicPerson& person);

/// Values that stand for all others: each limit in the range, both ends, and one value between each two neighbours
/// among these, so that every comparison with one of `limits` comes out for any number as it does for one of them.
/// "Does not apply" (nothing) is among them where the quantity allows it. For whole numbers, too, a value between two
/// neighbours may be a fraction: nobody has it, and it errs towards asking, as the compiled program does.
std::vector<std::optional<double>> sample_values(const Quantity& quantity, std::vector<double> limits);

/// The facts that the condition wants more than one way: present in one place and absent in another, or a number high
/// here and low there.
std::vector<FactId> contested_facts(const Vocabulary& vocabulary, const Condition& condition);

/// The condition with every mention of the fact replaced by true or false. `value`: the number of a quantity; any
/// number for a finding that is there; nothing for a fact that is absent.
Condition filled_in(Condition condition, FactId fact, const std::optional<double>& value);

/// The solver's number lies where `value` lies among `limits`: no comparison with one of these tells the two apart.
Formula is_beside(Solver& solver, NumberId number, double value, const std::vector<double>& limits);

/// Keeps the solver's number out of places where no person can be. People's numbers are doubles; two limits, or ends of
/// the range, may be neighbours among the doubles, and a real number between them would be an example of nobody.
void leave_no_gaps(Solver& solver, NumberId number, const Quantity& quantity, std::vector<double> limits);

/// The condition "at least `count` of these parts".
Condition at_least(std::size_t count, std::vector<Condition> parts);

}  // namespace triage
