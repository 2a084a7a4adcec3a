// Text of others in a message is one printable line that only its own end closes, cut where it is long; and numbers are
// written so that they read back.

#include "text/quote.hpp"

#include <doctest/doctest.h>

#include "text/utf8.hpp"

using triage::quote;
using triage::shorten;

TEST_CASE("a short text is quoted as it is") {
    CHECK(quote("chest pain") == "`chest pain`");
    CHECK(quote("") == "``");
    CHECK(shorten(std::string(80, 'a')) == std::string(80, 'a'));
}

TEST_CASE("a long text is cut and shows it") {
    CHECK(shorten(std::string(81, 'a')) == std::string(80, 'a') + "…");
    CHECK(quote(std::string(1'000'000, 'a')) == "`" + std::string(80, 'a') + "…`");
}

TEST_CASE("a quotation is one printable line that only its own end closes") {
    CHECK(quote("a\nPROCEED\u009B2J") == "`a�PROCEED�2J`");
    CHECK(quote("a` [b](javascript:c) `d") == "`a' [b](javascript:c) 'd`");
    CHECK(quote(std::string(1000, '\x1B')).size() < 100);
    CHECK(quote(std::string(1000, '\xFF')).starts_with("`�"));
}

TEST_CASE("a cut never splits a character") {
    for (std::size_t before = 0; before < 4; ++before) {
        std::string text(before, 'a');
        for (int i = 0; i < 100; ++i) text += "€";
        const std::string cut = shorten(text);
        CHECK(cut.size() <= 83);
        CHECK(triage::first_invalid_utf8(cut) == cut.size());
    }
}
