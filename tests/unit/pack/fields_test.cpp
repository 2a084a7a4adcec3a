// The keys of a mapping: every one that nobody asked for is an issue, and every value is of its kind or refused. A
// misspelt key that was skipped would be a rule without its urgency.

#include "pack/fields.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "pack/yaml.hpp"
#include "support/issue_text.hpp"

using triage::Document;
using triage::Fields;
using triage::NodeRef;
using triage::Reporter;

namespace {

/// The complaints of reading the mapping `text` with `read`, one a line.
std::string complaints(std::string_view text, const std::function<void(Fields&)>& read) {
    const Document document = *triage::parse_yaml(text, "f.yaml");
    Reporter reporter;
    {
        const NodeRef root(document, 0);
        Fields fields(reporter, root, "thing", "x", root);
        read(fields);
    }
    return brief(reporter.take());
}

}  // namespace

TEST_CASE("what stands there is read") {
    CHECK(complaints("t: a text\nn: 2.5\nf: true\nl: [a, b]\nr: [1, 3]\ns: 4\nkey: v\n", [](Fields& fields) {
              CHECK(fields.text("t") == "a text");
              CHECK(fields.number("n") == 2.5);
              CHECK(fields.flag("f"));
              CHECK(fields.texts("l") == std::vector<std::string>{"a", "b"});
              CHECK(fields.range("r") == triage::Range{1, 3});
              CHECK(fields.range("s") == triage::Range{4, 4});
              CHECK(fields.require_text("key") == "v");
              CHECK(fields.key("key").position().line == 7);
              CHECK(fields.is_mapping());
          }).empty());
}

TEST_CASE("what is not there has a default") {
    CHECK(complaints("{}", [](Fields& fields) {
              CHECK(fields.text("t").empty());
              CHECK_FALSE(fields.number("n"));
              CHECK_FALSE(fields.flag("f"));
              CHECK(fields.texts("l").empty());
              CHECK(fields.list("l").empty());
              CHECK_FALSE(fields.range("r"));
              CHECK_FALSE(fields.find("k"));
          }).empty());
}

TEST_CASE("what must be there is missed by name") {
    CHECK(complaints("{}", [](Fields& fields) {
              CHECK_FALSE(fields.require("a"));
              CHECK(fields.require_text("b").empty());
          }) == "1:1 missing_field: thing `x` has no `a`\n1:1 missing_field: thing `x` has no `b`\n");
}

TEST_CASE("a key that nobody asked for is unknown, with the nearest one that was") {
    CHECK(complaints("ask: 1\nalises: 2\nzebra: 3\n",
                     [](Fields& fields) {
                         fields.find("ask");
                         fields.find("aliases");
                     }) ==
          "2:1 unknown_key: unknown key `alises` in thing `x` (did you mean `aliases`?)\n"
          "3:1 unknown_key: unknown key `zebra` in thing `x`\n");
}

TEST_CASE("a repeated key is refused, the first one counts") {
    CHECK(complaints("a: 1\nb: 2\na: 3\n", [](Fields& fields) {
              CHECK(fields.number("a") == 1);
              fields.find("b");
          }) == "3:1 repeated_key: `a` stands twice in thing `x` (the first one is in line 1)\n");
}

TEST_CASE("what is no mapping is refused once, and nothing is missed in it") {
    for (const auto& [text, form] :
         {std::pair{"[1]", "a list"}, std::pair{"word", "`word`"}, std::pair{"~", "nothing"}}) {
        CHECK(complaints(text, [](Fields& fields) {
                  CHECK_FALSE(fields.is_mapping());
                  CHECK_FALSE(fields.require("a"));
              }) == std::string("1:1 wrong_type: thing `x` is ") + form + ", not a mapping\n");
    }
}

TEST_CASE("a text is a scalar that is not empty") {
    const auto read = [](Fields& fields) { CHECK(fields.text("t").empty()); };
    CHECK(complaints("t: [a]", read) == "1:4 wrong_type: t is a list, not a text\n");
    CHECK(complaints("t: {a: b}", read) == "1:4 wrong_type: t is a mapping, not a text\n");
    CHECK(complaints("t:", read) == "1:1 wrong_type: t is nothing, not a text\n");
    CHECK(complaints("t: \"\"", read) == "1:4 wrong_type: t is empty\n");
    const auto read_advice = [](Fields& fields) { CHECK(fields.text("advice").empty()); };
    CHECK(complaints("advice: \" \\n\\n\"", read_advice) == "1:9 wrong_type: advice is empty\n");
}

TEST_CASE("a number is plain, finite and nothing else") {
    const auto read = [](Fields& fields) { CHECK_FALSE(fields.number("n")); };
    CHECK(complaints("n: ten", read) == "1:4 wrong_type: n is `ten`, not a number\n");
    CHECK(complaints("n: 10 h", read) == "1:4 wrong_type: n is `10 h`, not a number\n");
    CHECK(complaints("n: \"10\"", read) == "1:4 wrong_type: n is `10`, not a number\n");
    CHECK(complaints("n: .inf", read) == "1:4 wrong_type: n is `.inf`, not a number\n");
    CHECK(complaints("n: 1e999", read) == "1:4 wrong_type: n is `1e999`, not a number\n");
    CHECK(complaints("n: [1]", read) == "1:4 wrong_type: n is a list, not a number\n");
    CHECK(complaints("n: ~", read) == "1:4 wrong_type: n is nothing, not a number\n");
}

TEST_CASE("a flag is the plain word true or false") {
    CHECK(complaints("f: false", [](Fields& fields) { CHECK_FALSE(fields.flag("f")); }).empty());
    const auto read = [](Fields& fields) { CHECK_FALSE(fields.flag("f")); };
    CHECK(complaints("f: yes", read) == "1:4 wrong_type: f is `yes`, not `true` or `false`\n");
    CHECK(complaints("f: \"true\"", read) == "1:4 wrong_type: f is `true`, not `true` or `false`\n");
    CHECK(complaints("f: [true]", read) == "1:4 wrong_type: f is a list, not `true` or `false`\n");
}

TEST_CASE("a range has one number or two in order, none below zero") {
    const auto read = [](Fields& fields) { CHECK_FALSE(fields.range("r")); };
    CHECK(complaints("r: [3, 1]", read) ==
          "1:4 wrong_type: r is a list, not a number or `[low, high]`, none below 0\n");
    CHECK(complaints("r: [-1, 1]", read) ==
          "1:4 wrong_type: r is a list, not a number or `[low, high]`, none below 0\n");
    CHECK(complaints("r: -1", read) == "1:4 wrong_type: r is `-1`, not a number or `[low, high]`, none below 0\n");
    CHECK(complaints("r: [1, 2, 3]", read) ==
          "1:4 wrong_type: r is a list, not a number or `[low, high]`, none below 0\n");
    CHECK(complaints("r: []", read) == "1:4 wrong_type: r is a list, not a number or `[low, high]`, none below 0\n");
    CHECK(complaints("r: [1, two]", read) == "1:8 wrong_type: r is `two`, not a number\n");
    CHECK(complaints("r: few", read) == "1:4 wrong_type: r is `few`, not a number or `[low, high]`, none below 0\n");
}

TEST_CASE("a list of texts keeps the good ones and names the bad") {
    CHECK(complaints("l: [a, [b], c]", [](Fields& fields) {
              CHECK(fields.texts("l") == std::vector<std::string>{"a", "c"});
          }) == "1:8 wrong_type: l is a list, not a text\n");
    CHECK(complaints("l: a", [](Fields& fields) { CHECK(fields.texts("l").empty()); }) ==
          "1:4 wrong_type: l is `a`, not a list\n");
}

TEST_CASE("a choice is one of the known words, else the nearest or all are named") {
    enum class Colour : std::uint8_t { red, green };
    static constexpr std::array<std::string_view, 2> names{"red", "green"};
    const auto choose = [](std::string_view text) {
        const Document document = *triage::parse_yaml(text, "f.yaml");
        Reporter reporter;
        const auto colour = triage::read_choice<Colour>(reporter, NodeRef(document, 0), "colour", names);
        return (colour ? std::to_string(static_cast<int>(*colour)) : "none") + " " + brief(reporter.take());
    };
    CHECK(choose("green") == "1 ");
    CHECK(choose("gren") == "none 1:1 unknown_value: unknown colour `gren` (did you mean `green`?)\n");
    CHECK(choose("mauve") == "none 1:1 unknown_value: unknown colour `mauve` (one of `red` `green`)\n");
    CHECK(choose("[red]") == "none 1:1 wrong_type: colour is a list, not a text\n");
}

TEST_CASE("a mapping is named by what it is and its id, or by one of them") {
    const Document document = *triage::parse_yaml("{}", "f.yaml");
    const NodeRef root(document, 0);
    Reporter reporter;
    CHECK(Fields(reporter, root, "rule", "x", root).owner() == "rule `x`");
    CHECK(Fields(reporter, root, "", "x", root).owner() == "`x`");
    CHECK(Fields(reporter, root, "the file", "", root).owner() == "the file");
    CHECK(reporter.take().empty());
}
