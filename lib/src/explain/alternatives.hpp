// What a fact may change to: the few values between which the conditions of a program can tell.
#pragma once

#include <optional>
#include <vector>

#include "triage/explain.hpp"

namespace triage {

/// From one number to another; `high` may be infinity.
struct NumberRange {
    double low = 0;
    double high = 0;
    bool with_low = true;
    bool with_high = true;
};

/// One value for each fact of a changeable; for numbers, one of those that no condition tells apart.
struct Alternative {
    std::vector<FactValue> values;
    /// The numbers that the only fact may have, or the hours to wait; nothing for a presence.
    std::optional<NumberRange> interval;
};

/// A fact that may change, or all that changes while time passes.
struct Alternatives {
    std::vector<FactValue> now;
    std::vector<Alternative> steps;  ///< those with intervals first, in increasing order, each where the last ends
    std::vector<std::size_t> nearest_first;  ///< the steps that are a change
    bool is_waiting = false;
};

/// Compared numbers of each quantity, in increasing order.
class ComparedNumbers {
public:
    explicit ComparedNumbers(const Program& program);
    const std::vector<double>& of(FactId quantity) const { return numbers_[index(quantity)]; }

private:
    std::vector<std::vector<double>> numbers_;
};

/// Every other value of one fact.
Alternatives alternatives_of(const Program& program, const ComparedNumbers& compared, const Profile& profile,
                             FactId fact);

/// The same, with numbers told apart as well that fit, or do not, to the profile's other numbers.
Alternatives fitting_alternatives_of(const Program& program, const ComparedNumbers& compared, const Profile& profile,
                                     FactId fact);

/// Waiting: the known quantities that change by time grow together. Nothing when there are none.
std::optional<Alternatives> waiting(const Program& program, const ComparedNumbers& compared, const Profile& profile);

/// Makes the profile as the step says.
void apply(const std::vector<FactValue>& values, Profile& profile);

}  // namespace triage
