// The fewest changes of a profile that reach a goal, found by trying: every answer is a profile that the goal has
// accepted.
//
// The goal guides the search: of a profile that does not reach it, it names a set of changeables of which one has to
// change. So only these are tried, and a search over dozens of facts ends after some dozens of profiles. A solver
// could ask for the smallest change at once, but it belongs to another program (docs/decisions/0026).
//
// Used by smallest_change.cpp and bring_back.cpp, which differ in their goals and in what may change.
//
// Threads: one search belongs to one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "explain/alternatives.hpp"

namespace triage {

/// One change that was found: the changeable, the step it takes, and the steps beside that one that would do as well.
struct ChosenChange {
    std::size_t change = 0;  ///< which changeable
    std::size_t step = 0;    ///< the step that was tried and reached the goal
    std::size_t first = 0;   ///< with `last`: any step from here to there reaches it as well
    std::size_t last = 0;

    friend bool operator<(const ChosenChange& a, const ChosenChange& b) {
        return std::tie(a.change, a.step, a.first, a.last) < std::tie(b.change, b.step, b.first, b.last);
    }
};

/// Iterative deepening: one change, then two, and so on, each number from the beginning. It costs little, as nearly
/// all of the work lies in the last round, and it makes the first answer a smallest one.
class ChangeSearch {
public:
    /// Tells of a profile whether it reaches the goal: nothing if it does. Otherwise it names changeables, not changed
    /// yet, of which at least one has to change for the goal to be reached; the fewer it names, the faster the search.
    /// An empty list means that no further change can help.
    using Goal =
        std::function<std::optional<std::vector<std::size_t>>(const Profile&, const std::vector<bool>& is_changed)>;

    /// The vocabulary and the changeables outlive the search. A profile whose numbers break a relation of the packs
    /// never counts as reaching the goal: nobody can be like that.
    ChangeSearch(const Vocabulary& vocabulary, const Profile& profile, const std::vector<Alternatives>& changeables,
                 Goal goal);

    /// Looks for one change, then for two, and so on; the steps of each changeable are tried nearest first.
    /// `gave_up` when `max_profiles_tried` was not enough, or when only numbers that do not fit together reached
    /// the goal.
    SearchEnd run();

    /// The changes found, in the order of the changeables. INVARIANT: every choice of one step between `first` and
    /// `last` of each of them reaches the goal. REQUIRES: `run` has found some.
    const std::vector<ChosenChange>& found() const { return found_; }

    /// The profile with the found changes, each at its `step`. REQUIRES: `run` has found some.
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

/// The found changes as the public interface shows them, but for waiting, which is told in hours. A number is shown by
/// the comparisons that its range is made of. `from` is the profile before the search.
std::vector<FactChange> fact_changes(const Vocabulary& vocabulary, const Profile& from,
                                     const std::vector<Alternatives>& changeables,
                                     const std::vector<ChosenChange>& found);

}  // namespace triage
