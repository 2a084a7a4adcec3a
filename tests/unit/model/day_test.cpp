// Days and moments as texts: one spelling each, and nothing that no calendar has.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

namespace {

std::string again(std::string_view text) {
    const auto day = triage::read_day(text);
    return day ? to_string(*day) : "(nothing)";
}

}  // namespace

TEST_CASE("a day reads back as it was written") {
    for (const std::string_view text : {"1970-01-01", "2024-02-29", "2026-11-20", "0001-01-01", "9999-12-31"}) {
        CHECK(again(text) == text);
    }
    for (const std::string_view text :
         {"", "2026-11-31", "2025-02-29", "2026-1-2", "2026-11-20 ", "20261120", "today"}) {
        CHECK(again(text) == "(nothing)");
    }
}

TEST_CASE("days are counted over months and leap years") {
    const auto between = [](std::string_view a, std::string_view b) {
        return triage::days_between(*triage::read_day(a), *triage::read_day(b));
    };
    CHECK(between("2026-11-20", "2026-11-23") == 3);
    CHECK(between("2026-11-20", "2026-11-20") == 0);
    CHECK(between("2024-02-28", "2024-03-01") == 2);
    CHECK(between("2026-03-01", "2026-02-27") == -2);
}

TEST_CASE("a moment has a day, a time and an offset") {
    CHECK(triage::day_of_moment("2026-11-20T10:00:00Z") == triage::read_day("2026-11-20"));
    CHECK(triage::day_of_moment("2026-11-20t23:59:60.25+05:30") == triage::read_day("2026-11-20"));
    for (const std::string_view text :
         {"2026-11-20", "2026-11-20T10:00:00", "2026-11-20T10:00Z", "2026-11-20 10:00:00Z", "2026-11-20T24:00:00Z",
          "2026-11-20T10:60:00Z", "2026-11-20T10:00:00.Z", "2026-11-31T10:00:00Z", "2026-11-20T10:00:00+0100",
          "2026-11-20T10:00:00Zx", ""}) {
        CAPTURE(text);
        CHECK_FALSE(triage::day_of_moment(text));
    }
}

TEST_CASE("a moment some hours later keeps its offset") {
    CHECK(triage::moment_after("2026-11-20T10:00:00Z", 42) == "2026-11-22T04:00:00Z");
    CHECK(triage::moment_after("2026-12-31T23:30:00.5+01:00", 0.75) == "2027-01-01T00:15:00+01:00");
    CHECK(triage::moment_after("2026-11-20T10:00:00Z", 0) == "2026-11-20T10:00:00Z");
    CHECK_FALSE(triage::moment_after("", 1));
    CHECK_FALSE(triage::moment_after("9999-12-31T23:00:00Z", 2));
}
