// "Did you mean …?" for the names of options, keys, rules, stretches and the like: the known name that a typing slip
// made the wanted one of. For what is said of a person, where a wrong guess does harm, see fact_hints.hpp.
//
//     triage::nearest_hint("symptms", std::vector<std::string>{"symptoms", "denies"});  // did you mean `symptoms`?
//
// Threads: pure functions; a `Nearest` belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "for_components.hpp"

namespace triage {

/// The hint "did you mean `x`?" for a name; empty for an empty name.
TRIAGE_FOR_COMPONENTS std::string suggestion(std::string_view name);

/// Letters put in, left out, replaced, or swapped with their neighbour to make `to` of `from` (optimal string
/// alignment); `limit + 1` when it takes more than `limit`.
std::size_t typing_slips(std::string_view from, std::string_view to, std::size_t limit);

/// One question about a few names: it is fed with every known name and keeps the best one. It stores no name but the
/// best, so names need not be collected first.
class Nearest {
public:
    /// `wanted` is folded as names are and need not outlive the question.
    TRIAGE_FOR_COMPONENTS explicit Nearest(std::string_view wanted);

    /// Considers `name`; `answer` is what to suggest if `name` is the nearest in the end. The nearest name has the
    /// fewest slips: two at most, one if `wanted` has fewer than eight letters. If no name is that near, one that has
    /// all wanted words in a row is taken. Among equals the first one offered stays.
    TRIAGE_FOR_COMPONENTS void offer(std::string_view name, std::string_view answer);

    /// The suggestion, or empty when nothing is near.
    const std::string& answer() const { return answer_; }

    /// The suggestion in words, or empty.
    std::string hint() const { return suggestion(answer_); }

private:
    std::string wanted_;
    std::size_t best_;  ///< the next name must be better than this
    std::string answer_;
};

/// The hint for the nearest of `names`, empty when none is near. The first of equally near names is meant.
template <class Names>
std::string nearest_hint(std::string_view wanted, const Names& names) {
    Nearest nearest(wanted);
    for (const auto& name : names) nearest.offer(name, name);
    return nearest.hint();
}

}  // namespace triage
