// What `check` finds in lines that stand for several facts, and that slips in lines are noticed: each mutant of a line
// is a mistake that an author could make.

#include <doctest/doctest.h>

#include <algorithm>

#include "authoring/cases/line_mutation.hpp"
#include "authoring/check/gateways.hpp"
#include "pack/line_names.hpp"
#include "support/compiled.hpp"
#include "support/issue_text.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "triage/authoring/cases.hpp"

namespace {

using small_pack::rule;

const std::string facts =
    "facts:\n"
    "  ache: {kind: symptom, ask: does it ache}\n"
    "  cough: {kind: condition, ask: do you cough}\n"
    "  hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed, min: 0, max: 9000, worse: lower}, ask: "
    "when}\n"
    "  sessions_done: {kind: context, quantity: {whole: true}, ask: how many}\n";
const std::string rules =
    "rules:\n" + rule("ache", "ache") + rule("cough", "cough") + rule("fall", "hours_since_fall <= 48 h");
const std::string good =
    "gateways:\n"
    "  ill: {line: \"An ache, or a cough\", stands_for: {ache: [ache], cough: [cough]}}\n"
    "  hurt: {line: A fall in the last 2 days, stands_for: {hours_since_fall: {words: [fall], beyond: 2 d}}}\n"
    "screens: {first: {name: First, ask: any of these, lines: [ill, hurt]}}\n";

/// The codes of what is found, each with `error` or `warning`, joined by blanks.
std::string found(const std::string& lines, const std::string& more_rules = rules) {
    const triage::Program program = compiled(small_pack::loaded(facts + lines + more_rules));
    std::string codes;
    for (const triage::Issue& issue : triage::check_gateways(program)) {
        CHECK(issue.where.line > 0);
        codes += (codes.empty() ? "" : " ") + std::string(issue.severity == triage::Severity::error ? "error " : "") +
                 std::string(issue.code);
    }
    return codes;
}

std::string gateway(const std::string& entry) {
    return "gateways: {ill: " + entry +
           "}\nscreens: {first: {name: First, ask: any, lines: [ill, hours_since_fall]}}\n";
}

}  // namespace

TEST_CASE("a line that names all of its facts, and a number beyond which no rule looks, has no issue") {
    CHECK(found(good) == "");
}

TEST_CASE("words count where they stand as words, whatever parts them") {
    CHECK(triage::stands_on("Numb, or TINGLING (hand)", "numb or tingling hand"));
    CHECK_FALSE(triage::stands_on("A number", "numb"));
    CHECK_FALSE(triage::stands_on("numb", "numb hand"));
    CHECK_FALSE(triage::stands_on("numb", ""));
    CHECK_FALSE(triage::stands_on("numb", "…"));
}

TEST_CASE("a fact that the line does not name is an error") {
    CHECK(found(gateway("{line: An ache, stands_for: {ache: [ache], cough: [cough]}}")) ==
          "error gateway_does_not_name");
    CHECK(found(gateway("{line: An ache or a cough, stands_for: {ache: [ache], cough: []}}")) ==
          "error gateway_does_not_name");
}

TEST_CASE("a number that a rule tells from none is no number to deny, and the line says its number") {
    const auto hurt = [](const std::string& line, const std::string& beyond) {
        return "gateways: {hurt: {line: \"" + line +
               "\", stands_for: {hours_since_fall: {words: [fall], beyond: " + beyond +
               "}}}}\nscreens: {first: {name: First, ask: any, lines: [hurt, ache, cough]}}\n";
    };
    for (const char* line :
         {"A fall in the last 2 days", "a fall in the last 48 hours", "A fall, two days ago or less"}) {
        CHECK(found(hurt(line, "2 d")) == "");
    }
    CHECK(found(hurt("A fall in the last week", "2 d")) == "error gateway_does_not_name");
    CHECK(found(hurt("A fall in a week", "1 w")) == "");
    CHECK(found(hurt("A fall in the last 24 hours", "1 d")) == "error gateway_denies_numbers");
    const auto with = [&](const std::string& when) {
        return "rules:\n" + rule("ache", "ache or cough") + rule("fall", when);
    };
    const std::string two_days = hurt("A fall in the last 2 days", "2 d");
    CHECK(found(two_days, with("hours_since_fall < 48 h")) == "");
    CHECK(found(two_days, with("hours_since_fall = 48 h")) == "");
    CHECK(found(two_days, with("hours_since_fall <= 49 h")) == "error gateway_denies_numbers");
    CHECK(found(two_days, with("hours_since_fall > 9 h")) == "error gateway_denies_numbers");
    CHECK(found(two_days, with("ache and hours_since_fall = 49 h")) == "error gateway_denies_numbers");
}

TEST_CASE("where higher is worse, a line asks from its number on, and denies what lies below") {
    const auto found_for = [](const std::string& when) {
        const triage::Program program = compiled(small_pack::loaded(
            "facts:\n  ache: {kind: symptom, ask: does it ache}\n"
            "  days_no_better: {kind: measure, quantity: {unit: d, absent: allowed, min: 0, max: 900, worse: higher}, "
            "ask: when}\n  sessions_done: {kind: context, quantity: {whole: true}, ask: how many}\n"
            "gateways: {slow: {line: No better after a week, stands_for: {days_no_better: {words: [no better], "
            "beyond: 1 w}}}}\nrules:\n" +
            rule("slow", when)));
        return triage::check_gateways(program).size();
    };
    CHECK(found_for("days_no_better >= 7 d") == 0);
    CHECK(found_for("days_no_better > 7 d") == 0);
    CHECK(found_for("days_no_better >= 21 d") == 0);
    CHECK(found_for("days_no_better >= 6 d") == 1);
    CHECK(found_for("days_no_better > 6.5 d") == 1);
    CHECK(found_for("days_no_better <= 21 d") == 1);
}

TEST_CASE("a line never stands for what a rule wants absent") {
    CHECK(found(good, "rules:\n" + rule("both", "ache and not cough") + rule("fall", "hours_since_fall <= 48 h")) ==
          "error gateway_not_monotone");
}

TEST_CASE("one time frame a line, and that of its screen") {
    using Frames = std::vector<std::string>;
    CHECK(triage::time_frames("Any of these, now or since the pain began?") == Frames{"now or since"});
    CHECK(triage::time_frames("A cough now. Ever a clot.") == Frames{"ever", "now"});
    CHECK(triage::time_frames("In the last 4 weeks a fall, in the past three months a clot") ==
          Frames{"last 4 weeks", "last three months"});
    CHECK(triage::time_frames("At the moment, or now") == Frames{"now or now"});
    CHECK(triage::time_frames("Snow, however, last, past meals").empty());
    CHECK(found(gateway("{line: \"An ache now, or a cough ever\", stands_for: {ache: [ache], cough: [cough]}}")) ==
          "gateway_mixes_times");
    CHECK(found("gateways: {ill: {line: \"Ever an ache or cough\", stands_for: {ache: [ache], cough: [cough]}}}\n"
                "screens: {first: {name: First, ask: any of these now, lines: [ill, hours_since_fall]}}\n") ==
          "gateway_mixes_times");
}

TEST_CASE("long lines, long screens and hard words are warnings") {
    std::string line = "An ache or a cough";
    for (int i = 0; i < 21; ++i) line += " so";
    CHECK(found(gateway("{line: " + line + ", stands_for: {ache: [ache], cough: [cough]}}")) == "long_line");
    CHECK(found(gateway("{line: Do you have extraordinarily uncomfortable manifestations such as an ache or a cough, "
                        "stands_for: {ache: [ache], cough: [cough]}}")) == "hard_to_read");
}

TEST_CASE("where there are screens, each fact that rules read is on a line or says why not") {
    const std::string ill = "gateways: {ill: {line: An ache, stands_for: {ache: [ache]}}}\n";
    const std::string screen = "screens: {first: {name: First, ask: any, lines: [ill, hours_since_fall]}}\n";
    CHECK(found(ill) == "");
    CHECK(found(ill + screen) == "not_asked_by_a_line");
    CHECK(found(ill + screen + "asked_alone: {cough: it is grave}\n") == "");
    CHECK(found(ill + screen + "asked_alone: {cough: it is grave, ache: so is this}\n") == "asked_alone_is_stale");
    CHECK(found(ill + "screens: {first: {name: First, ask: any, lines: [ache, cough, hours_since_fall]}}\n") ==
          "gateway_on_no_screen");
}

TEST_CASE("slips in lines are noticed by check or by a case, and what nothing notices is told") {
    const triage::RuleBase base = small_pack::loaded(facts + good + rules);
    std::string unnoticed;
    std::size_t count = 0;
    triage::for_each_line_mutant(base, [&](const triage::LineMutant& mutant) {
        ++count;
        CHECK(mutant.where.line > 0);
        CHECK(mutant.from != mutant.to);
        if (!triage::is_noticed_by_check(mutant, base, 0)) unnoticed += mutant.to + "\n";
    });
    // Words: ache, cough; fall, last, 2, days. Facts taken off: 3; numbers: 1; facts added to `hurt`: 2.
    // Lines: 2. The only fact of `hurt` is a number, which is added to nothing.
    CHECK(count == 14);
    CHECK(unnoticed ==
          "line: a fall in the 2 days\n"
          "gateway `hurt` with ache by words of another fact\n");
}

TEST_CASE("a case that answers a line notices a fact added to it") {
    const std::string answered =
        "cases: [{name: no to hurt, profile: {gateways: {hurt: no}, symptoms: [ache]},"
        " expect: {verdict: stop, urgency: routine, rules: [ache]}}]\n";
    const auto survivors = [](const std::string& cases) {
        const triage::Program program = compiled(small_pack::loaded(facts + good + rules + cases));
        return triage::run_cases(program).line_survivors.size();
    };
    CHECK(survivors("") == 2);
    CHECK(survivors(answered) == 1);
}

TEST_CASE("the shipped packs: lines name what they deny, and each fact that is read is asked by one or says why not") {
    for (const triage::Issue& issue : triage::check_gateways(shipped_packs::all_packs_program())) {
        CAPTURE(issue.message);
        CHECK(issue.code == "");
    }
}
