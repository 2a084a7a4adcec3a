// The section `facts`: every fact is as it was written, and names, units and ranges that cannot be are refused at their
// place.

#include <doctest/doctest.h>

#include <cmath>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;

namespace {

/// The facts a, of this form, and b, beside nothing that names other facts.
std::string facts(const std::string& a) {
    return "facts:\n  a: {" + a + "}\n  b: {kind: symptom, ask: b, aliases: [bee]}\nrules: {}\n";
}

}  // namespace

TEST_CASE("a fact has a kind and a question") {
    CHECK(issues_in(facts("")) ==
          "2:3 missing_field: fact `a` has no `kind`\n2:3 missing_field: fact `a` has no `ask`\n");
    CHECK(issues_in(facts("kind: sympton, ask: a")) ==
          "2:13 unknown_value: unknown kind `sympton` (did you mean `symptom`?)\n");
    CHECK(issues_in(facts("kind: mood, ask: a")) ==
          "2:13 unknown_value: unknown kind `mood` (one of `symptom` `condition` `event` `measure` `context`)\n");
    CHECK(issues_in(facts("kind: symptom, aks: a, ask: \"\"")) ==
          "2:35 wrong_type: ask is empty\n2:22 unknown_key: unknown key `aks` in fact `a` (did you mean `ask`?)\n");
    CHECK(issues_in("facts:\n  a: yes\nrules: {}\n") == "2:6 wrong_type: fact `a` is `yes`, not a mapping\n");
}

TEST_CASE("a fact is as it was written") {
    const triage::RuleBase rules =
        loaded(facts("kind: context, ask: how, aliases: [Alpha, the a], includes: [left a], protective: true"));
    const triage::Fact& fact = rules.vocabulary.facts()[0];
    CHECK(fact.id == "a");
    CHECK(fact.kind == triage::FactKind::context);
    CHECK(fact.question == "how");
    CHECK(fact.aliases == std::vector<std::string>{"Alpha", "the a"});
    CHECK(fact.includes == std::vector<std::string>{"left a"});
    CHECK(fact.is_protective);
    CHECK_FALSE(fact.quantity);
    CHECK_FALSE(rules.vocabulary.facts()[1].is_protective);
}

TEST_CASE("a quantity is as it was written, its range open where nothing is said") {
    const triage::RuleBase rules =
        loaded(facts("kind: event, ask: a, quantity: {unit: d, min: 1, max: 9.5, absent: allowed, whole: true}"));
    const triage::Quantity& quantity = *rules.vocabulary.facts()[0].quantity;
    CHECK(quantity.unit == "d");
    CHECK(quantity.min == 1);
    CHECK(quantity.max == 9.5);
    CHECK(quantity.absence == triage::Absence::allowed);
    CHECK(quantity.whole);
    const triage::RuleBase open = loaded(facts("kind: event, ask: a, quantity: {absent: impossible}"));
    const triage::Quantity& bare = *open.vocabulary.facts()[0].quantity;
    CHECK(bare.unit.empty());
    CHECK(bare.min == 0);
    CHECK(std::isinf(bare.max));
    CHECK(bare.absence == triage::Absence::impossible);
    CHECK_FALSE(bare.whole);
}

TEST_CASE("a quantity's unit, range and flags are checked") {
    CHECK(issues_in(facts("kind: event, ask: a, quantity: {unit: hours}")) ==
          "2:45 unknown_value: unknown unit `hours` (one of `s` `min` `h` `d` `w`)\n");
    CHECK(issues_in(facts("kind: event, ask: a, quantity: {min: 5, max: 4}")) ==
          "2:38 out_of_range: `min` is above `max` in the quantity of `a`\n");
    CHECK(issues_in("facts:\n  a: {kind: measure, ask: b, quantity: {min: 0.2, max: 0.8, whole: true}}\n")
              .find("out_of_range: no whole number lies in the range of the quantity of `a`") != std::string::npos);
    CHECK(issues_in(facts("kind: event, ask: a, quantity: {min: low, whole: maybe, absent: never, step: 1}")) ==
          "2:44 wrong_type: min is `low`, not a number\n"
          "2:56 wrong_type: whole is `maybe`, not `true` or `false`\n"
          "2:71 unknown_value: unknown absent `never` (one of `impossible` `allowed`)\n"
          "2:78 unknown_key: unknown key `step` in the quantity of `a`\n");
    CHECK(issues_in(facts("kind: event, ask: a, quantity: 5")) ==
          "2:38 wrong_type: the quantity of `a` is `5`, not a mapping\n");
}

TEST_CASE("a quantity cannot have the name of a profile's own key, a finding can") {
    for (const std::string key : {"id", "symptoms", "conditions", "denies", "unsure", "no_others", "equipment"}) {
        CAPTURE(key);
        CHECK(issues_in("facts:\n  " + key + ": {kind: event, ask: a, quantity: {}}\nrules: {}\n") ==
              "2:3 bad_id: `" + key + "` is a key of every profile and cannot be a quantity\n");
        CHECK(issues_in("facts:\n  " + key + ": {kind: event, ask: a}\nrules: {}\n").empty());
    }
}

TEST_CASE("a name that two facts claim is refused at the later one") {
    const std::string hint = " (every name stands once and means one fact)\n";
    CHECK(issues_in(facts("kind: symptom, ask: a, aliases: [bee]")) ==
          "3:3 repeated_name: the name `bee` already means `a`" + hint);
    CHECK(issues_in(facts("kind: symptom, ask: a, includes: [B]")) ==
          "3:3 repeated_name: the name `b` already means `a`" + hint);
    CHECK(issues_in(facts("kind: symptom, ask: a, aliases: [A]")) ==
          "2:3 repeated_name: the name `A` already means `a`" + hint);
    CHECK(issues_in(facts("kind: symptom, ask: a, aliases: [x], includes: [X]")) ==
          "2:3 repeated_name: the name `X` already means `a`" + hint);
}

TEST_CASE("names may be added to a fact of any pack") {
    const triage::RuleBase rules = loaded("aliases:\n  ache: {aliases: [twinge], includes: [right ache]}\n");
    const auto ache = rules.vocabulary.find("ache");
    CHECK(rules.vocabulary.find("twinge") == ache);
    CHECK(rules.vocabulary.find("right ache") == ache);
    CHECK(rules.vocabulary.is_narrower("right ache"));
}

TEST_CASE("names are added to known facts, by id, and only free ones") {
    CHECK(issues_in("aliases:\n  ahce: {aliases: [x]}\n") ==
          "2:3 unknown_name: unknown fact `ahce` (did you mean `ache`?)\n");
    CHECK(issues_in("aliases:\n  xylophone: {aliases: [x]}\n") == "2:3 unknown_name: unknown fact `xylophone`\n");
    CHECK(issues_in("aliases:\n  sore: {aliases: [x]}\n") ==
          "2:3 unknown_name: unknown fact `sore` (did you mean `ache`?)\n");
    CHECK(issues_in("aliases:\n  cough: {aliases: [sore], includes: [LEFT ACHE], names: [y]}\n") ==
          "2:3 repeated_name: the name `sore` already means `ache` (every name stands once and means one fact)\n"
          "2:3 repeated_name: the name `LEFT ACHE` already means `ache` (every name stands once and means one fact)\n"
          "2:51 unknown_key: unknown key `names` in the aliases of `cough`\n");
    CHECK(issues_in("aliases:\n  ache: {aliases: [x]}\n  ache: {aliases: [y]}\n") ==
          "3:3 repeated_id: `ache` stands twice in `aliases` (the first one is in small.yaml line 2)\n");
    CHECK(issues_in("aliases:\n  ache: [x]\n") == "2:9 wrong_type: the aliases of `ache` is a list, not a mapping\n");
}

TEST_CASE("a fact is asked in its group, in the words of its item") {
    const triage::RuleBase rules = loaded("groups: {legs: {name: Legs, ask: any of these}}\n" +
                                          facts("kind: symptom, ask: a, group: legs, item: an a"));
    const triage::Fact& fact = rules.vocabulary.facts()[0];
    REQUIRE(fact.group);
    CHECK(rules.vocabulary[*fact.group].id == "legs");
    CHECK(rules.vocabulary[*fact.group].name == "Legs");
    CHECK(rules.vocabulary[*fact.group].question == "any of these");
    CHECK(fact.item == "an a");
    CHECK_FALSE(rules.vocabulary.facts()[1].group);
    CHECK(issues_in("groups: {legs: {name: Legs}}\n" + facts("kind: symptom, ask: a, group: leg")) ==
          "1:10 missing_field: group `legs` has no `ask`\n"
          "3:37 unknown_name: unknown group `leg` (did you mean `legs`?)\n");
}

TEST_CASE("what may change a fact is as it was written, and nothing where nothing is said") {
    const auto changed_by = [](const std::string& fact) {
        return loaded(facts("kind: event, ask: a" + fact)).vocabulary.facts()[0].changed_by;
    };
    CHECK(changed_by("") == triage::ChangedBy::nothing);
    CHECK(changed_by(", changed_by: healing") == triage::ChangedBy::healing);
    CHECK(changed_by(", changed_by: person") == triage::ChangedBy::person);
    CHECK(changed_by(", quantity: {unit: h}, changed_by: time") == triage::ChangedBy::time);
    CHECK(issues_in(facts("kind: event, ask: a, changed_by: magic")) ==
          "2:40 unknown_value: unknown changed_by `magic` (one of `time` `healing` `person`)\n");
    CHECK(
        issues_in(facts("kind: event, ask: a, quantity: {}, changed_by: time")) ==
        "2:54 wrong_type: only a number with a unit of time grows with `time` (say `healing` or `person`, or give the "
        "quantity its unit)\n");
}
