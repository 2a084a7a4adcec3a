// The one list of characters that are never printed, and the form in which a foreign text is printed
// (docs/decisions/0037). A character that is missing there could drive a terminal or turn a line round.

#include "text/unprintable.hpp"

#include <doctest/doctest.h>

#include "text/utf8.hpp"

using triage::is_never_printed;
using triage::printable;

TEST_CASE("controls, line ends, marks of direction and what XML cannot hold are never printed") {
    for (char32_t c = 0; c < 0x20; ++c) CHECK(is_never_printed(c));
    for (char32_t c = 0x7F; c < 0xA0; ++c) CHECK(is_never_printed(c));
    for (const char32_t c : {0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066,
                             0x2067, 0x2068, 0x2069, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(is_never_printed(c));
    }
}

TEST_CASE("letters, signs, blanks, joiners and the sign for what is no character are printed") {
    for (const char32_t c :
         {U' ', U'~', U'\u00A0', U'é', U'ж', U'א', U'ع', U'痛', U'\u200D', U'\u2011', U'…', U'\uFFFD', U'\U0001F469'}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK_FALSE(is_never_printed(c));
    }
}

TEST_CASE("what nobody sees may be printed, but for marks of direction") {
    for (const char32_t c : {0x00AD, 0x200B, 0x200D, 0x2060, 0x3164, 0xFEFF, 0xE0001}) {
        CAPTURE(static_cast<unsigned>(c));
        CHECK(triage::is_invisible(c));
        CHECK_FALSE(is_never_printed(c));
    }
    CHECK(triage::joins_letters(0x200C));
    CHECK_FALSE(triage::joins_letters(0x200B));
    for (const char32_t c : {0x061C, 0x200E, 0x200F, 0x202E, 0x2069}) CHECK(triage::is_direction_mark(c));
}

TEST_CASE("printable text keeps every character that is one") {
    const std::string text = "aé€𝄞 ~\u00a0\uFFFD";
    CHECK(printable(text) == text);
    CHECK(printable("").empty());
}

TEST_CASE("each byte that is not UTF-8 becomes a sign of its own") {
    const auto signs = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += "\uFFFD";
        return text;
    };
    CHECK(printable("\xc0\x80") == signs(2));
    CHECK(printable("\xed\xa0\x80") == signs(3));
    CHECK(printable("\xf4\x90\x80\x80") == signs(4));
    CHECK(printable("\xf8|\x80|\xe2\x82") == signs(1) + "|" + signs(1) + "|" + signs(2));
}

TEST_CASE("a text over several lines becomes one line of its words") {
    CHECK(triage::one_line(" a\n\n b\tc \r\n") == "a b c");
    CHECK(triage::one_line("a\u0085b\x1B[2J") == "a\uFFFDb\uFFFD[2J");
    CHECK(triage::one_line("\n").empty());
}

TEST_CASE("a character that cannot be shown is named") {
    CHECK(triage::describe_unprintable(0x1B) == "U+001B, a control character");
    CHECK(triage::describe_unprintable(0x9B) == "U+009B, a control character");
    CHECK(triage::describe_unprintable(0x85) == "U+0085, which ends a line");
    CHECK(triage::describe_unprintable(0x2028) == "U+2028, which ends a line");
    CHECK(triage::describe_unprintable(0x202E) == "U+202E, which turns the direction of the text");
    CHECK(triage::describe_unprintable(0x09) == "U+0009, a tab");
    CHECK(triage::describe_unprintable(0xFFFF) == "U+FFFF, which is no character of a text");
    CHECK(triage::with_number(0x1F469) == "U+1F469");
}

TEST_CASE("every character is taken whole, and every text comes to its end") {
    for (char32_t c : {U'a', U'é', U'€', U'𝄞', U'\uFFFD', U'\u0080', U'\u0800', U'\U00010000', U'\U0010FFFF'}) {
        std::string text;
        const auto byte = [&](char32_t value) { text += static_cast<char>(value); };
        if (c < 0x80) {
            byte(c);
        } else if (c < 0x800) {
            byte(0xC0 | c >> 6U), byte(0x80 | (c & 0x3FU));
        } else if (c < 0x10000) {
            byte(0xE0 | c >> 12U), byte(0x80 | (c >> 6U & 0x3FU)), byte(0x80 | (c & 0x3FU));
        } else {
            byte(0xF0 | c >> 18U), byte(0x80 | (c >> 12U & 0x3FU)), byte(0x80 | (c >> 6U & 0x3FU)),
                byte(0x80 | (c & 0x3FU));
        }
        CHECK(triage::code_points(text) == std::u32string(1, c));
    }
}
