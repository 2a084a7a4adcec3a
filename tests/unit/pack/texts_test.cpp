// The texts of a pack once YAML has read them: an escape can make a character that the file does not show, so it is
// refused as well, where it stands.

#include "pack/texts.hpp"

#include <doctest/doctest.h>

#include "pack/yaml.hpp"
#include "support/issue_text.hpp"
#include "support/small_pack.hpp"

namespace {

std::string issues_of(std::string_view text) { return brief(triage::parse_yaml(text, "f.yaml").issues); }

}  // namespace

TEST_CASE("an escape that makes a character nobody may print is refused where it stands") {
    const std::pair<const char*, const char*> escapes[] = {
        {"\\e", "U+001B, a control character"},
        {"\\0", "U+0000, a control character"},
        {"\\a", "U+0007, a control character"},
        {"\\b", "U+0008, a control character"},
        {"\\x9b", "U+009B, a control character"},
        {"\\u009B", "U+009B, a control character"},
        {"\\x7F", "U+007F, a control character"},
        {"\\N", "U+0085, which ends a line"},
        {"\\L", "U+2028, which ends a line"},
        {"\\P", "U+2029, which ends a line"},
        {"\\r", "U+000D, which ends a line"},
        {"\\u202e", "U+202E, which turns the direction of the text"},
        {"\\U00002066", "U+2066, which turns the direction of the text"},
        {"\\u200E", "U+200E, which turns the direction of the text"}};
    for (const auto& [escape, said] : escapes) {
        CAPTURE(escape);
        const std::string issue = std::string(" control_character: a text has ") + said + " (take it out)\n";
        CHECK(issues_of(std::string("a: \"é\\\"b") + escape + "c\"\n") == "1:10" + issue);
        CHECK(issues_of(std::string("a: \"") + escape + "\"\n") == "1:5" + issue);
        CHECK(issues_of(std::string("a: {b: [c, \"one\n    two") + escape + "\"]}\n") == "2:8" + issue);
        CHECK(issues_of(std::string("\"k") + escape + "\": 1\n") == "1:3" + issue);
    }
}

TEST_CASE("an escape of which the parser makes no UTF-8 is refused") {
    CHECK(issues_of("a: \"b\\_c\"\n") ==
          "1:6 control_character: a text has an escape that is read wrongly (write the character itself)\n");
}

TEST_CASE("every text with such a character is told, each once") {
    CHECK(issues_of("a: \"\\e\\e\"\nb: \"\\a\"\n") ==
          "1:5 control_character: a text has U+001B, a control character (take it out)\n"
          "2:5 control_character: a text has U+0007, a control character (take it out)\n");
}

TEST_CASE("a tab inside of a text is refused, one between key and value is none") {
    CHECK(issues_of("a: b\tc\n") == "1:5 control_character: a text has U+0009, a tab (write a blank in its place)\n");
    CHECK(issues_of("a: \"b\\tc\"\n") ==
          "1:6 control_character: a text has U+0009, a tab (write a blank in its place)\n");
    CHECK(issues_of("a:\tb\n").empty());
}

TEST_CASE("prose and conditions may be written over several lines, names and keys may not") {
    for (const char* key : {"advice", "about", "because", "ask", "how", "when", "given", "text"}) {
        CAPTURE(key);
        CHECK(issues_of(std::string(key) + ": |\n  one\n  two\n").empty());
        CHECK(issues_of(std::string(key) + ": \"one\\n\\ntwo\"\n").empty());
    }
    CHECK(issues_of("steps:\n  - |\n    one\n    two\n").empty());
    for (const char* key : {"name", "version", "title", "url", "aliases", "anchor", "by"}) {
        CAPTURE(key);
        const std::string said = std::string("line_feed: the text of `") + key +
                                 "` has several lines, and one is meant (write it as one line)\n";
        CHECK(issues_of(std::string(key) + ": \"one\\n### two\"\n").ends_with(said));
        CHECK(issues_of(std::string(key) + ": [\"one\\n### two\"]\n").ends_with(said));
        CHECK(issues_of(std::string(key) + ": |\n  one\n  two\n").ends_with(said));
        CHECK(issues_of(std::string(key) + ": >\n  one\n  two\n").empty());  // folded: one line and its end
        CHECK(issues_of(std::string(key) + ": one\n  two\n").empty());
    }
    CHECK(issues_of("\"a\\nb\": 1\n") ==
          "1:1 line_feed: a key has several lines, and one is meant (write it as one line)\n");
}

TEST_CASE("what a pack says over several lines is one line to whoever prints it") {
    const auto rules = small_pack::loaded(
        "rules: {ache: {when: ache, outcome: stop, urgency: routine, advice: \"wait\\n\\n  then\\n call\",\n"
        " sources: [{document: doc, section: s, anchor: w}]}}\n");
    CHECK(rules.rules.front().advice == "wait then call");
}

TEST_CASE("a quotation that nobody closes is refused, even where the file ends") {
    const std::string said = " invalid_yaml: the quotation mark is not closed (close it where the text ends)\n";
    CHECK(issues_of("a: 1\nb: \"rest\n") == "2:4" + said);
    CHECK(issues_of("a: 1\nb: 'rest\nc: it''s\n") == "2:4" + said);
    CHECK(issues_of("a: 'it''s'\nb: \"\\\"\"\n").empty());
}
