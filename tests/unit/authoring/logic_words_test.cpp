// Conditions in words, for clinicians who review them: "and" inside "or" must not be read the other way round.

#include "authoring/review/logic_words.hpp"

#include <doctest/doctest.h>

#include "support/pack_under_test.hpp"

using triage::LogicWords;

namespace {

std::string line_of(const LogicWords& words) {
    std::string line;
    for (const triage::Phrase& phrase : words.line) line += phrase.is_fact ? "<" + phrase.text + ">" : phrase.text;
    return line;
}

/// Lines, each part further in than its whole.
std::string lines_of(const LogicWords& words, std::size_t depth = 0) {
    std::string text = std::string(2 * depth, ' ') + line_of(words) + "\n";
    for (const LogicWords& part : words.parts) text += lines_of(part, depth + 1);
    return text;
}

const triage::Vocabulary& vocabulary() {
    static const triage::Program program = pack_under_test::program("rules:\n" + pack_under_test::rule("r", "a"));
    return program.vocabulary();
}

std::string in_words(const std::string& condition) {
    return lines_of(triage::logic_words(pack_under_test::condition(condition), vocabulary()));
}

}  // namespace

TEST_CASE("what is short stands on one line") {
    CHECK(in_words("a") == "<a>\n");
    CHECK(in_words("not ill") == "no <ill>\n");
    CHECK(in_words("a and not b") == "<a> and no <b>\n");
    CHECK(in_words("a or b or c") == "<a> or <b> or <c>\n");
    CHECK(in_words("any of (a, b, c, ill)") == "any of: <a>; <b>; <c>; <ill>\n");
    CHECK(in_words("all of (a, b, c, not ill)") == "all of: <a>; <b>; <c>; no <ill>\n");
    CHECK(in_words("at least 2 of (a, b, c)") == "at least 2 of: <a>; <b>; <c>\n");
    CHECK(in_words("any of (a)") == "<a>\n");
}

TEST_CASE("numbers have their unit in full, and a larger one where that is whole") {
    CHECK(in_words("pain > 4") == "<pain> is more than 4\n");
    CHECK(in_words("pain = 4.5") == "<pain> is exactly 4.5\n");
    CHECK(in_words("hours <= 1 h") == "<hours> is 1 hour or less\n");
    CHECK(in_words("hours < 30 h") == "<hours> is below 30 hours\n");
    CHECK(in_words("hours <= 72 h") == "<hours> is 72 hours (3 days) or less\n");
    CHECK(in_words("hours <= 4 w") == "<hours> is 672 hours (4 weeks) or less\n");
    CHECK(in_words("days >= 7 d") == "<days> is 7 days or more\n");
    CHECK(in_words("not (pain > 4)") == "not true that <pain> is more than 4\n");
}

TEST_CASE("a number in a list of alternatives cannot be misread") {
    CHECK(in_words("pain > 4 or a") == "any of: <pain> is more than 4; <a>\n");
    CHECK(in_words("not (pain > 4) or a") == "any of: not true that <pain> is more than 4; <a>\n");
    CHECK(in_words("pain > 4 and a") == "<pain> is more than 4 and <a>\n");
}

TEST_CASE("lists inside lists are an outline") {
    CHECK(in_words("a and any of (b, c, ill, pain > 4)") ==
          "all of these:\n  <a>\n  any of: <b>; <c>; <ill>; <pain> is more than 4\n");
    CHECK(in_words("at least 2 of (a, b and c, not (a or ill))") ==
          "at least 2 of these:\n  <a>\n  <b> and <c>\n  this does not hold:\n    <a> or <ill>\n");
    CHECK(in_words("not not a") == "this does not hold:\n  no <a>\n");
    CHECK(in_words("a or (b and (c or not ill))") ==
          "any of these:\n  <a>\n  all of these:\n    <b>\n    <c> or no <ill>\n");
}

TEST_CASE("facts come in the order in which they are named, each once") {
    const std::vector<triage::FactId> facts =
        triage::facts_in_order(pack_under_test::condition("pain > 4 and (c or a or c) and not (pain > 8)"));
    std::string names;
    for (const triage::FactId fact : facts) names += vocabulary()[fact].id + " ";
    CHECK(names == "pain c a ");
}
