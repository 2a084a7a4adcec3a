// The number of a line is kept as text and counted up in place, since writing it anew for each line would cost time. It
// must carry as numbers do.

#include "batch/line_number.hpp"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("a line's number is counted up as numbers are") {
    for (const std::uint64_t start : {0ULL, 8ULL, 97ULL, 9998ULL, 123'456'789'989ULL}) {
        triage::LineNumber text;
        text.set(start);
        for (std::uint64_t i = 0; i < 150; ++i) {
            CHECK(text.text() == std::to_string(start + i));
            text.increment();
        }
    }
}
