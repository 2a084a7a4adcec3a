// Numbers beside numbers: exact for every double, where `a + 1` and `(a + b) / 2` are not.
//
// Used by whatever looks for a number on the other side of a threshold. For 1e300, adding one gives the number itself,
// and the sum of two large numbers is infinite, so both would miss a number that is there.
//
// Threads: pure functions.
#pragma once

#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace triage {

inline double next_above(double number) { return std::nextafter(number, std::numeric_limits<double>::infinity()); }
inline double next_below(double number) { return std::nextafter(number, -std::numeric_limits<double>::infinity()); }

/// A number strictly between the two, as near to their middle as can be; nothing where no double lies there.
inline std::optional<double> between(double low, double high) {
    const double number = std::midpoint(low, high);
    return low < number && number < high ? std::optional(number) : std::nullopt;
}

/// A finite number above this one: one more, or the next double where adding one changes nothing. Nothing where the
/// next one is infinite.
inline std::optional<double> some_above(double number) {
    const double above = number + 1 > number ? number + 1 : next_above(number);
    return std::isfinite(above) ? std::optional(above) : std::nullopt;
}

}  // namespace triage
