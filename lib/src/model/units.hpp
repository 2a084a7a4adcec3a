// Units of quantities: from a number in one unit to the nearest double in another. There are only durations so far; a
// quantity without a unit is a plain number, and converts to plain numbers only.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "text/decimal.hpp"

namespace triage {

/// The short names, from the shortest unit to the longest: `s`, `min`, `h`, `d`, `w`.
TRIAGE_FOR_COMPONENTS const std::vector<std::string_view>& known_units();

/// The length of one unit in seconds; nothing for a text that is no duration. Short and long names ("h", "hours",
/// "day") are known.
TRIAGE_FOR_COMPONENTS std::optional<std::uint64_t> seconds_in(std::string_view unit);

/// A number of one unit, multiplied by `factor` and divided by `divisor`, is the number of the other unit.
struct UnitRatio {
    std::uint64_t factor = 1;
    std::uint64_t divisor = 1;
};

/// Nothing when one of the units is unknown or they measure different things. A unit converts to itself, and so do two
/// empty units.
std::optional<UnitRatio> unit_ratio(std::string_view from, std::string_view to);

/// The double nearest to the exact result; nothing if no double is near it (text/decimal.hpp).
std::optional<double> converted(const Decimal& number, UnitRatio ratio);

/// `number`, taken as the decimal that it is written as, in another unit; nothing if `unit_ratio` or `converted` gives
/// nothing.
std::optional<double> convert_unit(double number, std::string_view from, std::string_view to);

/// A number as a person says it: "1 day", "48 hours"; a plain number as it is.
std::string amount_in_words(double number, std::string_view unit);

/// A decimal number at the head of `text`, which then holds the rest; nothing when there is none or no double is near
/// it. See `take_decimal`.
std::optional<double> take_number(std::string_view& text);

}  // namespace triage
