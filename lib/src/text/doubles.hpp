// Numbers beside numbers: exact for every double, where `a + 1` and `(a + b) / 2` are not.
#pragma once

#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace triage {

inline double next_above(double number) { return std::nextafter(number, std::numeric_limits<double>::infinity()); }
inline double next_below(double number) { return std::nextafter(number, -std::numeric_limits<double>::infinity()); }

/// One strictly between the two, halfway as near as can be; nothing where no double lies there.
inline std::optional<double> between(double low, double high) {
    const double number = std::midpoint(low, high);
    return low < number && number < high ? std::optional(number) : std::nullopt;
}

/// Some finite number above, one more where that is another number.
inline std::optional<double> some_above(double number) {
    const double above = number + 1 > number ? number + 1 : next_above(number);
    return std::isfinite(above) ? std::optional(above) : std::nullopt;
}

}  // namespace triage
