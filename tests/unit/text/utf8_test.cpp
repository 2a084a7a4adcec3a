// The first byte that is not UTF-8 is found. Everything that looks at characters relies on it.

#include "text/utf8.hpp"

#include <doctest/doctest.h>

TEST_CASE("the first byte that is not UTF-8 is found") {
    CHECK(triage::first_invalid_utf8("") == 0);
    CHECK(triage::first_invalid_utf8("aé€𝄞") == 10);
    CHECK(triage::first_invalid_utf8("aé€𝄞\x80z") == 10);
    CHECK(triage::first_invalid_utf8("aé€\xF0\x9D\x84") == 6);
    CHECK(triage::first_invalid_utf8("\xC3") == 0);
    CHECK(triage::first_invalid_utf8("a\xE2\x82z") == 1);
    CHECK(triage::first_invalid_utf8("\xC0\x80") == 0);
    CHECK(triage::first_invalid_utf8("a\xEF\xBF\xBDz") == 5);
    CHECK(triage::first_invalid_utf8("a\xEF\xBF\xBDz\xEF\xBF") == 5);
    CHECK(triage::first_invalid_utf8("ab\xF8\x80\x80\x80") == 2);
}
