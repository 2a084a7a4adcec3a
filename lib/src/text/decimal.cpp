// Digits as text, with schoolbook arithmetic on them: numbers of packs and profiles have a dozen digits, so nothing
// faster is needed, and every step can be checked by hand. Only the last step, to a double, is left to the standard
// library, which rounds a decimal text correctly.
#include "text/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/ascii.hpp"

namespace triage {

namespace {

// No exponent beyond this changes what is nearest, whatever digits stand before it.
constexpr std::int64_t highest_exponent = std::int64_t{1} << 40;

// A number halfway between two doubles has at most 767 digits; with more, and a last one for what is cut off, no
// fraction is taken for such a number.
constexpr std::size_t enough_digits = 800;

/// How many digits stand at the head of a text.
std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

void drop_leading_zeros(Decimal& number) {
    number.digits.erase(0, number.digits.find_first_not_of('0'));
    if (number.digits.empty()) number = {};
}

// Takes an exponent such as `e-3` off the head of a text. A letter without digits behind it is left there: it belongs
// to what follows, a unit for instance.
std::int64_t take_exponent(std::string_view& text) {
    if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return 0;
    std::string_view rest = text.substr(1);
    const bool is_negative = rest.starts_with('-');
    if (is_negative || rest.starts_with('+')) rest.remove_prefix(1);
    const std::size_t size = count_digits(rest);
    if (size == 0) return 0;
    std::int64_t exponent = 0;
    for (const char c : rest.substr(0, size)) exponent = std::min(exponent * 10 + (c - '0'), highest_exponent);
    text = rest.substr(size);
    return is_negative ? -exponent : exponent;
}

/// Long division with so many digits behind the given ones that the nearest double is known.
Decimal quotient(const Decimal& number, std::uint64_t divisor) {
    Decimal result{"", number.exponent, number.is_negative};
    std::uint64_t rest = 0;
    const auto divide = [&](char digit) {
        rest = rest * 10 + static_cast<std::uint64_t>(digit - '0');
        if (rest >= divisor || !result.digits.empty()) result.digits += static_cast<char>('0' + rest / divisor);
        rest %= divisor;
    };
    for (const char digit : number.digits) divide(digit);
    for (; rest != 0 && result.digits.size() < enough_digits; --result.exponent) divide('0');
    if (rest != 0) {
        result.digits += '1';
        --result.exponent;
    }
    return result;
}

/// The digits with so many zeros behind them that the exponent is `exponent`. REQUIRES: it is not above that of
/// `number`.
std::string scaled(const Decimal& number, std::int64_t exponent) {
    return number.digits + std::string(static_cast<std::size_t>(number.exponent - exponent), '0');
}

/// Digit by digit from the right. REQUIRES: both have the same exponent.
std::string sum(std::string a, const std::string& b) {
    if (a.size() < b.size()) a.insert(0, b.size() - a.size(), '0');
    int carry = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const int digit = (a[a.size() - i] - '0') + (i <= b.size() ? b[b.size() - i] - '0' : 0) + carry;
        a[a.size() - i] = static_cast<char>('0' + digit % 10);
        carry = digit / 10;
    }
    return carry == 0 ? a : "1" + a;
}

}  // namespace

std::optional<Decimal> take_decimal(std::string_view& text) {
    std::string_view rest = text;
    Decimal number;
    number.is_negative = rest.starts_with('-');
    if (number.is_negative) rest.remove_prefix(1);
    const std::size_t whole = count_digits(rest);
    number.digits = rest.substr(0, whole);
    rest.remove_prefix(whole);
    if (rest.starts_with('.')) {
        const std::size_t decimals = count_digits(rest.substr(1));
        number.digits += rest.substr(1, decimals);
        number.exponent = -static_cast<std::int64_t>(decimals);
        rest.remove_prefix(decimals + 1);
    }
    if (number.digits.empty()) return std::nullopt;
    number.exponent += take_exponent(rest);
    drop_leading_zeros(number);
    text = rest;
    return number;
}

Decimal decimal_of(double number) {
    char shortest[32];
    const auto end = std::to_chars(shortest, shortest + sizeof shortest, number, std::chars_format::scientific).ptr;
    std::string_view text(shortest, static_cast<std::size_t>(end - shortest));
    return *take_decimal(text);
}

Decimal times(Decimal number, std::uint64_t factor) {
    std::uint64_t carry = 0;
    for (auto digit = number.digits.rbegin(); digit != number.digits.rend(); ++digit) {
        carry += static_cast<std::uint64_t>(*digit - '0') * factor;
        *digit = static_cast<char>('0' + carry % 10);
        carry /= 10;
    }
    if (carry != 0) number.digits.insert(0, std::to_string(carry));
    drop_leading_zeros(number);
    return number;
}

// The standard library rounds a decimal text to the nearest double.
std::optional<double> nearest_double(const Decimal& number, std::uint64_t divisor) {
    if (number.digits.empty()) return 0.0;
    const Decimal exact = quotient(number, divisor);
    const std::string text = (exact.is_negative ? "-" : "") + exact.digits + "e" + std::to_string(exact.exponent);
    double nearest = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), nearest);
    if (error != std::errc() || !std::isfinite(nearest) || nearest == 0) return std::nullopt;
    return nearest;
}

std::strong_ordering compare_sums(const std::vector<Decimal>& left, const std::vector<Decimal>& right) {
    std::int64_t exponent = highest_exponent;
    for (const auto* side : {&left, &right}) {
        for (const Decimal& part : *side) exponent = std::min(exponent, part.exponent);
    }
    // A part below zero is added to the other side.
    std::string sums[2];
    for (const auto* side : {&left, &right}) {
        for (const Decimal& part : *side) {
            std::string& to = sums[(side == &right) != part.is_negative ? 1 : 0];
            if (!part.digits.empty()) to = sum(std::move(to), scaled(part, exponent));
        }
    }
    if (sums[0].size() != sums[1].size()) return sums[0].size() <=> sums[1].size();
    return sums[0].compare(sums[1]) <=> 0;
}

}  // namespace triage
