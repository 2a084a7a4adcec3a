// A person whom the solver may choose, and what conditions as written are for that person.
//
// A fact is known or not; a known finding is there or not; a known quantity applies or not, and has a number. Nothing
// here looks at a compiled program: a condition is certain if it holds in every completion of the person, ruled out if
// in none, worked out from its tree.
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

/// The statements "this fact is known", … about one fact.
struct SymbolicFact {
    Formula known = Formula::never;
    Formula applies = Formula::never;  ///< there, known or not
    Formula present = Formula::never;  ///< known, and there; for a quantity: it applies and has the number
    Formula absent = Formula::never;
    std::optional<NumberId> number;
};

/// By fact.
using SymbolicPerson = std::vector<SymbolicFact>;

/// A fact of this vocabulary about which anything valid may be said.
SymbolicFact symbolic_fact(Solver& solver, const Fact& fact);
SymbolicPerson symbolic_person(Solver& solver, const Vocabulary& vocabulary);

/// True unless the person's known numbers break the relation.
Formula fits(Solver& solver, const Relation& relation, const SymbolicPerson& person);
Formula fits_all(Solver& solver, const Vocabulary& vocabulary, const SymbolicPerson& person);

/// The same, with what is said about it fixed; the number stays open.
SymbolicFact with_presence(Solver& solver, SymbolicFact fact, Presence presence);
/// The person as they are: everything known.
SymbolicPerson completed(Solver& solver, SymbolicPerson person);

/// What of a condition is the same in every completion.
struct Truth {
    Formula certain = Formula::never;
    Formula ruled_out = Formula::never;
};

/// More than this many values filled in for one condition are too many.
inline constexpr std::size_t max_fillings = 4096;

/// Nothing where the condition needs more than `max_fillings`.
std::optional<Truth> truth_of(Solver& solver, const Vocabulary& vocabulary, const Condition& condition,
                              const SymbolicPerson& person);

/// One value from each part of a quantity's range in which none of `limits` is crossed, the limits among them; nothing
/// for "does not apply".
std::vector<std::optional<double>> sample_values(const Quantity& quantity, std::vector<double> limits);

/// Facts that the condition wants more than one way.
std::vector<FactId> contested_facts(const Vocabulary& vocabulary, const Condition& condition);

/// The condition with a fact filled in: a number of a quantity, any number for a finding that is there, nothing for
/// what is absent.
Condition filled_in(Condition condition, FactId fact, const std::optional<double>& value);

/// No comparison with one of `limits` tells the number from this one.
Formula is_beside(Solver& solver, NumberId number, double value, const std::vector<double>& limits);

/// Numbers of people are doubles: between two limits, or ends of the range, that are neighbours among them there is
/// nobody.
void leave_no_gaps(Solver& solver, NumberId number, const Quantity& quantity, std::vector<double> limits);

/// As `k` of these must hold.
Condition at_least(std::size_t count, std::vector<Condition> parts);

}  // namespace triage
