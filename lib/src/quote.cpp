#include "quote.hpp"

#include <charconv>
#include <cmath>

namespace triage {

std::string shorten(std::string_view text) {
    constexpr std::size_t shown = 80;
    if (text.size() <= shown) return std::string(text);
    std::size_t end = shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string quote(std::string_view text) { return "`" + shorten(text) + "`"; }

std::string number_text(double number) {
    // Left to itself, to_chars writes 200000 as 2e+05, which some readers take for a fraction.
    const auto format = std::fabs(number) < 1e15 ? std::chars_format::fixed : std::chars_format::general;
    char digits[400];
    return {digits, std::to_chars(digits, digits + sizeof digits, number, format).ptr};
}

}  // namespace triage
