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

/// As a hint: "did you mean `x`?", or empty for an empty name.
TRIAGE_FOR_COMPONENTS std::string suggestion(std::string_view name);

/// Letters put in, left out, replaced, or swapped with their neighbour to make `to` of `from` (optimal string
/// alignment); `limit + 1` when it takes more than `limit`.
std::size_t typing_slips(std::string_view from, std::string_view to, std::size_t limit);

/// One question about a few names: fed with every known name, tells the best one.
class Nearest {
public:
    TRIAGE_FOR_COMPONENTS explicit Nearest(std::string_view wanted);

    /// `answer` is what to suggest if `name` turns out to be the nearest: the one with the fewest slips, two at most,
    /// and one where there are fewer than eight letters; else one that has the wanted words in a row among its own. Of
    /// equally near names the one that was offered first is meant.
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

/// The hint for the nearest of `names`.
template <class Names>
std::string nearest_hint(std::string_view wanted, const Names& names) {
    Nearest nearest(wanted);
    for (const auto& name : names) nearest.offer(name, name);
    return nearest.hint();
}

}  // namespace triage
