// From an example in the solver to a person whom anybody can check.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "triage/profile.hpp"
#include "verify/symbolic.hpp"

namespace triage {

/// Every number that any condition of a rule base compares each quantity with, sorted.
using Limits = std::map<FactId, std::vector<double>>;
Limits limits_of(const RuleBase& rules);

/// Where a number stands among sorted limits: behind the first `from` of them, and at those up to `to`.
struct Place {
    std::size_t from = 0;
    std::size_t to = 0;

    friend bool operator==(const Place&, const Place&) = default;
};
Place place_of(double number, const std::vector<double>& limits);
/// In the solver's example. REQUIRES: its last question ended with `found`.
Place place_of(Solver& solver, NumberId number, const std::vector<double>& limits);

/// A number in that place, as short to write as can be.
double plain_number(const Place& place, const Quantity& quantity, const std::vector<double>& limits);

/// The person of the solver's example, with numbers that fit together if such are
/// found. REQUIRES: its last question ended with `found`.
Profile example_of(Solver& solver, const SymbolicPerson& person, const Vocabulary& vocabulary, const Limits& limits);

/// Lets the numbers of a profile fit together, each in its place among the limits, and that of `fixed` as it is. False,
/// changing nothing, where none are found that do.
bool make_fit(Profile& profile, const Vocabulary& vocabulary, const Limits& limits,
              std::optional<FactId> fixed = std::nullopt);

/// Forgets what is said about a fact.
void forget(Profile& profile, FactId fact);

/// Denies every fact about which nothing is said, as "nothing else" does.
Profile without_others(Profile profile, const Vocabulary& vocabulary);

/// More denials than this are said as "nothing else", where that shows the same.
inline constexpr std::size_t max_denials = 3;

/// Leaves out every fact without which `shows` still holds; none of the rest could then be left out.
/// REQUIRES: `shows(profile)`.
Profile smallest(Profile profile, const Vocabulary& vocabulary, const std::function<bool(const Profile&)>& shows);

}  // namespace triage
