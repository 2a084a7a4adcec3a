// From an example in the solver to a person whom anybody can check: a profile with short numbers and as few facts as
// show the finding.
//
// The solver's numbers are exact fractions that need not be doubles, and awkward ones: 4.5 is as good as 4.0000001
// where only `pain > 4` matters. So a number is not read but placed among the limits that conditions compare it with,
// and the shortest number in that place is taken. The evaluator cannot tell the two apart, unless a relation between
// numbers can: for that there is `make_fit`.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "triage/profile.hpp"
#include "verify/symbolic.hpp"

namespace triage {

/// Every number that any condition of a rule base compares each quantity with, and the sessions that must be done
/// before a stretch is offered; sorted, each once. A quantity that nothing is compared with has no entry.
using Limits = std::map<FactId, std::vector<double>>;
Limits limits_of(const RuleBase& rules);

/// The place of a number among sorted limits: `from` of them are below it, `to` of them are below it or equal. If the
/// two are equal, the number is between the limits at `from - 1` and `from`, or beyond the first or last one; otherwise
/// it is the limit at `from`.
struct Place {
    std::size_t from = 0;
    std::size_t to = 0;

    friend bool operator==(const Place&, const Place&) = default;
};
Place place_of(double number, const std::vector<double>& limits);
/// The place of the solver's number in its example. Asks for comparisons, since the number need not be a double.
/// REQUIRES: the last answer was `found`.
Place place_of(Solver& solver, NumberId number, const std::vector<double>& limits);

/// The shortest number in that place and in the quantity's range: a limit itself, an end of the range, the next whole
/// number, or else one in the middle.
double plain_number(const Place& place, const Quantity& quantity, const std::vector<double>& limits);

/// The person of the solver's example, with short numbers, moved until they fit together where that works; whether they
/// do is for the caller to check (`fits_all`). REQUIRES: the last answer was `found`.
Profile example_of(Solver& solver, const SymbolicPerson& person, const Vocabulary& vocabulary, const Limits& limits);

/// Moves numbers of the profile until no relation is broken, each within its place among the limits, so that no
/// condition changes; `fixed` keeps its number. False, changing nothing, where that was not achieved: it is a short
/// search, and does not show that there is no such person.
bool make_fit(Profile& profile, const Vocabulary& vocabulary, const Limits& limits,
              std::optional<FactId> fixed = std::nullopt);

/// Makes the fact unknown, whatever was said about it.
void forget(Profile& profile, FactId fact);

/// Denies every fact about which nothing is said and that can be denied, as `no_others` in a profile does.
Profile without_others(Profile profile, const Vocabulary& vocabulary);

/// A profile with more denials than this is hard to read: it is shown with `no_others` instead, where that shows the
/// same.
inline constexpr std::size_t max_denials = 3;

/// Leaves out fact after fact as long as `shows` still holds, until none of the rest could be left out. Where more than
/// `max_denials` denials remain and denying everything else shows the same, that person is returned instead. Evaluates
/// one profile for each known fact, and all of them again after a round in which a fact went. REQUIRES:
/// `shows(profile)`.
Profile smallest(Profile profile, const Vocabulary& vocabulary, const std::function<bool(const Profile&)>& shows);

}  // namespace triage
