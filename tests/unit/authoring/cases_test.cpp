// The cases of a pack are run, and what they leave unseen is named: facts, states, numbers and mistakes that no case
// would notice. A pack is trusted because of its cases, so a figure that is too good is worse than none.

#include "triage/authoring/cases.hpp"

#include <doctest/doctest.h>

#include "support/golden.hpp"
#include "support/pack_under_test.hpp"
#include "support/small_pack.hpp"

namespace {

using pack_under_test::example;
using pack_under_test::exclusion;
using pack_under_test::failing_program;
using pack_under_test::missing_text;
using pack_under_test::precaution;
using pack_under_test::rule;
using pack_under_test::two_rules;
using triage::CaseReport;
using triage::Effect;
using triage::Figure;
using triage::Remedy;

}  // namespace

TEST_CASE("a pack without a case does not pass, and no mutant is tried") {
    const CaseReport test = triage::run_cases(pack_under_test::program(two_rules));
    CHECK_FALSE(test.passes());
    CHECK_FALSE(test.tried_mutants);
    CHECK(test.survivors.empty());
    CHECK(test[Figure::rules].covered == 0);
    CHECK(test[Figure::mutation].total > 0);
}

TEST_CASE("a case fails for each thing that it pins and that is otherwise") {
    const triage::Program program = failing_program();
    const CaseReport test = triage::run_cases(program);
    std::string text;
    for (const triage::FailedCase& failed : test.failed) {
        for (const triage::CaseFault& fault : failed.faults) {
            text += std::to_string(failed.number) + " " + std::string(fault.field) + ": " + fault.expected + " / " +
                    fault.actual + "\n";
        }
    }
    CHECK(text ==
          "1 verdict: ask / stop\n"
          "1 urgency: urgent / self-care\n"
          "1 rules: [ill_with_pain] / [strong_pain]\n"
          "1 settled: false / true\n"
          "2 allows: [reach, bend] / [reach]\n"
          "3 refuses: [bend] / []\n");
    CHECK_FALSE(test.passes());
    CHECK(test.case_count == 4);
}

TEST_CASE("a case that fails shows nothing") {
    const std::string wrong = "cases:\n" + example("pain: 5, no_others: true", "ask", "none", "strong_pain");
    const CaseReport test = triage::run_cases(pack_under_test::program(two_rules + wrong));
    CHECK(test[Figure::rules].covered == 0);
    CHECK(test[Figure::thresholds].covered == 0);
    CHECK_FALSE(test.tried_mutants);
}

TEST_CASE("what is modified is neither allowed as it is nor refused") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" + precaution("slow", "b", "reach");
    const auto faults = [&](const std::string& expected) {
        const CaseReport test = triage::run_cases(pack_under_test::program(
            sections + "cases:\n" +
            example("symptoms: [b], no_others: true", "proceed", "none", "", ", " + expected + ": [reach]")));
        return test.failed.empty() ? std::string() : std::string(test.failed.front().faults.front().field);
    };
    CHECK(faults("modifies").empty());
    CHECK(faults("allows") == "allows");
    CHECK(faults("refuses") == "refuses");
}

TEST_CASE("a case that names what is modified notices that a precaution is gone, or removes") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" + precaution("slow", "b", "reach");
    const auto survivors = [&](const std::string& expectation) {
        const CaseReport test = triage::run_cases(pack_under_test::program(
            sections + "cases:\n" + example("symptoms: [b], no_others: true", "proceed", "none", "", expectation)));
        return missing_text(test);
    };
    const std::string noticed = survivors(", modifies: [reach]");
    CHECK(noticed.find("exclusion `slow` ->") == std::string::npos);
    const std::string not_noticed = survivors("");
    CHECK(not_noticed.find("exclusion `slow` -> \n") != std::string::npos);
    CHECK(not_noticed.find("exclusion `slow` -> a contraindication\n") != std::string::npos);
}

TEST_CASE("a mutant that does not compile counts as noticed") {
    const std::string sections = "rules:\n" + rule("r", "pain >= 0 and a") + "cases:\n" +
                                 example("symptoms: [a], pain: 1", "stop", "routine", "r");
    const CaseReport test = triage::run_cases(pack_under_test::program(sections));
    CHECK(test.rejected_mutants > 0);
    CHECK(test[Figure::mutation].covered >= test.rejected_mutants);
}

TEST_CASE("figures below their minimum are named, and percents are never rounded up") {
    CaseReport test;
    test.figures = {{{2, 3}, {999, 1000}, {0, 0}, {1999, 2000}, {9, 10}}};
    CHECK(triage::below(test, {}).empty());
    CHECK(triage::below(test, {90, 99.9, 100, 100, 90}) == std::vector<Figure>{Figure::rules, Figure::mcdc});
    CHECK(triage::Share{0, 0}.percent() == 100);
    const triage::Program program = pack_under_test::program(two_rules);
    CHECK(triage::to_json(program, test).find(R"("mcdc":{"covered":1999,"total":2000,"percent":99.9,)") !=
          std::string::npos);
}

TEST_CASE("the text of a test in which nothing is missing is short") {
    const triage::Program program = pack_under_test::program(
        "rules:\n" + rule("r", "a") + "cases:\n" + example("symptoms: [a]", "stop", "routine", "r") +
        example("denies: [a]", "proceed", "none", "") + example("", "ask", "none", ""));
    check_golden("cases/complete.txt", triage::to_text(program, triage::run_cases(program)));
    const triage::Program empty = pack_under_test::program("rules:\n" + rule("r", "a"));
    check_golden("cases/no_case.txt", triage::to_text(empty, triage::run_cases(empty)));
    check_golden("cases/no_case.xml", triage::to_junit(empty, triage::run_cases(empty)));
}

TEST_CASE("whatever a case is called, JUnit gets XML") {
    triage::RuleBase rules = small_pack::loaded(pack_under_test::head() + "rules:\n" + rule("r", "a") + "cases:\n" +
                                                example("symptoms: [a]", "ask", "routine", "r"));
    rules.cases.front().name = "<a> & \"b\" 'c'\n\t\x01\x1f \x7f \xEF\xBF\xBF é";
    const auto program = triage::Program::compile(std::move(rules));
    REQUIRE(program);
    const std::string xml = triage::to_junit(*program, triage::run_cases(*program));
    CHECK(xml.find("name=\"&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;&#10;\uFFFD\uFFFD\uFFFD \uFFFD "
                   "\xEF\xBF\xBD é\"") != std::string::npos);
}
