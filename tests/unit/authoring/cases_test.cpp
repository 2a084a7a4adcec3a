// The cases of a pack are run, and what they leave unseen is named: facts, states, numbers and mistakes that no case
// would notice. A pack is trusted because of its cases, so a figure that is too good is worse than none.
#include "triage/authoring/cases.hpp"

#include <doctest/doctest.h>

#include "support/golden.hpp"
#include "support/pack_under_test.hpp"

namespace {

using pack_under_test::example;
using pack_under_test::exclusion;
using pack_under_test::precaution;
using pack_under_test::rule;
using triage::CaseReport;
using triage::Effect;
using triage::Figure;
using triage::Remedy;

const std::string two_rules = "rules:\n" + rule("strong_pain", "pain > 4", "stop", "self-care") +
                              rule("ill_with_pain", "ill and pain >= 4 and not c", "see-a-doctor", "urgent") +
                              "exclusions:\n" + exclusion("no_bending", "not b", "bend");

std::string short_text(const CaseReport& report) {
    std::string text;
    for (std::size_t i = 0; i < triage::figure_names.size(); ++i) {
        text += std::string(triage::figure_names[i]) + " " + std::to_string(report.figures[i].covered) + "/" +
                std::to_string(report.figures[i].total) + "\n";
    }
    return text;
}

/// The figures of the rules with `cases`, the suggested ones added.
CaseReport test_with_suggestions(const std::string& sections, const std::string& cases) {
    const triage::Program program = pack_under_test::program(sections + cases);
    std::string all = cases.empty() ? "cases:\n" : cases;
    for (const triage::Suggestion& suggestion : triage::run_cases(program, {true, {}}).suggestions) {
        all += suggestion.yaml;
    }
    return triage::run_cases(pack_under_test::program(sections + all));
}

std::string missing_text(const CaseReport& report) {
    std::string text;
    for (const triage::Gap& gap : report.gaps) text += gap.what + "\n";
    for (const triage::Survivor& survivor : report.survivors) text += survivor.from + " -> " + survivor.to + "\n";
    return text;
}

bool are_full(const CaseReport& report) {
    for (const triage::Share& share : report.figures) {
        if (share.covered != share.total) return false;
    }
    return report.passes();
}

/// A program of rules that a case of each kind fails.
triage::Program failing_program() {
    return pack_under_test::program(
        two_rules + "cases:\n" + example("pain: 5, no_others: true", "stop", "self-care", "strong_pain") +
        example("pain: 5, no_others: true", "ask", "urgent", "ill_with_pain", ", settled: false") +
        example("pain: 1, no_others: true, sessions_done: 4", "proceed", "none", "", ", allows: [reach, bend]") +
        example("pain: 1, symptoms: [b], no_others: true, sessions_done: 4", "proceed", "none", "",
                ", refuses: [bend]"));
}

triage::Suggestion only_suggestion(const std::string& sections, const std::string& cases) {
    const CaseReport report = triage::run_cases(pack_under_test::program(sections + cases), {true, {}});
    REQUIRE(report.suggestions.size() == 1);
    return report.suggestions.front();
}

}  // namespace

TEST_CASE("a pack without a case does not pass, and no mutant is tried") {
    const CaseReport report = triage::run_cases(pack_under_test::program(two_rules));
    CHECK_FALSE(report.passes());
    CHECK_FALSE(report.tried_mutants);
    CHECK(report.survivors.empty());
    CHECK(report[Figure::rules].covered == 0);
    CHECK(report[Figure::mutation].total > 0);
}

TEST_CASE("a case fails for each thing that it pins and that is otherwise") {
    const triage::Program program = failing_program();
    const CaseReport report = triage::run_cases(program);
    std::string text;
    for (const triage::FailedCase& failed : report.failed) {
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
    CHECK_FALSE(report.passes());
    CHECK(report.case_count == 4);
}

TEST_CASE("a case that fails shows nothing") {
    const std::string wrong = "cases:\n" + example("pain: 5, no_others: true", "ask", "none", "strong_pain");
    const CaseReport report = triage::run_cases(pack_under_test::program(two_rules + wrong));
    CHECK(report[Figure::rules].covered == 0);
    CHECK(report[Figure::thresholds].covered == 0);
    CHECK_FALSE(report.tried_mutants);
}

TEST_CASE("with the suggested cases everything is covered, and no mutant is left") {
    for (const std::string& cases :
         {std::string(), "cases:\n" + example("pain: 5, no_others: true", "stop", "self-care", "strong_pain")}) {
        const CaseReport report = test_with_suggestions(two_rules, cases);
        CHECK_MESSAGE(are_full(report), short_text(report));
        CHECK(report.gaps.empty());
        CHECK(report.survivors.empty());
    }
}

TEST_CASE("the suggestions close the gaps of conditions of every kind") {
    for (const char* when : {"at least 2 of (a, b and not c, pain > 4, hours <= 72 h)", "not (a or pain >= 4 and b)",
                             "pain > 8 or a and pain > 4", "days >= 7 d and not a", "pain = 4 or hours < 2 h",
                             "all of (a, b, c, ill) or pain >= 9.5", "(a or b) and (a or c)"}) {
        const std::string sections = "rules:\n" + rule("r", when) + "exclusions:\n" +
                                     exclusion("x", "hours < 500 h or days > 2 d", "reach, bend");
        const CaseReport report = test_with_suggestions(sections, "");
        const std::string missing = std::string(when) + "\n" + short_text(report) + missing_text(report);
        CHECK_MESSAGE(are_full(report), missing);
    }
}

TEST_CASE("the suggestions close the gaps of precautions, and say what they modify") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" +
                                 precaution("slow", "b", "reach, bend") + exclusion("none", "c and pain > 4", "bend");
    const CaseReport report = test_with_suggestions(sections, "");
    CHECK_MESSAGE(are_full(report), short_text(report) << missing_text(report));
    std::string all;
    for (const auto& each : triage::run_cases(pack_under_test::program(sections), {true, {}}).suggestions)
        all += each.yaml;
    CHECK(all.find("modifies: [reach, bend]") != std::string::npos);
}

TEST_CASE("what is modified is neither allowed as it is nor refused") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" + precaution("slow", "b", "reach");
    const auto faults = [&](const std::string& expected) {
        const CaseReport report = triage::run_cases(pack_under_test::program(
            sections + "cases:\n" +
            example("symptoms: [b], no_others: true", "proceed", "none", "", ", " + expected + ": [reach]")));
        return report.failed.empty() ? std::string() : std::string(report.failed.front().faults.front().field);
    };
    CHECK(faults("modifies").empty());
    CHECK(faults("allows") == "allows");
    CHECK(faults("refuses") == "refuses");
}

TEST_CASE("a case that names what is modified notices that a precaution is gone, or removes") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" + precaution("slow", "b", "reach");
    const auto survivors = [&](const std::string& expectation) {
        const CaseReport report = triage::run_cases(pack_under_test::program(
            sections + "cases:\n" + example("symptoms: [b], no_others: true", "proceed", "none", "", expectation)));
        return missing_text(report);
    };
    const std::string noticed = survivors(", modifies: [reach]");
    CHECK(noticed.find("exclusion `slow` ->") == std::string::npos);
    const std::string not_noticed = survivors("");
    CHECK(not_noticed.find("exclusion `slow` -> \n") != std::string::npos);
    CHECK(not_noticed.find("exclusion `slow` -> a contraindication\n") != std::string::npos);
}

TEST_CASE("a rule that others cover is noticed by its name among the reasons") {
    const std::string covered =
        rule("both", "a and b", "see-a-doctor", "routine") + "    covered_by: [one]\n    because: it says why\n";
    const std::string cases = "cases:\n" + example("symptoms: [a, b], no_others: true", "stop", "urgent", "one, both") +
                              example("symptoms: [a], no_others: true", "stop", "urgent", "one") +
                              example("symptoms: [b], no_others: true", "proceed", "none", "") +
                              example("no_others: true", "proceed", "none", "") + example("", "ask", "none", "");
    const triage::Program program =
        pack_under_test::program("rules:\n" + rule("one", "a", "stop", "urgent") + covered + cases);
    const auto always_same = [](const triage::Program&, const triage::Program&) { return std::optional(true); };
    const CaseReport report = triage::run_cases(program, {false, always_same});
    // Its level decides nothing, which is what `covered_by` says; its condition is pinned by the reasons.
    CHECK(report.equivalent_mutants == 2);
    CHECK_MESSAGE(are_full(report), short_text(report) << missing_text(report));
    CHECK(program.evaluate(triage::Profile(program.vocabulary())).missing.to_vector() ==
          std::vector<triage::FactId>{pack_under_test::fact(program.rules(), "a")});
}

TEST_CASE("a suggested case is as short as it can be and expects what is decided") {
    const std::string cases = "cases:\n" + example("pain: 5, no_others: true", "stop", "routine", "r") +
                              example("pain: 4, no_others: true", "proceed", "none", "") +
                              example("no_others: true", "ask", "none", "");
    const triage::Suggestion suggestion = only_suggestion("rules:\n" + rule("r", "pain > 4"), cases);
    CHECK(suggestion.yaml ==
          "  - name: \"pain below 4\"\n"
          "    profile: {no_others: true, pain: 3}\n"
          "    expect: {verdict: proceed, urgency: none, settled: true, rules: []}\n");
    CHECK(suggestion.closes == std::vector<std::string>{"no case has `pain` below 4"});
}

TEST_CASE("a suggested case that leaves findings open denies the others by name") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" + exclusion("x", "b", "reach");
    const std::string cases = "cases:\n" + example("symptoms: [a]", "stop", "routine", "r") +
                              example("symptoms: [a]", "stop", "routine", "r") + example("", "ask", "none", "") +
                              example("no_others: true", "proceed", "none", "", ", allows: [reach]") +
                              example("symptoms: [b], no_others: true", "proceed", "none", "", ", refuses: [reach]");
    CHECK(only_suggestion(sections, cases).yaml ==
          "  - name: \"x, left open\"\n"
          "    profile: {denies: [a]}\n"
          "    expect: {verdict: proceed, urgency: none, settled: true, rules: [], refuses: [reach]}\n");
}

TEST_CASE("a suggestion that is too long for a line is broken") {
    std::string facts = "facts:\n";
    std::string all;
    for (const char* number : {"one", "two", "three", "four", "five"}) {
        const std::string id = "a_finding_with_a_long_name_" + std::string(number);
        facts += "  " + id + ": {kind: symptom, ask: \"x?\"}\n";
        all += (all.empty() ? "" : " and ") + id;
    }
    auto program = triage::Program::compile(reading::loaded(
        facts + "  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: \"x?\"}\nstretches: {}\nrules:\n" +
        rule("r", all + " and pain > 4")));
    REQUIRE(program);
    CHECK(
        triage::run_cases(*program, {true, {}}).suggestions.front().yaml ==
        "  - name: \"r, decided by a_finding_with_a_long_name_one\"\n"
        "    profile:\n"
        "      symptoms: [a_finding_with_a_long_name_one, a_finding_with_a_long_name_two,\n"
        "        a_finding_with_a_long_name_three, a_finding_with_a_long_name_four, a_finding_with_a_long_name_five]\n"
        "      no_others: true\n"
        "      pain: 5\n"
        "    expect: {verdict: stop, urgency: routine, settled: true, rules: [r]}\n");
}

TEST_CASE("what no case can show is told apart from what was not found") {
    const std::string sections = "rules:\n" + rule("r", "a or a and b");
    const CaseReport report = triage::run_cases(pack_under_test::program(sections), {true, {}});
    std::size_t impossible = 0;
    for (const triage::Gap& gap : report.gaps) {
        CHECK(gap.remedy != Remedy::not_found);
        if (gap.remedy == Remedy::impossible) ++impossible;
    }
    CHECK(impossible == 3);  // the second `a` being true, and `b` both ways
    triage::CaseOptions hasty;
    hasty.suggest = true;
    hasty.max_search_steps = 1;
    const CaseReport hurried = triage::run_cases(pack_under_test::program("rules:\n" + rule("r", "a and b")), hasty);
    CHECK(std::any_of(hurried.gaps.begin(), hurried.gaps.end(),
                      [](const triage::Gap& gap) { return gap.remedy == Remedy::not_found; }));
}

TEST_CASE("a change that alters nothing is no survivor, one that nobody can judge is") {
    const std::string cases = "cases:\n" + example("symptoms: [a], no_others: true", "stop", "routine", "r") +
                              example("no_others: true", "proceed", "none", "") + example("", "ask", "none", "");
    const CaseReport redundant =
        triage::run_cases(pack_under_test::program("rules:\n" + rule("r", "a or a and b") + cases));
    CHECK(redundant.equivalent_mutants > 0);
    CHECK(redundant[Figure::mutation].covered <= redundant[Figure::mutation].total);

    // The rule `second` holds only where `first` does, so its level decides nothing.
    const std::string covered = "rules:\n" + rule("first", "a or b", "stop", "urgent") +
                                rule("second", "a and b", "see-a-doctor", "routine") + "cases:\n" +
                                example("symptoms: [a, b], no_others: true", "stop", "urgent", "first, second") +
                                example("symptoms: [a], no_others: true", "stop", "urgent", "first") +
                                example("symptoms: [b], no_others: true", "stop", "urgent", "first") +
                                example("no_others: true", "proceed", "none", "");
    const triage::Program program = pack_under_test::program(covered);
    const CaseReport unproved = triage::run_cases(program, {true, {}});
    REQUIRE(unproved.survivors.size() == 2);
    CHECK(unproved.survivors[0].from == "outcome: see-a-doctor");
    CHECK(unproved.survivors[0].effect == Effect::unproved);
    CHECK(unproved.survivors[0].remedy == Remedy::not_found);

    int asked = 0;
    const auto answer = [&](std::optional<bool> is_same) {
        asked = 0;
        return triage::run_cases(program, {false, [&, is_same](const triage::Program&, const triage::Program&) {
                                               ++asked;
                                               return is_same;
                                           }});
    };
    const CaseReport proved = answer(true);
    CHECK(asked == 2);
    CHECK(proved.survivors.empty());
    CHECK(proved.equivalent_mutants == 2);
    CHECK(proved[Figure::mutation].total == unproved[Figure::mutation].total - 2);
    CHECK(answer(false).survivors[0].effect == Effect::changes_decisions);
    CHECK(answer(std::nullopt).survivors[0].effect == Effect::unproved);
}

TEST_CASE("a survivor that somebody would notice is known to change a decision, without a solver") {
    const std::string cases = "cases:\n" + example("pain: 9, no_others: true", "stop", "routine", "r");
    const auto never = [](const triage::Program&, const triage::Program&) -> std::optional<bool> {
        FAIL_CHECK("nobody needs to be asked");
        return std::nullopt;
    };
    const CaseReport report =
        triage::run_cases(pack_under_test::program("rules:\n" + rule("r", "pain > 4") + cases), {false, never});
    REQUIRE(report.survivors.size() == 3);
    for (const triage::Survivor& survivor : report.survivors) {
        CHECK(survivor.effect == Effect::changes_decisions);
        CHECK(survivor.from == "when: pain > 4");
        CHECK(survivor.where.line == 18);
    }
    CHECK(report.survivors[0].to == "when: pain > 3");
}

TEST_CASE("a mutant that does not compile counts as noticed") {
    const std::string sections = "rules:\n" + rule("r", "pain >= 0 and a") + "cases:\n" +
                                 example("symptoms: [a], pain: 1", "stop", "routine", "r");
    const CaseReport report = triage::run_cases(pack_under_test::program(sections));
    CHECK(report.rejected_mutants > 0);
    CHECK(report[Figure::mutation].covered >= report.rejected_mutants);
}

TEST_CASE("figures below their minimum are named, and percents are never rounded up") {
    CaseReport report;
    report.figures = {{{2, 3}, {999, 1000}, {0, 0}, {1999, 2000}, {9, 10}}};
    CHECK(triage::below(report, {}).empty());
    CHECK(triage::below(report, {90, 99.9, 100, 100, 90}) == std::vector<Figure>{Figure::rules, Figure::mcdc});
    CHECK(triage::Share{0, 0}.percent() == 100);
    const triage::Program program = pack_under_test::program(two_rules);
    CHECK(triage::to_json(program, report).find(R"("mcdc":{"covered":1999,"total":2000,"percent":99.9,)") !=
          std::string::npos);
}

TEST_CASE("the text of a test: failures, figures, gaps, survivors, cases to paste") {
    const triage::Program program = failing_program();
    const CaseReport report = triage::run_cases(program, {true, {}});
    triage::Minimums minimums{};
    minimums[static_cast<std::size_t>(Figure::mcdc)] = 100;
    check_golden("cases/failing_80.txt", triage::to_text(program, report, minimums));
    triage::RenderOptions narrow;
    narrow.width = 40;
    check_golden("cases/failing_40.txt", triage::to_text(program, report, minimums, narrow));
    check_golden("cases/failing.json", triage::to_json(program, report, minimums) + "\n");
    check_golden("cases/failing.xml", triage::to_junit(program, report, minimums));
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
    triage::RuleBase rules = reading::loaded(pack_under_test::head() + "rules:\n" + rule("r", "a") + "cases:\n" +
                                             example("symptoms: [a]", "ask", "routine", "r"));
    rules.cases.front().name = "<a> & \"b\" 'c'\n\t\x01\x1f \x7f \xEF\xBF\xBF é";
    const auto program = triage::Program::compile(std::move(rules));
    REQUIRE(program);
    const std::string xml = triage::to_junit(*program, triage::run_cases(*program));
    CHECK(xml.find("name=\"&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;&#10;\uFFFD\uFFFD\uFFFD \uFFFD "
                   "\xEF\xBF\xBD é\"") != std::string::npos);
}

TEST_CASE("the shipped pack: every figure is full") {
    auto rules = triage::load_packs({"upper-back"}, triage::Cases::load);
    REQUIRE(rules);
    const auto program = triage::Program::compile(std::move(*rules));
    REQUIRE(program);
    const CaseReport report = triage::run_cases(*program, {true, {}});
    CHECK_MESSAGE(are_full(report), triage::to_text(*program, report));
}
