// The place of a character inside a text of YAML, however the text is quoted, folded or escaped. Issues point there.

#include "pack/source_place.hpp"

#include <doctest/doctest.h>

#include "pack/yaml.hpp"

using triage::NodeRef;

namespace {

/// `line:column` of the first `wanted` in the text under the key `a`.
std::string place_of(const std::string& yaml, const std::string& wanted) {
    const auto document = triage::parse_yaml(yaml, "f.yaml");
    REQUIRE(document);
    const NodeRef text(*document, 2);
    const std::size_t offset = text.text().find(wanted);
    REQUIRE(offset != std::string::npos);
    const triage::Position where = text.position(offset);
    CHECK(where.excerpt == document->line(where.line));
    return std::to_string(where.line) + ":" + std::to_string(where.column);
}

}  // namespace

TEST_CASE("a place inside of a text is exact, however the text is written") {
    CHECK(place_of("a: one two\n", "two") == "1:8");
    CHECK(place_of("a: \"one two\"\n", "two") == "1:9");
    CHECK(place_of("a: 'it''s two'\n", "two") == "1:11");
    CHECK(place_of("a: \"o\\x6Ee \\u00E9 two\"\n", "two") == "1:19");
    CHECK(place_of("a: one\n  two\n", "two") == "2:3");
    CHECK(place_of("a: one\r\n  two\r\n", "two") == "2:3");
    CHECK(place_of("ask: one\n\n  two\n", "two") == "3:3");
    CHECK(place_of("a: >-\n  one\n  two\n", "two") == "3:3");
    CHECK(place_of("a: >- # folded\n  one\n  two\n", "two") == "3:3");
    CHECK(place_of("ask: |\n  one\n    two\n", "two") == "3:5");
    CHECK(place_of("a: \"one\n    two three\"\n", "three") == "2:9");
    CHECK(place_of("a: \"one\\\n    two\"\n", "two") == "2:5");
    CHECK(place_of("ask: \"one\\n two \"\n", "two") == "1:13");
    CHECK(place_of("ask: >-\n\n  one\n", "one") == "3:3");
    CHECK(place_of("a: \"one\"\n", "one") == "1:4");  // the quotation stands for its beginning
}

TEST_CASE("the end of a text is the end of its last word") {
    CHECK(triage::place_in_source("one two # three", "one two", 7) == 7);
    CHECK(triage::place_in_source("one\n   two\nb: c", "one two", 7) == 10);
    CHECK(triage::place_in_source("'one' # two", "one", 3) == 4);
}

TEST_CASE("a text that is not there has no place") {
    CHECK_FALSE(triage::place_in_source("", "one", 0));
    CHECK_FALSE(triage::place_in_source("other", "one", 3));
    CHECK_FALSE(triage::place_in_source("o", "one", 3));
    CHECK_FALSE(triage::place_in_source("one", "one", 4));
}
