// The cases of a pack are read as profiles are, with every issue, and an expectation names what it expects. A case that
// was read wrongly would hold for the wrong person.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;

namespace {

const std::string expect = "    expect: {verdict: ask, urgency: none, rules: []}\n";

std::string a_case(const std::string& profile) {
    return "cases:\n  - name: n\n    profile: " + profile + "\n" + expect;
}

}  // namespace

TEST_CASE("a case is as it was written") {
    const triage::RuleBase rules = loaded(
        "cases:\n  - name: an ache\n    profile: {symptoms: [ache]}\n"
        "    expect: {verdict: stop, urgency: routine, settled: true, rules: [ache], allows: [reach], modifies: "
        "[reach], refuses: [reach]}\n");
    REQUIRE(rules.cases.size() == 1);
    const triage::Case& read = rules.cases[0];
    CHECK(read.name == "an ache");
    CHECK(read.profile == R"({"symptoms":["ache"]})");
    CHECK(read.verdict == triage::Verdict::stop);
    CHECK(read.urgency == triage::Urgency::routine);
    CHECK(read.settled == true);
    CHECK(read.rules == std::vector{triage::RuleId{0}});
    CHECK(read.allows == std::vector{triage::StretchId{0}});
    CHECK(read.modifies == std::vector{triage::StretchId{0}});
    CHECK(read.refuses == std::vector{triage::StretchId{0}});
    CHECK(read.where.line == 2);
    CHECK_FALSE(loaded(a_case("{}")).cases[0].settled);
}

TEST_CASE("a profile in YAML becomes the same profile in JSON") {
    const auto json = [](const std::string& profile) { return loaded(a_case(profile)).cases[0].profile; };
    CHECK(json("{}") == "{}");
    CHECK(
        json("{id: \"5\", symptoms: [Left Ache, \"sore\"], no_others: true, pain: 3.5, hours_since_fall: ~, equipment: "
             "[]}") ==
        R"({"id":"5","symptoms":["Left Ache","sore"],"no_others":true,"pain":3.5,"hours_since_fall":null,"equipment":[]})");
    CHECK(json("{id: 3 h, symptoms: [cough]}") == R"({"id":"3 h","symptoms":["cough"]})");
    CHECK(json("{id: 'say \"no\"', no_others: false}") == R"({"id":"say \"no\"","no_others":false})");
}

TEST_CASE("a case's profile is checked as any other, every issue at once") {
    CHECK(
        issues_in(a_case("{symptoms: [ahce], pain: 11, mood: {low: 1}}")) ==
        "3:14 unknown_name: unknown symptom `ahce` in the case's profile at /symptoms/0 (did you mean `ache` (ache)?)\n"
        "3:14 out_of_range: `pain` is 11, outside its range in the case's profile at /pain (give a number from 0 to "
        "10)\n"
        "3:14 unknown_key: unknown key `mood` in the case's profile at /mood (signs belong in `symptoms`, `conditions` "
        "or `denies`; what only the sender needs has its "
        "place in `\"context\": {…}`)\n");
    CHECK(issues_in(a_case("[]")) ==
          "3:14 wrong_type: a profile is an object, not a list in the case's profile at its top\n");
    CHECK(issues_in(a_case("{pain: \"3\"}")) ==
          "3:14 wrong_type: `pain` is a string, not a number or `null` in the case's profile at /pain\n");
}

TEST_CASE("a case has a name, a profile and an expectation") {
    CHECK(issues_in("cases: [{}, later]\n") ==
          "1:9 missing_field: a case has no `name`\n1:9 missing_field: a case has no `profile`\n"
          "1:9 missing_field: a case has no `expect`\n1:13 wrong_type: a case is `later`, not a mapping\n");
}

TEST_CASE("an expectation names a verdict, an urgency and the certain rules") {
    CHECK(issues_in("cases:\n  - {name: n, profile: {}, expect: {}}\n") ==
          "2:36 missing_field: `expect` has no `verdict`\n2:36 missing_field: `expect` has no `urgency`\n"
          "2:36 missing_field: `expect` has no `rules`\n");
    CHECK(issues_in("cases:\n  - name: n\n    profile: {}\n    expect:\n      verdict: hold\n      urgency: now\n      "
                    "settled: often\n"
                    "      rules: [ahce]\n      allows: [raech]\n      modifies: [raech]\n      refuses: reach\n      "
                    "because: x\n") ==
          "5:16 unknown_value: unknown verdict `hold` (one of `proceed` `ask` `see-a-doctor` `stop`)\n"
          "6:16 unknown_value: unknown urgency `now` (one of `none` `self-care` `routine` `urgent` `emergency`)\n"
          "7:16 wrong_type: settled is `often`, not `true` or `false`\n"
          "8:15 unknown_name: unknown rule `ahce` (did you mean `ache`?)\n"
          "9:16 unknown_name: unknown stretch `raech` (did you mean `reach`?)\n"
          "10:18 unknown_name: unknown stretch `raech` (did you mean `reach`?)\n"
          "11:16 wrong_type: refuses is `reach`, not a list\n"
          "12:7 unknown_key: unknown key `because` in `expect`\n");
}
