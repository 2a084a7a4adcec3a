#include <doctest/doctest.h>

#include <triage/triage.hpp>

namespace {

triage::Program load(const std::string& rules) {
    const std::string pack = R"(
pack: {name: p, version: 1.0.0, about: a, reviewed: {by: nobody, on: 2026-01-01, next: 2027-01-01}}
sources: {s: {title: t, kind: article}}
facts:
  a: {kind: symptom, ask: "a?"}
  b: {kind: symptom, ask: "b?"}
rules:
)" + rules;
    triage::Result<triage::RuleBase> base = triage::load_pack_text(pack, "test");
    REQUIRE(base);
    return *triage::Program::compile(std::move(*base));
}

std::string rule(const std::string& id, const std::string& when) {
    return "  " + id + ": {when: \"" + when + "\", outcome: stop, urgency: routine, advice: x, " +
           "sources: [{document: s, section: t, anchor: u}]}\n";
}

}  // namespace

TEST_CASE("a rule that repeats another is named with it, however it is written") {
    const auto issues = triage::check(
        load(rule("first", "a and b") + rule("other", "a or b") + rule("again", "not (not b or not a)")), "2026-06-01");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].code == "repeats_another");
    CHECK(issues[0].message == "rule `again` has the condition of `first`");
    CHECK(issues[0].severity == triage::Severity::warning);
    CHECK(issues[0].where.line == 10);
}

TEST_CASE("a review is overdue from the day after its date") {
    const triage::Program program = load(rule("r", "a"));
    CHECK(triage::check(program, "2027-01-01").empty());
    const auto issues = triage::check(program, "2027-01-02");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].code == "review_overdue");
}

TEST_CASE("the shipped pack has nothing to warn of on the day of its review") {
    const triage::Program program = triage::default_program();
    const auto issues = triage::check(program, program.rules().packs.front().reviewed_on);
    CHECK_MESSAGE(issues.empty(), triage::to_text(issues));
}
