// Decimal numbers are exact: what is equal or ordered in decimal is so as doubles, in whatever unit it is written.
// Limits of packs are compared with what people type, so both go through this.

#include "text/decimal.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdlib>
#include <random>

#include "model/units.hpp"

namespace {

using triage::Decimal;

Decimal decimal(std::string_view text) {
    const auto number = triage::take_decimal(text);
    REQUIRE(number);
    REQUIRE(text.empty());
    return *number;
}

double nearest(std::string_view text) { return triage::nearest_double(decimal(text)).value(); }

std::strong_ordering compare(std::string_view left, std::string_view right) {
    return triage::compare_sums({decimal(left)}, {decimal(right)});
}

std::uint64_t seconds(std::string_view unit) { return *triage::seconds_in(unit); }

/// So many hundredths of one unit, written in another; empty where that has no end in decimal.
std::string written_in(std::uint64_t hundredths, std::string_view from, std::string_view to) {
    constexpr std::uint64_t scale = 100'000'000;
    const std::uint64_t product = hundredths * seconds(from) * (scale / 100);
    if (product % seconds(to) != 0) return {};
    const std::string digits = std::to_string(product / seconds(to) % scale);
    return std::to_string(product / seconds(to) / scale) + "." + std::string(8 - digits.size(), '0') + digits;
}

std::string hundredths_text(std::uint64_t hundredths) { return written_in(hundredths, "s", "s"); }

double in_unit(const std::string& text, std::string_view from, std::string_view to) {
    return triage::converted(decimal(text), *triage::unit_ratio(from, to)).value();
}

}  // namespace

TEST_CASE("a decimal is read as it is written") {
    CHECK(decimal("1.10").digits == "110");
    CHECK(decimal("1.10").exponent == -2);
    CHECK(decimal("-0.05").is_negative);
    CHECK(decimal("-0.05").digits == "5");
    CHECK(decimal("1e3").exponent == 3);
    CHECK(decimal("1.5E-7").exponent == -8);
    CHECK(decimal("-0.00").digits.empty());
    CHECK_FALSE(decimal("-0.00").is_negative);
}

TEST_CASE("the nearest double of a text is the one that the standard library finds") {
    for (const char* text : {"0", "0.1", "66", "1.7976931348623157e308", "4.9e-324", "9007199254740993", "1e22", "1e23",
                             "0.30000000000000004", "2.2250738585072011e-308", "123456789012345678901234567890"}) {
        CAPTURE(text);
        CHECK(nearest(text) == std::strtod(text, nullptr));
    }
}

TEST_CASE("what is too large or too small for a double is none") {
    CHECK_FALSE(triage::nearest_double(decimal("1e309")));
    CHECK_FALSE(triage::nearest_double(decimal("-1e309")));
    CHECK_FALSE(triage::nearest_double(decimal("1e-400")));
    CHECK_FALSE(triage::nearest_double(decimal("1e99999999999999999999")));
    CHECK_FALSE(triage::nearest_double(decimal("1e-99999999999999999999")));
    CHECK(nearest("0e99999999999999999999") == 0);
    CHECK_FALSE(triage::converted(decimal("1e308"), *triage::unit_ratio("w", "h")));
}

TEST_CASE("a fraction without an end is rounded once, to the nearest double") {
    CHECK(triage::nearest_double(decimal("1"), 3) == 1.0 / 3.0);
    CHECK(triage::nearest_double(decimal("2"), 7) == 2.0 / 7.0);
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        // Both are whole and below 2^53, so that the processor's quotient is the nearest one, too.
        const std::uint64_t number = random() >> 11;
        const std::uint64_t divisor = random() % 604800 + 1;
        const auto quotient = triage::nearest_double(decimal(std::to_string(number)), divisor);
        REQUIRE(quotient == static_cast<double>(number) / static_cast<double>(divisor));
    }
}

TEST_CASE("every double is written as the decimal that reads back as it") {
    std::mt19937_64 random(8);
    for (int i = 0; i < 2000; ++i) {
        const double number = std::bit_cast<double>(random());
        if (!std::isfinite(number)) continue;
        CHECK(triage::nearest_double(triage::decimal_of(number)).value_or(0) == number);
    }
}

TEST_CASE("sums are compared as decimals") {
    CHECK(compare("0.3", "0.30") == std::strong_ordering::equal);
    CHECK(triage::compare_sums({decimal("0.1"), decimal("0.2")}, {decimal("0.3")}) == std::strong_ordering::equal);
    CHECK(triage::compare_sums({decimal("1e300"), decimal("1e-300")}, {decimal("1e300")}) ==
          std::strong_ordering::greater);
    CHECK(triage::compare_sums({decimal("-5"), decimal("3")}, {decimal("-1")}) == std::strong_ordering::less);
    CHECK(triage::compare_sums({decimal("-5"), decimal("5")}, {}) == std::strong_ordering::equal);
    CHECK(triage::compare_sums({decimal("99"), decimal("1")}, {decimal("100.0")}) == std::strong_ordering::equal);
    CHECK(compare("-1", "0") == std::strong_ordering::less);
    CHECK(compare("2", "10") == std::strong_ordering::less);
}

TEST_CASE("a limit and the same duration in any other unit are one number") {
    CHECK(in_unit("1.1", "h", "min") == 66);
    CHECK(in_unit("0.7", "d", "h") == 16.8);
    CHECK(in_unit("16.8", "h", "h") == in_unit("0.1", "w", "h"));
    std::size_t compared = 0;
    for (const std::string_view own : triage::known_units()) {
        for (const std::string_view limit_unit : triage::known_units()) {
            for (const std::string_view value_unit : triage::known_units()) {
                for (std::uint64_t hundredths = 1; hundredths <= 10000; hundredths += hundredths < 300 ? 1 : 29) {
                    const std::string same = written_in(hundredths, limit_unit, value_unit);
                    if (same.empty()) continue;
                    ++compared;
                    REQUIRE(in_unit(hundredths_text(hundredths), limit_unit, own) == in_unit(same, value_unit, own));
                }
            }
        }
    }
    CHECK(compared > 10000);
}

TEST_CASE("just below and just above a limit stay below and above it in any unit") {
    for (const std::string_view own : triage::known_units()) {
        for (const std::string_view limit_unit : triage::known_units()) {
            for (const std::string_view value_unit : triage::known_units()) {
                for (std::uint64_t hundredths = 1; hundredths <= 10000; hundredths += 97) {
                    const double limit = in_unit(hundredths_text(hundredths), limit_unit, own);
                    // The numbers of two decimals in the value's unit around it.
                    const std::uint64_t below = (hundredths * seconds(limit_unit) - 1) / seconds(value_unit);
                    const bool is_met = hundredths * seconds(limit_unit) % seconds(value_unit) == 0;
                    REQUIRE(in_unit(hundredths_text(below), value_unit, own) < limit);
                    const std::uint64_t next = below + 1;
                    const double above = in_unit(hundredths_text(next), value_unit, own);
                    REQUIRE((is_met ? above == limit : above > limit));
                    REQUIRE(in_unit(hundredths_text(next + 1), value_unit, own) > limit);
                }
            }
        }
    }
}
