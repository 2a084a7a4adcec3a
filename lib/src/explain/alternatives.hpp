// What a fact may change to: the few values that the conditions of a program can tell apart.
//
// A number may take any value in its range, but conditions only compare it with a few numbers. These cut the range
// into points and gaps; within a gap every condition says the same, so one number stands for all of them. Waiting is
// treated as one fact: all clocks go on together, so it has one line of moments instead of a value for each clock.
//
// Used by `ChangeSearch` and those who call it.
//
// Threads: pure functions and values.
#pragma once

#include <optional>
#include <vector>

#include "triage/explain.hpp"

namespace triage {

/// The numbers from `low` to `high`, with or without the ends themselves; `high` may be infinity.
struct NumberRange {
    double low = 0;
    double high = 0;
    bool with_low = true;
    bool with_high = true;
};

/// A value for each fact that changes together. A number stands for the interval in which no condition changes.
struct Alternative {
    std::vector<FactValue> values;
    /// The numbers that the only fact may have, or the hours to wait; nothing for a presence.
    std::optional<NumberRange> interval;
};

/// One fact with its possible values, or all facts that change while time passes.
struct Alternatives {
    std::vector<FactValue> now;
    std::vector<Alternative> steps;  ///< those with intervals first, in increasing order, each where the last ends
    std::vector<std::size_t> nearest_first;  ///< the steps that are a change
    bool is_waiting = false;
};

/// The numbers with which the program compares each quantity, sorted and without repetition. Made once for a search,
/// since it takes a pass over all literals.
class ComparedNumbers {
public:
    explicit ComparedNumbers(const Program& program);
    const std::vector<double>& of(FactId quantity) const { return numbers_[index(quantity)]; }

private:
    std::vector<std::vector<double>> numbers_;
};

/// The values of one fact; `nearest_first` leaves the present one out. A quantity may become absent only where its
/// declaration allows that.
Alternatives alternatives_of(const Program& program, const ComparedNumbers& compared, const Profile& profile,
                             FactId fact);

/// `alternatives_of` with finer intervals: the range is also cut where a relation of the packs begins or ceases to hold
/// while the profile's other numbers stay. So within an interval either all numbers fit or none do.
Alternatives fitting_alternatives_of(const Program& program, const ComparedNumbers& compared, const Profile& profile,
                                     FactId fact);

/// Waiting: the known quantities that change by time grow together. Its steps are moments, counted in hours from now.
/// Nothing when no such quantity is known.
std::optional<Alternatives> waiting(const Program& program, const ComparedNumbers& compared, const Profile& profile);

/// Writes these values into the profile.
void apply(const std::vector<FactValue>& values, Profile& profile);

}  // namespace triage
