// Both functions are `std::to_chars`, which knows no locale, with a buffer that holds every double written out: the
// largest has 309 digits before the point, the smallest 324 zeros behind it.
#include "text/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace triage {

namespace {

using Digits = std::array<char, 400>;

}  // namespace

std::string number_text(double number) {
    // Left to itself, to_chars writes 200000 as 2e+05, which some readers take for a fraction.
    const auto format = std::fabs(number) < 1e15 ? std::chars_format::fixed : std::chars_format::general;
    Digits digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number, format).ptr};
}

std::string rounded_text(double number, int places) {
    Digits digits;
    char* const end = digits.data() + digits.size();
    return {digits.data(), std::to_chars(digits.data(), end, number, std::chars_format::fixed, places).ptr};
}

}  // namespace triage
