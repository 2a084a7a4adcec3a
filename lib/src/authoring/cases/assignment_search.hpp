// Finds what must be said about a person so that conditions hold, fail, or hang on one of their parts.
//
// A search over the condition trees with backtracking, since facts may stand in several places. No solver: conditions
// are small, and where they are not, the budget ends the search and says so.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "triage/rule_base.hpp"

namespace triage {

/// How often a search may look at a fact before it gives up; a small condition takes some hundreds. Offering an
/// assignment counts as a hundred.
inline constexpr std::size_t max_search_steps = 1'000'000;

/// At least `holding` of the parts hold and at least `failing` others fail. The parts outlive the demand.
struct Demand {
    std::vector<const Condition*> parts;
    std::size_t holding = 0;
    std::size_t failing = 0;
};

Demand holds(const Condition& condition);
Demand fails(const Condition& condition);

/// The leaf has this value, and the whole changes with it if nothing else does. `leaf` lies in `whole`.
std::vector<Demand> decided_by(const Condition& whole, const Condition& leaf, bool value);

/// What is fixed: a finding is 1 or 0, a quantity a number, or nothing where it is absent.
using Assignment = std::map<FactId, std::optional<double>>;

enum class SearchEnd : std::uint8_t { found, none_exists, gave_up };

struct Search {
    SearchEnd end = SearchEnd::gave_up;
    Assignment assignment;  ///< when found; other facts do not matter to the demands
};

/// Numbers are taken as near to the one they are compared with as can be, those with no more decimal places first.
/// `accept` may refuse an assignment, and then the search goes on; `none_exists` is never said once it has refused one.
Search find_assignment(const Vocabulary& vocabulary, const std::vector<Demand>& demands,
                       const std::function<bool(const Assignment&)>& accept, std::size_t max_steps = max_search_steps);

/// The numbers that are worth trying for a quantity: one from each part of its range in which no comparison with one of
/// `numbers` changes, and the neighbours of each of them, in order. At least one; none outside its range.
std::vector<double> numbers_to_try(const Quantity& quantity, const std::vector<double>& numbers);

}  // namespace triage
