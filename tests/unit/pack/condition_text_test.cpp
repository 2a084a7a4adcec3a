// A condition that is written out reads back as the same one. Suggested cases, mutants and pages show conditions in
// this form.

#include "pack/condition_text.hpp"

#include <doctest/doctest.h>

#include "pack/condition_parser.hpp"
#include "pack/yaml.hpp"
#include "support/pack_under_test.hpp"
#include "support/random_rules.hpp"

using triage::Condition;

namespace {

/// Read and written again.
std::string again(const std::string& text) {
    static const triage::Program words = pack_under_test::program("rules:\n" + pack_under_test::rule("r", "a"));
    return triage::condition_text(pack_under_test::condition(text), words.vocabulary());
}

bool are_equal(const Condition& a, const Condition& b) {
    if (a.kind != b.kind || a.parts.size() != b.parts.size()) return false;
    if (a.fact != b.fact || a.number != b.number || a.comparator != b.comparator || a.count != b.count) return false;
    return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), are_equal);
}

triage::Result<Condition> parse(const std::string& text, const triage::Vocabulary& vocabulary) {
    const triage::Document document = *triage::parse_yaml("when: \"" + text + "\"\n", "f.yaml");
    return triage::parse_condition(*++triage::NodeRef(document, 0).begin(), vocabulary);
}

}  // namespace

TEST_CASE("a condition as a pack would have it is written as it was") {
    for (const char* text :
         {"a", "not a", "not not a", "pain > 4", "pain = 0.5", "hours <= 72 h", "a and b", "a or b or c",
          "a or b and c", "(a or b) and c", "not (a or b)", "not any of (a, b, c, ill)", "all of (a, b, c, ill)",
          "at least 2 of (a, b and c, ill or pain > 4)", "any of (a)"}) {
        CHECK(again(text) == text);
    }
}

TEST_CASE("parentheses that could be left out are left out") {
    CHECK(again("(a)") == "a");
    CHECK(again("a or (b and c)") == "a or b and c");
    CHECK(again("not (a)") == "not a");
    CHECK(again("(not a) and (pain > 4)") == "not a and pain > 4");
    CHECK(again("any of ((a and b), (c), ill, not b)") == "any of (a and b, c, ill, not b)");
}

TEST_CASE("parentheses that keep two lists apart stay") {
    CHECK(again("(a and b) and c") == "(a and b) and c");
    CHECK(again("a or (b or c)") == "a or (b or c)");
}

TEST_CASE("up to three parts are joined, more are listed, and a number is in the quantity's own unit") {
    CHECK(again("any of (a, b, c)") == "a or b or c");
    CHECK(again("all of (a, b)") == "a and b");
    CHECK(again("a and b and c and ill") == "all of (a, b, c, ill)");
    CHECK(again("a or b or c or ill") == "any of (a, b, c, ill)");
    CHECK(again("hours < 3 d") == "hours < 72 h");
}

TEST_CASE("whatever condition there is, its text reads back as the same one") {
    random_rules::Generator random(random_rules::seed());
    const triage::RuleBase base = random.rules({});
    for (int i = 0; i < random_rules::rounds(500); ++i) {
        const Condition condition = random.condition(base, {}, 4);
        const std::string text = triage::condition_text(condition, base.vocabulary);
        const auto parsed = parse(text, base.vocabulary);
        REQUIRE_MESSAGE(parsed, text);
        CHECK_MESSAGE(are_equal(*parsed, condition), text);
        CHECK(triage::condition_text(*parsed, base.vocabulary) == text);
    }
}

TEST_CASE("a number moves by its last decimal place") {
    CHECK(triage::moved_by(4, 1) == 5);
    CHECK(triage::moved_by(4, -1) == 3);
    CHECK(triage::moved_by(4.5, 1) == 4.6);
    CHECK(triage::moved_by(0.05, -1) == 0.04);
    CHECK(triage::moved_by(0.1, 2) == 0.3);
    CHECK(triage::moved_by(-0.1, 1) == 0);
    CHECK(triage::decimal_places(100) == 0);
    CHECK(triage::decimal_places(2.25) == 2);
}
