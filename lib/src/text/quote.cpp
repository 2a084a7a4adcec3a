#include "text/quote.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "triage/printable.hpp"

namespace triage {

namespace {

// More than is shown, so that making it printable costs the same for a text of any length.
constexpr std::size_t max_quoted_bytes = 400;

}  // namespace

std::string shorten(std::string_view text) {
    constexpr std::size_t shown = 80;
    if (text.size() <= shown) return std::string(text);
    std::size_t end = shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string quote(std::string_view text) {
    std::string shown = shorten(printable(text.substr(0, max_quoted_bytes)));
    std::replace(shown.begin(), shown.end(), '`', '\'');
    return "`" + shown + "`";
}

std::string number_text(double number) {
    // Left to itself, to_chars writes 200000 as 2e+05, which some readers take for a fraction.
    const auto format = std::fabs(number) < 1e15 ? std::chars_format::fixed : std::chars_format::general;
    char digits[400];
    return {digits, std::to_chars(digits, digits + sizeof digits, number, format).ptr};
}

}  // namespace triage
