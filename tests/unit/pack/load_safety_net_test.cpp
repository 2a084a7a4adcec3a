// The section `safety_net`: what is said with every verdict must be what the rules do, neither more nor less. Whatever
// the text promises and no rule keeps refuses the pack.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using small_pack::source;

namespace {

const std::string facts =
    "facts: {ache: {kind: symptom, ask: a}, cough: {kind: symptom, ask: c}, faint: {kind: symptom, ask: f}, days: "
    "{kind: event, quantity: {unit: d, absent: allowed, worse: higher}, ask: d}, pain: {kind: measure, quantity: {max: "
    "10}, ask: p}, sessions_done: {kind: context, quantity: {whole: true}, ask: s}}\n";

std::string rule(const std::string& id, const std::string& when, const std::string& urgency) {
    return "  " + id + ": {when: \"" + when + "\", outcome: stop, urgency: " + urgency + ", advice: x, " + source +
           "}\n";
}

/// One entry of the section on line 2, before rules and facts.
std::string net(const std::string& fields) {
    return "safety_net:\n  new: {" + fields + ", " + source + "}\n" + facts + "rules:\n" +
           rule("faints", "faint", "emergency") + rule("aches", "ache or (cough and faint)", "routine") +
           rule("strong", "pain > 4", "routine") + rule("six_weeks", "days >= 42 d", "urgent") +
           rule("three_weeks", "days >= 21 d", "routine");
}

}  // namespace

TEST_CASE("a safety net is as it was written, with the numbers of the rules in it") {
    const triage::RuleBase rules =
        loaded(net("urgency: routine, text: \"it aches, or for {days}\", facts: [ache, days], basis: inference, "
                   "because: so"));
    REQUIRE(rules.safety_net.size() == 1);
    const triage::SafetyNet& read = rules.safety_net[0];
    CHECK(read.id == "new");
    CHECK(read.urgency == triage::Urgency::routine);
    CHECK(read.text == "it aches, or for 3 weeks");
    CHECK(read.facts.size() == 2);
    CHECK(read.sources.size() == 1);
    CHECK(read.basis == triage::Basis::inference);
    CHECK(read.because == "so");
    CHECK(read.where.line == 2);
}

TEST_CASE("a fact that is less or more urgent than the text says refuses the pack") {
    CHECK(issues_in(net("urgency: emergency, text: t, facts: [faint, ache]")) ==
          "2:53 safety_net_promises: `ache` alone is routine, not emergency (name it where it belongs, or write the "
          "rule)\n");
    CHECK(issues_in(net("urgency: routine, text: t, facts: [faint]")) ==
          "2:44 safety_net_promises: `faint` alone is emergency, not routine (name it where it belongs, or write the "
          "rule)\n");
}

TEST_CASE("a fact that leads somewhere only together with another is no promise") {
    CHECK(issues_in(net("urgency: routine, text: t, facts: [cough]")) ==
          "2:44 safety_net_promises: `cough` alone is none, not routine (name it where it belongs, or write the "
          "rule)\n");
}

TEST_CASE("a number is said where it stands in the text, and only one whose higher numbers are worse") {
    CHECK(issues_in(net("urgency: routine, text: t, facts: [days]")) ==
          "2:44 missing_field: safety net `new` does not say the number of `days` (write `{days}` in the text, where "
          "the number belongs)\n");
    CHECK(issues_in(net("urgency: routine, text: \"{pain}\", facts: [pain]")) ==
          "2:51 safety_net_promises: no number of `pain` alone needs care (name a quantity whose higher numbers are "
          "worse and that a rule compares alone)\n2:33 unknown_name: nothing fills `{pain}` (only a quantity of "
          "`facts` has a number)\n");
    CHECK(issues_in(net("urgency: routine, text: \"call {emergency_number}\", facts: [ache]")) ==
          "2:33 unknown_name: nothing fills `{emergency_number}` (only a quantity of `facts` has a number)\n");
}

TEST_CASE("a safety net has an urgency that asks for somebody's help, a text, facts and a source") {
    CHECK(issues_in(facts + "rules: {}\nsafety_net:\n  new: {}\n") ==
          "4:3 missing_field: safety net `new` has no `urgency`\n4:3 missing_field: safety net `new` has no `text`\n"
          "4:3 missing_field: safety net `new` has no `facts`\n4:3 missing_field: safety net `new` has no `sources`\n");
    CHECK(issues_in(net("urgency: self-care, text: t, facts: [ach]")) ==
          "2:18 unknown_value: unknown urgency `self-care` (one of `emergency` `urgent` `routine`)\n"
          "2:46 unknown_name: unknown fact `ach` (name a fact by its id)\n");
}

TEST_CASE("a later pack that is stricter raises the safety net of an earlier one, and its numbers come sooner") {
    const TemporaryFolder folder;
    folder.write("first.yaml", small_pack::text(net("urgency: routine, text: \"{days}\", facts: [ache, days]")));
    folder.write("second.yaml", small_pack::second("rules:\n" + rule("at_once", "ache", "emergency") +
                                                   rule("ten_days", "days > 10 d", "routine")));
    const auto rules = triage::load_packs({folder.path("first.yaml"), folder.path("second.yaml")});
    REQUIRE_MESSAGE(rules, to_text(rules.issues));
    CHECK(rules->safety_net[0].urgency == triage::Urgency::emergency);
    CHECK(rules->safety_net[0].text == "10 days");
}
