// Numbers as text: exact for machines, rounded or with commas for people.
#include "text/number.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <limits>

#include <triage/number.hpp>

using triage::number_text;

TEST_CASE("numbers read back as they are and are never longer than needed") {
    CHECK(number_text(4) == "4");
    CHECK(number_text(-0.5) == "-0.5");
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(200000) == "200000");
    CHECK(number_text(1e14) == "100000000000000");
    CHECK(number_text(1e15) == "1e+15");
    for (const double number : {1e300, -1e300, 1e-300, 5e-324, 1.0 / 3, 123456789.125, 999999999999999.9}) {
        CHECK(std::strtod(number_text(number).c_str(), nullptr) == number);
    }
}

TEST_CASE("a rounded number has so many digits behind the point") {
    CHECK(triage::rounded_text(31.46, 1) == "31.5");
    CHECK(triage::rounded_text(0.5, 2) == "0.50");
    CHECK(triage::rounded_text(2, 0) == "2");
}

TEST_CASE("digits are grouped by three") {
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    CHECK(triage::with_commas(0) == "0");
    CHECK(triage::with_commas(999) == "999");
    CHECK(triage::with_commas(1000) == "1,000");
    CHECK(triage::with_commas(123456) == "123,456");
    CHECK(triage::with_commas(most) == "18,446,744,073,709,551,615");
}
