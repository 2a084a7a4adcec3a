// The sections of rules, exclusions, notices, the progression and invariants: each is as it was written, and one that
// lacks its level, its advice or its source is refused.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using reading::issues_in;
using reading::loaded;

namespace {

const std::string source = "sources: [{document: doc, section: s, anchor: w}]";

std::string rule(const std::string& fields) { return "rules:\n  a_rule: {" + fields + "}\n"; }
std::string exclusion(const std::string& fields) { return "exclusions:\n  x: {" + fields + "}\n"; }

}  // namespace

TEST_CASE("a rule is as it was written") {
    const triage::RuleBase rules = loaded(
        rule("name: A rule, when: ache and pain > 4, outcome: see-a-doctor, urgency: urgent, advice: go, " + source));
    REQUIRE(rules.rules.size() == 1);
    const triage::Rule& read = rules.rules[0];
    CHECK(read.id == "a_rule");
    CHECK(read.name == "A rule");
    CHECK(read.when_text == "ache and pain > 4");
    CHECK(read.when.parts.size() == 2);
    CHECK(read.level == triage::Level{triage::Outcome::see_a_doctor, triage::Urgency::urgent});
    CHECK(read.advice == "go");
    CHECK(read.sources[0].section == "s");
    CHECK(read.where.file == "small.yaml");
    CHECK(read.where.line == 2);
    CHECK(read.where.column == 3);
}

TEST_CASE("a rule without a name is called by its id") {
    CHECK(loaded(rule("when: ache, outcome: stop, urgency: none, advice: go, " + source)).rules[0].name == "A rule");
}

TEST_CASE("a rule has a condition, a level, an advice and a source") {
    CHECK(issues_in(rule("")) ==
          "2:3 missing_field: rule `a_rule` has no `when`\n2:3 missing_field: rule `a_rule` has no `outcome`\n"
          "2:3 missing_field: rule `a_rule` has no `urgency`\n"
          "2:3 no_effect: rule `a_rule` asks for nothing (give it an outcome or an urgency)\n"
          "2:3 missing_field: rule `a_rule` has no `advice`\n2:3 missing_field: rule `a_rule` has no `sources`\n");
    CHECK(issues_in(rule("when: \"\", outcome: stopp, urgency: later, advice: [], sources: [], weight: 3")) ==
          "2:18 wrong_type: when is empty\n"
          "2:31 unknown_value: unknown outcome `stopp` (did you mean `stop`?)\n"
          "2:47 unknown_value: unknown urgency `later` (one of `none` `self-care` `routine` `urgent` `emergency`)\n"
          "2:62 wrong_type: advice is a list, not a text\n"
          "2:75 missing_field: rule `a_rule` has no source (name a document, its section and an anchor)\n"
          "2:79 unknown_key: unknown key `weight` in rule `a_rule`\n");
}

TEST_CASE("a rule that asks for nothing is refused, one that only raises the urgency is not") {
    const std::string end = ", advice: go, " + source;
    CHECK(issues_in(rule("when: ache, outcome: proceed, urgency: none" + end)) ==
          "2:3 no_effect: rule `a_rule` asks for nothing (give it an outcome or an urgency)\n");
    CHECK(issues_in(rule("when: ache, outcome: proceed, urgency: self-care" + end)).empty());
}

TEST_CASE("an issue of a condition stands at its word") {
    CHECK(
        issues_in(
            "rules:\n  a_rule:\n    when: ache and coughh\n    outcome: stop\n    urgency: none\n    advice: go\n    " +
            source + "\n") == "3:20 unknown_name: unknown fact `coughh` (did you mean `cough`?)\n");
}

TEST_CASE("an exclusion removes the stretches it names and those of its movements, each once") {
    const std::string stretches =
        "stretches:\n"
        "  one: {name: n, kind: stretch, movements: [bend], dose: {sets: 1}, first_session: same, steps: [s], " +
        source +
        "}\n"
        "  two: {name: n, kind: stretch, movements: [bend, twist], dose: {sets: 1}, first_session: same, steps: [s], " +
        source +
        "}\n"
        "  three: {name: n, kind: stretch, dose: {sets: 1}, first_session: same, steps: [s], " +
        source + "}\n";
    const auto removed = [&](const std::string& what) {
        std::vector<std::size_t> numbers;
        const triage::RuleBase rules =
            loaded(stretches + exclusion("when: cough, because: b, " + what + ", " + source));
        for (const triage::StretchId id : rules.exclusions[0].stretches) numbers.push_back(triage::index(id));
        return numbers;
    };
    CHECK(removed("stretches: [three]") == std::vector<std::size_t>{2});
    CHECK(removed("movements: [bend]") == std::vector<std::size_t>{0, 1});
    CHECK(removed("stretches: [three, one], movements: [bend, twist]") == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("an exclusion is as it was written") {
    const triage::RuleBase rules =
        loaded(exclusion("when: not cough, stretches: [reach], because: it shakes, basis: inference, " + source));
    const triage::Exclusion& read = rules.exclusions[0];
    CHECK(read.id == "x");
    CHECK(read.when_text == "not cough");
    CHECK(read.because == "it shakes");
    CHECK(read.basis == triage::Basis::inference);
    CHECK(read.where.line == 2);
}

TEST_CASE("a rule names those that cover it, also later ones, and says why it stays") {
    const std::string end = ", outcome: stop, urgency: none, advice: go, " + source + "}\n";
    const auto read = [&](const std::string& more) {
        return "rules:\n  first: {when: ache and cough, because: b, covered_by: [" + more + "]" + end +
               "  second: {when: ache" + end + "  third: {when: cough" + end;
    };
    CHECK(loaded(read("third, second")).rules[0].covered_by ==
          std::vector<triage::RuleId>{triage::RuleId{2}, triage::RuleId{1}});
    CHECK(loaded(read("second")).rules[1].covered_by.empty());
    CHECK(issues_in(read("secnd")) == "2:58 unknown_name: unknown rule `secnd` (did you mean `second`?)\n");
    CHECK(issues_in(read("first")) == "2:58 no_effect: rule `first` cannot cover itself\n");
    CHECK(issues_in(rule("when: ache, outcome: stop, urgency: none, advice: go, covered_by: second, because: b, " +
                         source)) == "2:78 wrong_type: covered_by is `second`, not a list\n");
    CHECK(issues_in("rules:\n  first: {when: ache and cough, covered_by: [second]" + end + "  second: {when: ache" +
                    end) ==
          "2:3 missing_field: rule `first` is covered by others without a `because` (say why it stays)\n");
}

TEST_CASE("a citation says how far it was checked, or nothing") {
    const auto cited = [](const std::string& evidence) {
        return rule(
            "when: ache, outcome: stop, urgency: none, advice: go, sources: [{document: doc, section: s, "
            "anchor: w" +
            evidence + "}]");
    };
    using triage::Evidence;
    CHECK_FALSE(loaded(cited("")).rules[0].sources[0].evidence);
    CHECK(loaded(cited(", evidence: verified-excerpt")).rules[0].sources[0].evidence == Evidence::verified_excerpt);
    CHECK(loaded(cited(", evidence: secondary")).rules[0].sources[0].evidence == Evidence::secondary);
    CHECK(loaded(cited(", evidence: recalled")).rules[0].sources[0].evidence == Evidence::recalled);
    CHECK(issues_in(cited(", evidence: certain")) ==
          "2:125 unknown_value: unknown evidence `certain` (one of `verified-excerpt` `secondary` `recalled`)\n");
}

TEST_CASE("a precaution says how, and may limit the dose") {
    const auto read = [](const std::string& modify) {
        return exclusion("when: cough, stretches: [reach], because: b, modify: " + modify + ", " + source);
    };
    const auto limits = [&](const std::string& dose) {
        return *loaded(read("{how: slowly" + dose + "}")).exclusions[0].modify;
    };
    CHECK(limits("").how == "slowly");
    CHECK_FALSE(limits("").stays_at_first_session);
    CHECK_FALSE(limits("").at_most);
    CHECK(limits(", dose: first_session").stays_at_first_session);
    CHECK(limits(", dose: {hold_s: 10}").at_most->hold_s == triage::Range{10, 10});
    CHECK_FALSE(loaded(exclusion("when: cough, stretches: [reach], because: b, " + source)).exclusions[0].modify);
    CHECK(issues_in(read("{dose: first_session}")) == "2:60 missing_field: `modify` has no `how`\n");
    CHECK(issues_in(read("slowly")) == "2:60 wrong_type: `modify` is `slowly`, not a mapping\n");
    CHECK(issues_in(read("{how: slowly, speed: low}")) == "2:74 unknown_key: unknown key `speed` in `modify`\n");
    CHECK(issues_in(read("{how: slowly, dose: {hold: 10}}")).find("unknown_key") != std::string::npos);
    CHECK(issues_in(read("{how: slowly, dose: {hold_s: -1}}")).find("wrong_type") != std::string::npos);
    CHECK(issues_in(read("{how: slowly, dose: second_session}")).find("wrong_type") != std::string::npos);
}

TEST_CASE("an exclusion of either kind may name alternatives") {
    const auto read = [](const std::string& more) {
        return exclusion("when: cough, stretches: [reach], because: b, " + more + source);
    };
    CHECK(loaded(read("")).exclusions[0].instead.empty());
    CHECK(loaded(read("instead: [reach], ")).exclusions[0].instead == std::vector{triage::StretchId{0}});
    CHECK(loaded(read("modify: {how: slowly}, instead: [reach], ")).exclusions[0].instead.size() == 1);
    CHECK(issues_in(read("instead: [raech], ")) ==
          "2:62 unknown_name: unknown stretch `raech` (did you mean `reach`?)\n");
    CHECK(issues_in(read("instead: reach, ")) == "2:61 wrong_type: instead is `reach`, not a list\n");
}

TEST_CASE("an exclusion removes something and says why") {
    CHECK(issues_in(exclusion("when: cough, " + source)) ==
          "2:3 no_effect: exclusion `x` removes no stretch (name `stretches` or `movements`)\n"
          "2:3 missing_field: exclusion `x` has no `because` (it is shown to the person)\n");
    CHECK(issues_in(exclusion("when: cough, movements: [twist], because: b, " + source)) ==
          "2:3 no_effect: exclusion `x` removes no stretch (name `stretches` or `movements`)\n");
    CHECK(issues_in(exclusion("when: cough, stretches: [reach, raech], movements: [bned], because: b, " + source)) ==
          "2:39 unknown_name: unknown stretch `raech` (did you mean `reach`?)\n"
          "2:59 unknown_name: unknown movement `bned` (did you mean `bend`?)\n");
    CHECK(issues_in(exclusion("when: cough, stretches: [[reach], reach], because: b, " + source)) ==
          "2:32 wrong_type: stretch is a list, not a text\n");
}

TEST_CASE("a notice has a text") {
    CHECK(issues_in("notices:\n  n: {" + source + "}\n") == "2:3 missing_field: notice `n` has no `text`\n");
    CHECK(loaded("notices:\n  n: {text: breathe, " + source + "}\n").notices[0].text == "breathe");
}

TEST_CASE("the progression counts sessions by a quantity") {
    const triage::RuleBase rules = loaded("progression: {sessions: sessions_done, full_from: 4, " + source + "}\n");
    REQUIRE(rules.progression);
    CHECK(rules.progression->full_from == 4);
    CHECK(rules.vocabulary[rules.progression->sessions].id == "sessions_done");
    CHECK(rules.progression->sources.size() == 1);
    CHECK_FALSE(loaded("").progression);
}

TEST_CASE("a progression that leaves something out or names something else is refused") {
    CHECK(issues_in("progression: {}\n") ==
          "1:1 missing_field: `progression` has no `full_from`\n1:1 missing_field: `progression` has no `sources`\n"
          "1:1 missing_field: `progression` has no `sessions`\n");
    CHECK(issues_in("progression: {sessions: ache, full_from: four, " + source + "}\n") ==
          "1:42 wrong_type: full_from is `four`, not a number\n1:25 unknown_name: `ache` is not a quantity\n");
    CHECK(issues_in("progression: {sessions: nothing, full_from: 4, " + source + "}\n") ==
          "1:25 unknown_name: `nothing` is not a quantity\n");
    CHECK(issues_in("progression: 4\n") == "1:14 wrong_type: `progression` is `4`, not a mapping\n");
}

TEST_CASE("only one pack states the progression") {
    const reading::TemporaryFolder folder;
    const std::string progression = "progression: {sessions: sessions_done, full_from: 4, " + source + "}\n";
    folder.write("a.yaml", reading::small_pack(progression));
    folder.write("b.yaml", "movements: {}\n" + progression);
    CHECK(reading::brief(triage::load_packs({folder.path()}).issues) ==
          "2:1 repeated_key: `progression` stands twice (one pack states it for all)\n");
}

TEST_CASE("an invariant is a condition and the least level or the exact one") {
    const triage::RuleBase rules = loaded(
        "invariants:\n  i: {given: ache, then: outcome = stop and urgency >= urgent}\n"
        "  j: {given: ache, then: urgency = emergency}\n  k: {given: ache, then: outcome >= see-a-doctor}\n");
    using triage::Outcome;
    using triage::Urgency;
    CHECK(rules.invariants[0].id == "i");
    CHECK(rules.invariants[0].given_text == "ache");
    CHECK(rules.invariants[0].given->kind == triage::Condition::Kind::finding);
    CHECK(rules.invariants[0].then_text == "outcome = stop and urgency >= urgent");
    CHECK(rules.invariants[0].least == triage::Level{Outcome::stop, Urgency::urgent});
    CHECK(rules.invariants[0].exact_outcome == Outcome::stop);
    CHECK_FALSE(rules.invariants[0].exact_urgency);
    CHECK(rules.invariants[1].least == triage::Level{Outcome::proceed, Urgency::emergency});
    CHECK(rules.invariants[1].exact_urgency == Urgency::emergency);
    CHECK_FALSE(rules.invariants[2].exact_outcome);
    CHECK(rules.invariants[2].least.outcome == Outcome::see_a_doctor);
}

TEST_CASE("an invariant without a condition or with something else than a level is refused") {
    CHECK(issues_in("invariants:\n  i: {}\n") ==
          "2:3 missing_field: invariant `i` says nothing of whom it holds for (name `given`, `unknown` or both)\n"
          "2:3 no_effect: invariant `i` states nothing (name `then`, `forbids` or both)\n");
    CHECK(issues_in("invariants:\n  i: {given: ache, then: []}\n") == "2:26 wrong_type: then is a list, not a text\n");
    for (const std::string then :
         {"stop", "outcome = stop and", "outcome = stop or urgency = none", "outcome > stop", "urgency = stop",
          "outcome = urgent", "outcome = stop and urgency", "level = stop", "outcome = stop and urgency = soon"}) {
        CAPTURE(then);
        CHECK(issues_in("invariants:\n  i: {given: ache, then: " + then + "}\n") ==
              "2:26 condition_syntax: `" + then +
                  "` is not a level (write for example `outcome = stop and urgency >= urgent`, or "
                  "`verdict != proceed`)\n");
    }
}
