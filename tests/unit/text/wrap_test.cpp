// Words onto lines.
#include "text/wrap.hpp"

#include <doctest/doctest.h>

using triage::filled;
using triage::wrapped;
using Lines = std::vector<std::string>;

TEST_CASE("a line takes words as long as they fit") {
    CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrapped(" one\r\n\ttwo ", 7) == Lines{"one two"});
    CHECK(wrapped("größer über", 11) == Lines{"größer über"});
    CHECK(wrapped(" \n", 7).empty());
}

TEST_CASE("a word that is longer than a line is cut between characters where lines are narrow") {
    CHECK(wrapped("a übergrößer b", 4) == Lines{"a", "über", "größ", "er b"});
    CHECK(wrapped("ää", 1) == Lines{"ä", "ä"});
}

TEST_CASE("a word that is longer than a line of a paragraph stands alone") {
    CHECK(filled("a bcdefgh i", {4, 4}) == Lines{"a", "bcdefgh", "i"});
    CHECK(filled("abcdef", {4, 4}) == Lines{"abcdef"});
}

TEST_CASE("no word stands behind a head that leaves less room than the next line has") {
    CHECK(filled("abc d", {2, 4}) == Lines{"", "abc", "d"});
    CHECK(filled("ab c", {2, 4}) == Lines{"ab", "c"});
    CHECK(filled("abcdef", {0, 4}) == Lines{"", "abcdef"});
    CHECK(filled("", {0, 4}) == Lines{""});
}

TEST_CASE("a text that is too long is cut between characters") {
    CHECK(triage::cut_to("größer", 6) == "größer");
    CHECK(triage::cut_to("größer", 5) == "größ…");
    CHECK(triage::cut_to("größer", 4) == "grö…");
    CHECK(triage::cut_to("größer", 1) == "…");
}
