// The section `rules`: conditions, levels, advice, and which rule covers which. Whatever is not understood of a rule
// refuses the pack: a rule that is skipped would be a danger that nobody looks for.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using small_pack::source;

namespace {

std::string rule(const std::string& fields) { return "rules:\n  a_rule: {" + fields + "}\n"; }

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

TEST_CASE("a rule has words for a person beside its name, which stand in where there are none") {
    const std::string end = "when: ache, outcome: stop, urgency: none, advice: go, " + source;
    const triage::Rule with = loaded(rule("name: Dolor, says: It aches, " + end)).rules[0];
    CHECK(with.says == "It aches");
    CHECK(triage::words_of(with) == "It aches");
    CHECK(triage::words_of(loaded(rule("name: Dolor, " + end)).rules[0]) == "Dolor");
    CHECK(issues_in(rule("says: [a], " + end)) == "2:18 wrong_type: says is a list, not a text\n");
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
