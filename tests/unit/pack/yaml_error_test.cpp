// Complaints of the YAML parser in the words of somebody who writes a pack, at the place of the mistake and not where
// the parser gave up.

#include "pack/yaml_error.hpp"

#include <doctest/doctest.h>

#include "pack/yaml.hpp"

namespace {

/// Position and message of the only issue.
std::string said_of(std::string_view text) {
    const auto document = triage::parse_yaml(text, "f.yaml");
    REQUIRE(document.issues.size() == 1);
    const triage::Issue& issue = document.issues.front();
    CHECK(issue.code == "invalid_yaml");
    CHECK(issue.message.find("cannot be read") == std::string::npos);
    CHECK_FALSE(issue.hint.empty());
    return std::to_string(issue.where.line) + ":" + std::to_string(issue.where.column) + " " + issue.message;
}

}  // namespace

TEST_CASE("the usual mistakes of YAML are named at their place") {
    CHECK(said_of("a: Rest: then call\n") == "1:8 a colon begins a value where none can stand");
    CHECK(said_of("a: one\n  two: three\n") == "2:6 a colon begins a value where none can stand");
    CHECK(said_of("a: \"Rest\" and call\n") == "1:11 words stand behind the end of a quotation or a bracket");
    CHECK(said_of("a: 'Don't bend'\n") == "1:9 words stand behind the end of a quotation or a bracket");
    CHECK(said_of("a: [Rest] now\n") == "1:11 words stand behind the end of a quotation or a bracket");
    CHECK(said_of("a: > Rest\n") == "1:6 a text stands on the line of `>` or `|`");
    CHECK(said_of("a: | Rest\n") == "1:6 a text stands on the line of `>` or `|`");
    CHECK(said_of("a: @home\n") == "1:4 a text cannot begin with `@`");
    CHECK(said_of("a: %5\n") == "1:4 a text cannot begin with `%`");
    CHECK(said_of("a: `home`\n") == "1:4 a text cannot begin with a backtick");
    CHECK(said_of("a: *Stop* now\n") == "1:4 a word that begins with `*` refers to another place in YAML");
    CHECK(said_of("a: - Stop\n") == "1:4 a list begins where none can stand");
    CHECK(said_of("a: ? Stop\n") == "1:4 a key begins where none can stand");
    CHECK(said_of("a: ] Stop\n") == "1:4 a bracket closes what is not open");
    CHECK(said_of("a: {b: 1\n") == "2:1 `{` is not closed");
    CHECK(said_of("a: \"x \\q\"\n")
              .ends_with("a backslash in a quotation stands before a character that it cannot change"));
    CHECK(said_of("a: one\n # x\n two\n") == "3:2 the line fits nothing above it");
    CHECK(said_of(std::string(500, '[') + std::string(500, ']') + "\n").ends_with(" the YAML is nested too deeply"));
}

TEST_CASE("a no-break space behind a colon is named where it stands") {
    CHECK(said_of("a:\n  b:\u00A0one\n  c: two\n") == "2:5 behind the colon stands U+00A0, a no-break space");
    CHECK(said_of("a:\n  - b:\u3000one\n    c: two\n") == "2:7 behind the colon stands U+3000, an ideographic space");
}

TEST_CASE("a comment that takes a closing bracket with it is named") {
    CHECK(said_of("a: {b: Rest (leaflet #2), c: 1}\nd: 1\n") ==
          "1:22 ` #` begins a comment, and the line has a closing bracket in it");
    CHECK(said_of("a: [Rest, see #2]\n") == "1:15 ` #` begins a comment, and the line has a closing bracket in it");
}

TEST_CASE("a comment begins behind a blank, outside of quotations") {
    using triage::find_comment;
    CHECK(find_comment("a: b # c") == 5);
    CHECK(find_comment("# c") == 0);
    CHECK(find_comment("a: 'b # c' # d") == 11);
    CHECK(find_comment("a: \"b \\\" # c\" # d") == 14);
    CHECK(find_comment("a: don't # c") == 9);
    CHECK(find_comment("a#b") == std::string_view::npos);
    CHECK(find_comment("a: 'b # c") == std::string_view::npos);
}
