// Coverage counts a state of a condition, a side of a number or a deciding leaf only once a case really shows it.
// Otherwise a pack would look tested where it is not.

#include "authoring/cases/coverage.hpp"

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/pack_under_test.hpp"

namespace {

using pack_under_test::exclusion;
using pack_under_test::rule;
using triage::Figure;

triage::Profile parse(const triage::Program& program, const std::string& json) {
    const auto profile = triage::parse_profile(json, program.vocabulary());
    REQUIRE_MESSAGE(profile, brief(profile.issues));
    return *profile;
}

/// The gaps of a figure that are left once these people are known, one a line.
std::string gaps(const triage::Program& program, Figure figure, const std::vector<std::string>& people) {
    std::string text;
    for (const triage::Obligation& obligation : triage::obligations_of(program.rules())) {
        const bool is_met = std::any_of(people.begin(), people.end(), [&](const std::string& json) {
            const triage::Profile profile = parse(program, json);
            return triage::is_met(obligation, program.rules(), profile, program.evaluate(profile));
        });
        if (obligation.figure == figure && !is_met) text += triage::gap_text(obligation, program.rules()) + "\n";
    }
    return text;
}

std::string gaps(const std::string& when, Figure figure, const std::vector<std::string>& people) {
    return gaps(pack_under_test::program("rules:\n" + rule("r", when)), figure, people);
}

}  // namespace

TEST_CASE("a rule is covered once it is certain") {
    CHECK(gaps("a", Figure::rules, {"{}"}) == "rule `r` is certain in no case\n");
    CHECK(gaps("a", Figure::rules, {R"({"symptoms": ["a"]})"}).empty());
}

TEST_CASE("each of the three states is wanted of each condition") {
    CHECK(gaps("a", Figure::states, {}) ==
          "rule `r` is certain in no case\nrule `r` is ruled out in no case\nrule `r` is left open in no case\n");
    CHECK(gaps("a", Figure::states, {R"({"symptoms": ["a"]})", R"({"denies": ["a"]})", "{}"}).empty());
}

TEST_CASE("the state of an exclusion counts under proceed only") {
    const triage::Program program =
        pack_under_test::program("rules:\n" + rule("r", "a") + "exclusions:\n" + exclusion("x", "b", "bend"));
    const std::vector<std::string> not_allowed{R"({"symptoms": ["a", "b"]})", R"({"symptoms": ["b"]})", "{}",
                                               R"({"symptoms": ["a"], "denies": ["b"]})"};
    CHECK(gaps(program, Figure::states, not_allowed) ==
          "rule `r` is ruled out in no case\n"
          "exclusion `x` is certain in no case that proceeds\n"
          "exclusion `x` is ruled out in no case that proceeds\n"
          "exclusion `x` is left open in no case that proceeds\n");
    CHECK(gaps(program, Figure::states,
               {R"({"symptoms": ["a"]})", "{}", R"({"denies": ["a"]})", R"({"denies": ["a", "b"]})",
                R"({"denies": ["a"], "symptoms": ["b"]})"})
              .empty());
}

TEST_CASE("a precaution wants the same of the cases as an exclusion that removes") {
    const triage::Program program = pack_under_test::program("rules:\n" + rule("r", "a") + "exclusions:\n" +
                                                             pack_under_test::precaution("x", "b", "reach"));
    CHECK(gaps(program, Figure::states, {R"({"symptoms": ["a"]})", "{}", R"({"denies": ["a"]})"}) ==
          "exclusion `x` is certain in no case that proceeds\nexclusion `x` is ruled out in no case that proceeds\n");
    CHECK(gaps(program, Figure::mcdc, {R"({"denies": ["a"], "symptoms": ["b"]})", R"({"symptoms": ["a"]})"}) ==
          "in no case that proceeds does `b`, being false, decide exclusion `x`\n");
}

TEST_CASE("each number is wanted from below, at it and from above, once, however often it is compared") {
    const std::string when = "pain > 4 or a and pain >= 4";
    CHECK(gaps(when, Figure::thresholds, {R"({"pain": 3})", "{}", R"({"symptoms": ["a"]})"}) ==
          "no case has `pain` at exactly 4\nno case has `pain` above 4\n");
    CHECK(gaps(when, Figure::thresholds, {R"({"pain": 3})", R"({"pain": 4})", R"({"pain": 9})"}).empty());
    CHECK(gaps("hours <= 72 h", Figure::thresholds, {R"({"denies": ["hours"]})"}) ==
          "no case has `hours` below 72 h\nno case has `hours` at exactly 72 h\nno case has `hours` above 72 h\n");
}

TEST_CASE("a side that the range leaves out is not wanted") {
    CHECK(gaps("pain >= 10", Figure::thresholds, {}) ==
          "no case has `pain` below 10\nno case has `pain` at exactly 10\n");
    CHECK(gaps("hours > 0 h", Figure::thresholds, {}) ==
          "no case has `hours` at exactly 0 h\nno case has `hours` above 0 h\n");
    CHECK(gaps("days > 8.5 d", Figure::thresholds, {}) ==
          "no case has `days` below 8.5 d\nno case has `days` above 8.5 d\n");
}

TEST_CASE("each leaf must be seen to decide, both ways") {
    const std::string both_b =
        "in no case does `b`, being true, decide rule `r`\nin no case does `b`, being false, decide rule `r`\n";
    const auto person = [](const std::string& said) { return "{" + said + R"("no_others": true, "pain": 0})"; };
    const std::string none = person("");
    const std::string only_a = person(R"("symptoms": ["a"], )");
    const std::string only_b = person(R"("symptoms": ["b"], )");
    const std::string both = person(R"("symptoms": ["a", "b"], )");
    CHECK(gaps("a or b", Figure::mcdc, {none, only_a}) == "in no case does `b`, being true, decide rule `r`\n");
    CHECK(gaps("a or b", Figure::mcdc, {none, only_a, only_b}).empty());
    CHECK(gaps("a or b", Figure::mcdc, {only_a, only_b, both}) ==
          "in no case does `a`, being false, decide rule `r`\nin no case does `b`, being false, decide rule `r`\n");
    CHECK(gaps("a and b", Figure::mcdc, {both, only_a, only_b}).empty());
    CHECK(gaps("a and not b", Figure::mcdc, {only_a, both, none}).empty());
    // No case can show that `b` decides here.
    CHECK(gaps("a or a and b", Figure::mcdc, {none, only_a, only_b, both}).ends_with(both_b));
}

TEST_CASE("what is unknown may not matter where a leaf decides") {
    CHECK(gaps("a or b and c", Figure::mcdc, {R"({"symptoms": ["a"], "denies": ["b"]})"}).find("`a`, being true") ==
          std::string::npos);
    CHECK(gaps("a or b and c", Figure::mcdc, {R"({"symptoms": ["a"]})"}).find("`a`, being true") != std::string::npos);
    CHECK(gaps("a or b", Figure::mcdc, {"{}"}).find("`a`") != std::string::npos);
}

TEST_CASE("one of two comparisons of a number decides on its own side of it") {
    const std::string when = "pain > 8 or a and pain > 4";
    const auto person = [](const std::string& said) { return "{" + said + R"("no_others": true})"; };
    const std::string strong = person(R"("pain": 9, )");
    const std::string middling = person(R"("pain": 5, "symptoms": ["a"], )");
    const std::string mild = person(R"("pain": 1, "symptoms": ["a"], )");
    const std::string other = person(R"("pain": 5, )");
    CHECK(gaps(when, Figure::mcdc, {strong, middling, mild, other}).empty());
    CHECK(gaps(when, Figure::mcdc, {strong, middling, mild}) == "in no case does `a`, being false, decide rule `r`\n");
}
