// Units of quantities: durations so far. A quantity without a unit is a plain number.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace triage {

/// The units' short names.
const std::vector<std::string_view>& known_units();

/// `number` of unit `from` in unit `to`; nothing when one of them is unknown or they do not measure the same.
/// Long names ("hours", "day") are understood in `from`. Two empty units convert to themselves.
std::optional<double> convert_unit(double number, std::string_view from, std::string_view to);

/// A decimal number at the head of `text`, which then holds the rest; nothing when there is none or it is not
/// finite. No sign but `-`, no hexadecimal, no `inf`, no `nan`.
std::optional<double> take_number(std::string_view& text);

}  // namespace triage
