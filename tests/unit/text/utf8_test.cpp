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

TEST_CASE("a character is taken whole, and a byte that begins none is taken alone") {
    std::string_view rest = "a€\xE2\x82𝄞\xC0\xED\xA0\x80";
    std::u32string taken;
    while (!rest.empty()) taken += triage::take_code_point(rest);
    CHECK(taken == U"a€\uFFFD\uFFFD𝄞\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("the first byte says how many a character has") {
    CHECK(triage::bytes_of_character('a') == 1);
    CHECK(triage::bytes_of_character('\xC3') == 2);
    CHECK(triage::bytes_of_character('\xE2') == 3);
    CHECK(triage::bytes_of_character('\xF4') == 4);
    for (const char none : {'\x80', '\xBF', '\xC0', '\xC1', '\xF5', '\xFF'}) {
        CHECK(triage::bytes_of_character(none) == 1);
    }
}
