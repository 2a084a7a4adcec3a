// Decimal numbers as people write them, exact: packs, options and profiles mean what stands there, not the nearest
// binary fraction of it.
//
// A limit and a value become doubles once, at the very end, each the nearest one to the exact result. So 1.1 h and
// 66 min are the same number of minutes, and what is equal or ordered in decimal never comes out the other way round.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "for_components.hpp"

namespace triage {

/// digits × 10^exponent, and its sign. INVARIANT: no leading zero; zero has no digits and no sign.
struct Decimal {
    std::string digits;
    std::int64_t exponent = 0;
    bool is_negative = false;
};

/// A decimal number at the head of `text`, which then holds the rest; nothing when there is none. No sign but `-`, no
/// hexadecimal, no `inf`, no `nan`.
TRIAGE_FOR_COMPONENTS std::optional<Decimal> take_decimal(std::string_view& text);

/// The decimal that a double is written as: the shortest decimal that reads back as the same number. REQUIRES: finite.
TRIAGE_FOR_COMPONENTS Decimal decimal_of(double number);

Decimal times(Decimal number, std::uint64_t factor);

/// The double nearest to `number` / `divisor`, ties to the even one. Nothing when it is too large for any, or so small
/// that only zero is left of it.
TRIAGE_FOR_COMPONENTS std::optional<double> nearest_double(const Decimal& number, std::uint64_t divisor = 1);

/// The sum of the one against the sum of the other, exactly.
std::strong_ordering compare_sums(const std::vector<Decimal>& left, const std::vector<Decimal>& right);

}  // namespace triage
