// The section `recheck`: times in whole days, facts by their ids, a reason where no document is named.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"

namespace {

std::string issues_of(const std::string& rule) {
    return brief(triage::load_pack_text(small_pack::text("recheck:\n  r: " + rule + "\n"), "pack").issues);
}

}  // namespace

TEST_CASE("how long answers are kept is read with its kinds, facts and reason") {
    const triage::RuleBase rules = small_pack::loaded(
        "recheck:\n"
        "  r: {kinds: [condition, event], facts: [pain], keep: 26 w, grows_by: 1, basis: inference, because: So.}\n"
        "  s: {facts: [ache], keep: 0 d, " +
        small_pack::source + "}\n");
    REQUIRE(rules.keep_rules.size() == 2);
    const triage::KeepRule& rule = rules.keep_rules.front();
    CHECK(rule.kinds == std::vector{triage::FactKind::condition, triage::FactKind::event});
    CHECK(rule.facts == std::vector{*rules.vocabulary.find("pain")});
    CHECK(rule.days == 182);
    CHECK(rule.grows_by == 1);
    CHECK(rule.because == "So.");
    CHECK(rules.keep_rules.back().days == 0);
    CHECK(rules.keep_rules.back().sources.size() == 1);
}

TEST_CASE("what is wrong with a time, a fact or a reason is said at its place") {
    const std::string reason = ", basis: inference, because: So.}";
    CHECK(issues_of("{facts: [ache], keep: 36 h" + reason).find("wrong_unit: `36 h` is no number of whole days") !=
          std::string::npos);
    CHECK(issues_of("{facts: [ache], keep: ever" + reason).find("wrong_unit") != std::string::npos);
    CHECK(issues_of("{facts: [ache]" + reason).find("missing_field") != std::string::npos);
    CHECK(issues_of("{facts: [sore], keep: 1 d" + reason).find("unknown_name: unknown fact `sore`") !=
          std::string::npos);
    CHECK(issues_of("{kinds: [symptoms], keep: 1 d" + reason).find("unknown_value") != std::string::npos);
    CHECK(issues_of("{keep: 1 d" + reason).find("no_effect") != std::string::npos);
    CHECK(issues_of("{facts: [ache], keep: 1 d}").find("missing_field") != std::string::npos);
    CHECK(issues_of("{facts: [ache], keep: 1 d, basis: inference}").find("missing_field") != std::string::npos);
    CHECK(issues_of("{facts: [ache], keep: 1 d, grows_by: -1" + reason).find("out_of_range") != std::string::npos);
    CHECK(issues_of("{facts: [ache], keeps: 1 d" + reason).find("unknown_key") != std::string::npos);
}

TEST_CASE("how a number is shown is read, and a time has its unit already") {
    const auto scale = [](const std::string& quantity) {
        return triage::load_pack_text(small_pack::text("facts:\n"
                                                       "  ache: {kind: symptom, ask: does it ache}\n"
                                                       "  n: {kind: measure, ask: how many, quantity: " +
                                                       quantity + "}\n"),
                                      "pack");
    };
    const auto read = scale("{min: 0, max: 9, scale: {unit: years, ucum: a, low: none, high: worst, step: 1}}");
    REQUIRE(read);
    const triage::Scale& shown = read->vocabulary[*read->vocabulary.find("n")].quantity->scale;
    CHECK(shown.unit == "years");
    CHECK(shown.ucum == "a");
    CHECK(shown.low == "none");
    CHECK(shown.high == "worst");
    CHECK(shown.step == 1);
    CHECK(brief(scale("{unit: h, scale: {unit: hours}}").issues).find("repeated_value") != std::string::npos);
    CHECK(brief(scale("{scale: {step: -1}}").issues).find("out_of_range") != std::string::npos);
}
