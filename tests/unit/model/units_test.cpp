// Units convert exactly, there and back, and only what is a number is read as one: a limit of hours must hold for a
// duration that was given in days.

#include "model/units.hpp"

#include <doctest/doctest.h>

#include <string>

using triage::convert_unit;
using triage::take_number;

namespace {

/// The number and, after `|`, the rest of the text.
std::string taken(std::string_view text) {
    const auto number = take_number(text);
    return (number ? std::to_string(*number) : "none") + "|" + std::string(text);
}

}  // namespace

TEST_CASE("durations convert into each other exactly") {
    CHECK(convert_unit(72, "h", "h") == 72);
    CHECK(convert_unit(3, "d", "h") == 72);
    CHECK(convert_unit(72, "h", "d") == 3);
    CHECK(convert_unit(1, "w", "d") == 7);
    CHECK(convert_unit(3, "w", "d") == 21);
    CHECK(convert_unit(90, "s", "min") == 1.5);
    CHECK(convert_unit(2, "h", "min") == 120);
}

TEST_CASE("converting there and back is the identity for every pair of units") {
    CHECK(triage::known_units() == std::vector<std::string_view>{"s", "min", "h", "d", "w"});
    for (const std::string_view from : triage::known_units()) {
        for (const std::string_view to : triage::known_units()) {
            CAPTURE(from);
            CAPTURE(to);
            CHECK(convert_unit(*convert_unit(5, from, to), to, from).value() == doctest::Approx(5).epsilon(1e-12));
        }
    }
}

TEST_CASE("long names of units are understood") {
    for (const std::string_view name : {"hr", "hour", "hours"}) CHECK(convert_unit(2, name, "h") == 2);
    for (const std::string_view name : {"dy", "day", "days"}) CHECK(convert_unit(2, name, "d") == 2);
    for (const std::string_view name : {"wk", "week", "weeks"}) CHECK(convert_unit(2, name, "w") == 2);
    for (const std::string_view name : {"mins", "minute", "minutes"}) CHECK(convert_unit(2, name, "min") == 2);
    for (const std::string_view name : {"sec", "second", "seconds"}) CHECK(convert_unit(2, name, "s") == 2);
}

TEST_CASE("what is not a unit does not convert") {
    CHECK_FALSE(convert_unit(1, "fortnight", "d"));
    CHECK_FALSE(convert_unit(1, "h", ""));
    CHECK_FALSE(convert_unit(1, "", "h"));
    CHECK_FALSE(convert_unit(1, "H", "h"));
}

TEST_CASE("plain numbers convert to themselves") { CHECK(convert_unit(4, "", "") == 4); }

TEST_CASE("a number is taken from the head of a text") {
    CHECK(taken("3") == "3.000000|");
    CHECK(taken("2.5 h") == "2.500000| h");
    CHECK(taken("30h") == "30.000000|h");
    CHECK(taken("-1x") == "-1.000000|x");
    CHECK(taken(".5") == "0.500000|");
    CHECK(taken("1e2,") == "100.000000|,");
}

TEST_CASE("what only looks like a number is left where it is") {
    for (const std::string_view text :
         {"", "-", "--1", "+1", "x1", "inf", "-inf", "nan", "-nan", ".", "-.", "1e999", "- 1"}) {
        CAPTURE(text);
        CHECK(taken(text) == "none|" + std::string(text));
    }
}

TEST_CASE("hexadecimal digits are no number") { CHECK(taken("0x10") == "0.000000|x10"); }
