// Units of quantities: durations so far. A quantity without a unit is a plain number.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "text/decimal.hpp"

namespace triage {

/// The units' short names.
TRIAGE_FOR_COMPONENTS const std::vector<std::string_view>& known_units();

/// How many seconds one of them is; long names ("hours", "day") are understood. Nothing for what is no duration.
TRIAGE_FOR_COMPONENTS std::optional<std::uint64_t> seconds_in(std::string_view unit);

/// A number of one unit, times `factor` and divided by `divisor`, is the number of the other.
struct UnitRatio {
    std::uint64_t factor = 1;
    std::uint64_t divisor = 1;
};

/// Nothing when one of the units is unknown or they do not measure the same. Two empty units convert to themselves.
std::optional<UnitRatio> unit_ratio(std::string_view from, std::string_view to);

/// The double nearest to the exact result; nothing where there is none (text/decimal.hpp).
std::optional<double> converted(const Decimal& number, UnitRatio ratio);

/// What `number`, as it is written, is in another unit; nothing where `unit_ratio` or `converted` has nothing.
std::optional<double> convert_unit(double number, std::string_view from, std::string_view to);

/// A decimal number at the head of `text`, which then holds the rest; nothing when there is none or no double is near
/// it. See `take_decimal`.
std::optional<double> take_number(std::string_view& text);

}  // namespace triage
