// Paragraphs wrap at the width of the terminal and keep every word, from no columns to a thousand.

#include "text/page.hpp"

#include <doctest/doctest.h>

#include <sstream>

namespace {

std::string laid_out(std::size_t width, std::size_t indent, const std::string& head, const std::string& text,
                     triage::Style style = triage::Style::plain, triage::Color color = triage::Color::never) {
    triage::Page page(width, color);
    page.paragraph(indent, head, text, style);
    return page.take();
}

}  // namespace

TEST_CASE("words wrap at the width and hang under the end of the head") {
    CHECK(laid_out(20, 2, "- ", "one two three four five") == "  - one two three\n    four five\n");
    CHECK(laid_out(20, 0, "", "exactly twenty chars") == "exactly twenty chars\n");
    CHECK(laid_out(20, 0, "", "exactly twenty charsx") == "exactly twenty\ncharsx\n");
}

TEST_CASE("no line is wider than the terminal unless one word is") {
    const std::string text = "A person who is worried reads “short lines” best, whatever they say — even at forty.";
    for (std::size_t width = 20; width <= 100; ++width) {
        std::istringstream lines(laid_out(width, 4, "- ", text));
        for (std::string line; std::getline(lines, line);) CHECK(triage::columns(line) <= width);
    }
    CHECK(laid_out(20, 0, "", "a incomprehensibilities b") == "a\nincomprehensibilities\nb\n");
}

TEST_CASE("a terminal of no width, or of a thousand columns, still gets readable lines") {
    CHECK(laid_out(0, 0, "", "exactly twenty chars or more") == "exactly twenty chars\nor more\n");
    CHECK(triage::columns(laid_out(1000, 0, "", std::string(60, 'a') + " " + std::string(60, 'b'))) == 122);
}

TEST_CASE("white space in the text is only a place to wrap") { CHECK(laid_out(40, 0, "", " a \n b\tc ") == "a b c\n"); }

TEST_CASE("an empty paragraph is its head alone") { CHECK(laid_out(40, 2, "- ", "") == "  - \n"); }

TEST_CASE("colour surrounds the text of each line and nothing else") {
    CHECK(laid_out(20, 2, "", "stop", triage::Style::red, triage::Color::always) == "  \x1b[1;31mstop\x1b[0m\n");
    CHECK(laid_out(20, 2, "", "stop", triage::Style::plain, triage::Color::always) == "  stop\n");
    CHECK(laid_out(20, 2, "", "stop", triage::Style::red) == "  stop\n");
    for (const auto style : {triage::Style::bold, triage::Style::dim, triage::Style::yellow, triage::Style::green}) {
        CHECK(laid_out(20, 0, "", "x", style, triage::Color::always).starts_with("\x1b["));
    }
}
