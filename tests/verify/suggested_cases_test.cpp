// What `test --suggest` does with a solver: the missing cases, the mutants that change nothing, and what is said where
// neither is found. That the cases do what they are for is shown by pasting them.

#include <doctest/doctest.h>

#include <triage/verify.hpp>

#include "authoring/cases/suggest.hpp"
#include "patient.hpp"
#include "support/compiled.hpp"
#include "support/golden.hpp"
#include "support/pack_under_test.hpp"
#include "support/random_rules.hpp"
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

enum class Suggest { yes, no };

CaseReport test_with_solver(const triage::Program& program, Suggest suggest = Suggest::yes) {
    const auto finder = triage::solver_finder(program, patient);
    return triage::run_cases(program, {suggest == Suggest::yes, finder.get()});
}

/// Finds nobody, and ends every search in one way.
struct ToldFinder : triage::PersonFinder {
    explicit ToldFinder(triage::SearchEnd told) : end(told) {}
    triage::FoundPerson find(const triage::WantedPerson& /*wanted*/) override { return {}; }
    triage::FoundPerson find_difference(const triage::Program& /*other*/,
                                        const std::function<bool(const triage::Profile&)>& /*shows*/) override {
        ++asked;
        return {end, std::nullopt};
    }
    triage::SearchEnd end;
    int asked = 0;
};

CaseReport suggested(const std::string& sections) { return test_with_solver(pack_under_test::program(sections)); }

std::string short_text(const CaseReport& test) {
    std::string text;
    for (std::size_t i = 0; i < triage::figure_names.size(); ++i) {
        text += std::string(triage::figure_names[i]) + " " + std::to_string(test.figures[i].covered) + "/" +
                std::to_string(test.figures[i].total) + "\n";
    }
    return text;
}

/// The figures of the rules with `cases`, the suggested ones added.
CaseReport test_with_suggestions(const std::string& sections, const std::string& cases) {
    const triage::Program program = pack_under_test::program(sections + cases);
    std::string all = cases.empty() ? "cases:\n" : cases;
    for (const triage::Suggestion& suggestion : test_with_solver(program).suggestions) {
        all += suggestion.yaml;
    }
    return test_with_solver(pack_under_test::program(sections + all), Suggest::no);
}

bool are_full(const CaseReport& test) {
    for (const triage::Share& share : test.figures) {
        if (share.covered != share.total) return false;
    }
    return test.passes();
}

std::vector<triage::Mutant> mutants_of(const triage::RuleBase& rules) {
    std::vector<triage::Mutant> mutants;
    triage::for_each_mutant(rules, [&](const triage::Mutant& mutant) { mutants.push_back(mutant); });
    return mutants;
}

triage::Suggestion only_suggestion(const std::string& sections, const std::string& cases) {
    const CaseReport test = suggested(sections + cases);
    REQUIRE(test.suggestions.size() == 1);
    return test.suggestions.front();
}

}  // namespace

TEST_CASE("with the suggested cases everything is covered, and no mutant is left") {
    for (const std::string& cases :
         {std::string(), "cases:\n" + example("pain: 5, no_others: true", "stop", "self-care", "strong_pain")}) {
        const CaseReport test = test_with_suggestions(two_rules, cases);
        CHECK_MESSAGE(are_full(test), short_text(test));
        CHECK(test.gaps.empty());
        CHECK(test.survivors.empty());
    }
}

TEST_CASE("the suggestions close the gaps of conditions of every kind") {
    for (const char* when : {"at least 2 of (a, b and not c, pain > 4, hours <= 72 h)", "not (a or pain >= 4 and b)",
                             "pain > 8 or a and pain > 4", "days >= 7 d and not a", "pain = 4 or hours < 2 h",
                             "all of (a, b, c, ill) or pain >= 9.5", "(a or b) and (a or c)"}) {
        const std::string sections = "rules:\n" + rule("r", when) + "exclusions:\n" +
                                     exclusion("x", "hours < 500 h or days > 2 d", "reach, bend");
        const CaseReport test = test_with_suggestions(sections, "");
        const std::string missing = std::string(when) + "\n" + short_text(test) + missing_text(test);
        CHECK_MESSAGE(are_full(test), missing);
    }
}

TEST_CASE("the suggestions close the gaps of precautions, and say what they modify") {
    const std::string sections = "rules:\n" + rule("r", "a") + "exclusions:\n" +
                                 precaution("slow", "b", "reach, bend") + exclusion("none", "c and pain > 4", "bend");
    const CaseReport test = test_with_suggestions(sections, "");
    CHECK_MESSAGE(are_full(test), short_text(test) << missing_text(test));
    std::string all;
    for (const auto& each : suggested(sections).suggestions) all += each.yaml;
    CHECK(all.find("modifies: [reach") != std::string::npos);
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
    const CaseReport test = test_with_solver(program, Suggest::no);
    // Its level decides nothing, which is what `covered_by` says; its condition is pinned by the reasons.
    CHECK(test.equivalent_mutants == 2);
    CHECK_MESSAGE(are_full(test), short_text(test) << missing_text(test));
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
          "    profile: {no_others: true, pain: 0}\n"
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
    auto program = triage::Program::compile(small_pack::loaded(
        facts + "  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: \"x?\"}\nstretches: {}\nrules:\n" +
        rule("r", all + " and pain > 4")));
    REQUIRE(program);
    CHECK(
        test_with_solver(*program).suggestions.front().yaml ==
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
    const CaseReport test = suggested(sections);
    std::size_t impossible = 0;
    for (const triage::Gap& gap : test.gaps) {
        CHECK(gap.remedy != Remedy::not_found);
        if (gap.remedy == Remedy::impossible) ++impossible;
    }
    CHECK(impossible == 3);  // the second `a` being true, and `b` both ways
    const triage::Program program = pack_under_test::program(sections);
    const auto no_time = triage::solver_finder(program, {std::chrono::milliseconds(0), {}});
    for (const triage::Gap& gap : triage::run_cases(program, {true, no_time.get()}).gaps) {
        CHECK(
            (gap.remedy == Remedy::not_found || gap.remedy == Remedy::suggested));  // who says nothing needs no search
    }
}

TEST_CASE("a change that alters nothing is no survivor, one that nobody can judge is") {
    const std::string cases = "cases:\n" + example("symptoms: [a], no_others: true", "stop", "routine", "r") +
                              example("no_others: true", "proceed", "none", "") + example("", "ask", "none", "");
    const CaseReport redundant =
        test_with_solver(pack_under_test::program("rules:\n" + rule("r", "a or a and b") + cases), Suggest::no);
    CHECK(redundant.equivalent_mutants > 0);
    CHECK(redundant[Figure::mutation].covered <= redundant[Figure::mutation].total);

    // Whoever is `second` is `first`, too, so the level of `second` decides nothing.
    const std::string covered = "rules:\n" + rule("first", "a or b", "stop", "urgent") +
                                rule("second", "a and b", "see-a-doctor", "routine") + "cases:\n" +
                                example("symptoms: [a, b], no_others: true", "stop", "urgent", "first, second") +
                                example("symptoms: [a], no_others: true", "stop", "urgent", "first") +
                                example("symptoms: [b], no_others: true", "stop", "urgent", "first") +
                                example("no_others: true", "proceed", "none", "");
    const triage::Program program = pack_under_test::program(covered);
    const CaseReport unproved = triage::run_cases(program);
    REQUIRE(unproved.survivors.size() == 2);
    CHECK(unproved.survivors[0].from == "outcome: see-a-doctor");
    CHECK(unproved.survivors[0].effect == Effect::unproved);
    CHECK(unproved.survivors[0].remedy == Remedy::not_sought);
    const CaseReport proved = test_with_solver(program);
    CHECK(proved.survivors.empty());
    CHECK(proved.equivalent_mutants == 2);
    CHECK(proved[Figure::mutation].total == unproved[Figure::mutation].total - 2);
}

TEST_CASE("only a proof of the finder makes a mutant equivalent, and it is asked about survivors only") {
    const std::string cases = "cases:\n" +
                              example("symptoms: [a, b], no_others: true", "stop", "urgent", "first, second") +
                              example("symptoms: [a], no_others: true", "stop", "urgent", "first") +
                              example("symptoms: [b], no_others: true", "stop", "urgent", "first") +
                              example("no_others: true", "proceed", "none", "");
    const triage::Program program =
        pack_under_test::program("rules:\n" + rule("first", "a or b", "stop", "urgent") +
                                 rule("second", "a and b", "see-a-doctor", "routine") + cases);
    const auto test_with = [&](triage::SearchEnd end, Suggest suggest) {
        ToldFinder finder(end);
        CaseReport test = triage::run_cases(program, {suggest == Suggest::yes, &finder});
        CHECK(finder.asked == 2);
        return test;
    };
    CHECK(test_with(triage::SearchEnd::none_exists, Suggest::no).equivalent_mutants == 2);
    const CaseReport differs = test_with(triage::SearchEnd::found, Suggest::yes);
    CHECK(differs.survivors[0].effect == Effect::changes_decisions);
    CHECK(differs.survivors[0].remedy == Remedy::not_found);
    const CaseReport unknown = test_with(triage::SearchEnd::gave_up, Suggest::yes);
    CHECK(unknown.survivors[0].effect == Effect::unproved);
    CHECK(unknown.survivors[0].remedy == Remedy::not_found);
}

TEST_CASE("a survivor that somebody would notice is known to change a decision") {
    const std::string cases = "cases:\n" + example("pain: 9, no_others: true", "stop", "routine", "r");
    const CaseReport test =
        test_with_solver(pack_under_test::program("rules:\n" + rule("r", "pain > 4") + cases), Suggest::no);
    REQUIRE(test.survivors.size() == 3);
    for (const triage::Survivor& survivor : test.survivors) {
        CHECK(survivor.effect == Effect::changes_decisions);
        CHECK(survivor.from == "when: pain > 4");
        CHECK(survivor.where.line == 18);
    }
    CHECK(test.survivors[0].to == "when: pain > 3");
}

TEST_CASE("the text of a test: failures, figures, gaps, survivors, cases to paste") {
    const triage::Program program = failing_program();
    const CaseReport test = test_with_solver(program);
    triage::Minimums minimums{};
    minimums[static_cast<std::size_t>(Figure::mcdc)] = 100;
    check_golden("cases/failing_80.txt", triage::to_text(program, test, minimums));
    triage::RenderOptions narrow;
    narrow.width = 40;
    check_golden("cases/failing_40.txt", triage::to_text(program, test, minimums, narrow));
    check_golden("cases/failing.json", triage::to_json(program, test, minimums) + "\n");
    check_golden("cases/failing.xml", triage::to_junit(program, test, minimums));
}

TEST_CASE("the shipped pack: every figure is full") {
    auto rules = triage::load_packs({"upper-back"}, triage::Cases::load);
    REQUIRE(rules);
    const auto program = triage::Program::compile(std::move(*rules));
    REQUIRE(program);
    const CaseReport test = test_with_solver(*program);
    CHECK_MESSAGE(are_full(test), triage::to_text(*program, test));
}

TEST_CASE("a mutant that is said to change nothing decides alike for everybody, another one differs for who is found") {
    random_rules::Generator random(random_rules::seed());
    int equivalent = 0;
    int different = 0;
    for (int round = 0; round < random_rules::rounds(4); ++round) {
        const triage::RuleBase rules = random.rules({.findings = 3, .quantities = 2, .rules = 2, .exclusions = 1});
        const triage::Program program = compiled(rules);
        const auto finder = triage::solver_finder(program, patient);
        const triage::Suggester suggester(program, *finder);
        for (const triage::Mutant& mutant : mutants_of(rules)) {
            const auto mutated = triage::Program::compile(triage::apply(mutant, rules));
            if (!mutated) continue;
            const triage::FoundPerson person = suggester.differs(mutant, *mutated);
            if (person.profile) {
                const triage::Decision before = program.evaluate(*person.profile);
                const triage::Decision after = mutated->evaluate(*person.profile);
                const bool differs = before.floor != after.floor || before.verdict != after.verdict ||
                                     before.allowed != after.allowed || before.modified != after.modified ||
                                     before.certain != after.certain;
                CHECK_MESSAGE(differs, triage::text_of(mutant, rules).to);
                ++different;
            }
            if (person.end != triage::SearchEnd::none_exists) continue;
            ++equivalent;
            std::set<triage::FactId> facts;
            for (std::size_t i = 0; i < rules.vocabulary.facts().size(); ++i)
                facts.insert(static_cast<triage::FactId>(i));
            for (int i = 0; i < 40; ++i) {
                const triage::Profile profile = random.profile(rules, facts, 0.3, 3);
                const triage::Decision before = program.evaluate(profile);
                const triage::Decision after = mutated->evaluate(profile);
                const bool is_same = before.floor == after.floor && before.ceiling == after.ceiling &&
                                     before.allowed == after.allowed && before.modified == after.modified &&
                                     before.certain == after.certain;
                CHECK_MESSAGE(is_same, triage::text_of(mutant, rules).to);
            }
        }
    }
    CHECK(equivalent > 0);
    CHECK(different > 0);
}
