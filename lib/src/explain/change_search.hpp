// The fewest changes of a profile that reach a goal, found by trying: each change is confirmed by the evaluator.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "explain/alternatives.hpp"

namespace triage {

/// One change that was found, and the steps beside it that would do as well.
struct ChosenChange {
    std::size_t change = 0;  ///< which changeable
    std::size_t step = 0;
    std::size_t first = 0;
    std::size_t last = 0;

    friend bool operator<(const ChosenChange& a, const ChosenChange& b) {
        return std::tie(a.change, a.step, a.first, a.last) < std::tie(b.change, b.step, b.first, b.last);
    }
};

class ChangeSearch {
public:
    /// Nothing for a profile that reaches the goal. Otherwise the changeables of which, besides those changed already,
    /// at least one must change: the fewer, the better; none where no further change can help.
    using Goal =
        std::function<std::optional<std::vector<std::size_t>>(const Profile&, const std::vector<bool>& is_changed)>;

    /// The vocabulary and the changeables outlive the search. Numbers that do not fit together reach nothing.
    ChangeSearch(const Vocabulary& vocabulary, const Profile& profile, const std::vector<Alternatives>& changeables,
                 Goal goal);

    /// Looks for one change, then for two, and so on. Of each, nearer steps are tried first.
    SearchEnd run();

    /// Of the changes found, in the order of the changeables. Every choice of one step between `first` and `last` of
    /// each of them reaches the goal. REQUIRES: `run` has found some.
    const std::vector<ChosenChange>& found() const { return found_; }

    /// The profile with the changes found.
    const Profile& changed() const { return profile_; }

private:
    bool reach(std::size_t changes_left);
    bool try_change(std::size_t change, std::size_t changes_left);
    void widen(ChosenChange& found);
    bool all_reach(std::size_t from);
    bool is_seen();

    const Vocabulary& vocabulary_;
    const std::vector<Alternatives>& changeables_;
    Goal goal_;
    Profile profile_;
    std::vector<ChosenChange> found_;
    std::vector<bool> is_changed_;
    std::set<std::vector<ChosenChange>> seen_;  ///< in any order of changing; within one number of changes
    std::size_t tried_ = 0;
    bool was_cut_ = false;     ///< more changes might have reached the goal
    bool was_misfit_ = false;  ///< other numbers of the same facts might have reached it
};

/// The changes as facts, without waiting.
std::vector<FactChange> fact_changes(const Vocabulary& vocabulary, const Profile& from,
                                     const std::vector<Alternatives>& changeables,
                                     const std::vector<ChosenChange>& found);

}  // namespace triage
