// A bounded search tree: at each node the goal names facts of which one must change, each of them is tried with each of
// its steps, and the search goes one level deeper.
//
// It misses nothing: a set of changes that reaches the goal has to contain one of those that the goal names, so one
// branch leads to it. Widening a number to a range comes last, and a range is claimed only if all of it was tried.
#include "explain/change_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "explain/fact_value.hpp"
#include "profile/relations.hpp"
#include "program/clauses.hpp"

namespace triage {

ChangeSearch::ChangeSearch(const Vocabulary& vocabulary, const Profile& profile,
                           const std::vector<Alternatives>& alternatives, Goal goal)
    : vocabulary_(vocabulary),
      alternatives_(alternatives),
      goal_(std::move(goal)),
      profile_(profile),
      is_changed_(alternatives.size()) {}

// A round that was not cut by the number of changes has tried everything, so the search may end there. Profiles that
// reached the goal with numbers that do not fit leave it open whether other numbers would do; then `none` would be too
// much to say.
SearchEnd ChangeSearch::run() {
    for (std::size_t changes = 0; changes <= alternatives_.size(); ++changes) {
        was_cut_ = false;
        seen_.clear();
        if (reach(changes)) {
            std::sort(found_.begin(), found_.end(),
                      [](const ChosenChange& a, const ChosenChange& b) { return a.change < b.change; });
            for (ChosenChange& found : found_) widen(found);
            return SearchEnd::found;
        }
        if (tried_ > max_profiles_tried) return SearchEnd::gave_up;
        if (!was_cut_) break;
    }
    return was_misfit_ ? SearchEnd::gave_up : SearchEnd::none_exists;
}

// Tries the profile as it is, then each change worth making. True when the goal is reached; `profile_` and `found_`
// then hold the answer. Otherwise both are as before the call.
bool ChangeSearch::reach(std::size_t changes_left) {
    if (is_seen() || ++tried_ > max_profiles_tried) return false;
    const auto worth_changing = goal_(profile_, is_changed_);
    if (!worth_changing && fits_all(profile_, vocabulary_)) return true;
    if (!worth_changing) {
        was_misfit_ = true;
        return false;
    }
    for (const std::size_t change : *worth_changing) {
        if (changes_left == 0) {
            was_cut_ = true;
            return false;
        }
        if (try_change(change, changes_left - 1)) return true;
    }
    return false;
}

// Tries every step of one fact, and undoes it if none leads to the goal.
bool ChangeSearch::try_change(std::size_t change, std::size_t changes_left) {
    const Alternatives& chosen = alternatives_[change];
    is_changed_[change] = true;
    for (const std::size_t step : chosen.nearest_first) {
        apply(chosen.steps[step].values, profile_);
        found_.push_back({change, step, step, step});
        if (reach(changes_left)) return true;
        found_.pop_back();
    }
    is_changed_[change] = false;
    apply(chosen.now, profile_);
    return false;
}

// The same changes reach the same profile in whatever order they are made, so a set of them is tried once. Within a
// round equal sets have equally many changes left, so nothing is missed.
bool ChangeSearch::is_seen() {
    if (found_.size() < 2) return false;
    std::vector<ChosenChange> sorted = found_;
    std::sort(sorted.begin(), sorted.end());
    return !seen_.insert(std::move(sorted)).second;
}

// Extends one change step by step, upwards and then downwards. Each new step is tried together with every choice from
// the ranges of all the other changes, so the INVARIANT of `found()` holds after each extension. The next step is the
// next interval: all its numbers are alike to every condition, so one of them stands for all.
void ChangeSearch::widen(ChosenChange& found) {
    const std::vector<Alternative>& steps = alternatives_[found.change].steps;
    if (!steps[found.step].interval) return;
    const ChosenChange narrow = found;
    const auto reaches = [&](std::size_t step) {
        found.first = found.last = step;
        return steps[step].interval && all_reach(0);
    };
    ChosenChange wide = narrow;
    while (wide.last + 1 < steps.size() && reaches(wide.last + 1)) ++wide.last;
    while (wide.first > 0 && reaches(wide.first - 1)) --wide.first;
    found = wide;
    for (const ChosenChange& each : found_) apply(alternatives_[each.change].steps[each.step].values, profile_);
}

// True when every choice of steps for the changes from `from` on reaches the goal. Widening counts as trying, so a
// range that would need too many profiles stays narrow.
bool ChangeSearch::all_reach(std::size_t from) {
    if (from == found_.size()) {
        return ++tried_ <= max_profiles_tried && fits_all(profile_, vocabulary_) && !goal_(profile_, is_changed_);
    }
    for (std::size_t step = found_[from].first; step <= found_[from].last; ++step) {
        apply(alternatives_[found_[from].change].steps[step].values, profile_);
        if (!all_reach(from + 1)) return false;
    }
    return true;
}

namespace {

// The comparisons that together hold exactly from the low end of `first` to the high end of `last`. An end of the
// quantity's own range needs none; no comparison at all means any number.
std::vector<Literal> comparisons(const Quantity& quantity, FactId fact, const NumberRange& first,
                                 const NumberRange& last) {
    if (first.low == last.high) return {{fact, Comparator::equal, first.low}};
    std::vector<Literal> all;
    const bool from_lowest = first.low == quantity.min && first.with_low;
    const bool to_highest = !std::isfinite(last.high) || (last.high == quantity.max && last.with_high);
    if (!from_lowest) {
        all.push_back({fact, first.with_low ? Comparator::greater_equal : Comparator::greater, first.low});
    }
    if (!to_highest) all.push_back({fact, last.with_high ? Comparator::less_equal : Comparator::less, last.high});
    return all;
}

}  // namespace

std::vector<FactChange> fact_changes(const Vocabulary& vocabulary, const Profile& from,
                                     const std::vector<Alternatives>& alternatives,
                                     const std::vector<ChosenChange>& found) {
    std::vector<FactChange> changes;
    for (const ChosenChange& each : found) {
        const Alternatives& chosen = alternatives[each.change];
        if (chosen.is_waiting) continue;
        const FactValue& to = chosen.steps[each.step].values.front();
        FactChange change{value_of(vocabulary, from, to.fact), to.presence, {}, to.number};
        if (to.number) {
            change.numbers = comparisons(*vocabulary[to.fact].quantity, to.fact, *chosen.steps[each.first].interval,
                                         *chosen.steps[each.last].interval);
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace triage
