// Dates as packs write them: every day of the calendar and nothing else, compared as days. A review that is overdue
// must be seen.

#include "pack/dates.hpp"

#include <doctest/doctest.h>

using triage::read_date;

TEST_CASE("every day of the calendar is a date, and no other is") {
    CHECK(read_date("2026-11-21"));
    CHECK(read_date("2024-02-29"));
    CHECK(read_date("2000-02-29"));
    for (const char* text : {"2026-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-00-01", "2026-13-01",
                             "2026-01-00", "2026-01-32"}) {
        CHECK_MESSAGE(!read_date(text), text);
    }
}

TEST_CASE("a date has one form") {
    for (const char* text : {"", "2026-1-21", "26-11-21", "2026/11/21", "2026-11-21 ", " 2026-11-21", "20261121",
                             "2026-11-2x", "-026-11-21", "2026-11-21T00:00"}) {
        CHECK_MESSAGE(!read_date(text), text);
    }
}

TEST_CASE("dates are compared as days") {
    CHECK(*read_date("2026-03-01") - *read_date("2026-02-28") == std::chrono::days(1));
    CHECK(*read_date("2024-03-01") - *read_date("2024-02-28") == std::chrono::days(2));
}
