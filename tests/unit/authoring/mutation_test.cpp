// The mutants of a pack: each is one small mistake that an author could make, at its place, and none comes twice. Cases
// that notice every mutant notice these mistakes in a real pack.

#include "authoring/cases/mutation.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "pack/condition_text.hpp"
#include "support/pack_under_test.hpp"

namespace {

using pack_under_test::exclusion;
using pack_under_test::rule;

/// Each mutant as text, in order, joined by ` | `.
std::string mutants(const std::string& when) {
    const triage::Program program = pack_under_test::program("rules:\n" + rule("r", when));
    std::string text;
    triage::for_each_condition_mutant(
        program.rules().rules.front().when, program.vocabulary(), [&](const triage::Condition& mutant) {
            text += (text.empty() ? "" : " | ") + triage::condition_text(mutant, program.vocabulary());
        });
    return text;
}

std::vector<triage::Mutant> mutants_of(const triage::RuleBase& rules) {
    std::vector<triage::Mutant> mutants;
    triage::for_each_mutant(rules, [&](const triage::Mutant& mutant) { mutants.push_back(mutant); });
    return mutants;
}

std::string shown(const triage::Mutant& mutant, const triage::RuleBase& rules) {
    const triage::MutantText text = triage::text_of(mutant, rules);
    return std::to_string(text.where.line) + " " + text.from + " -> " + text.to;
}

}  // namespace

TEST_CASE("a literal is negated, once") {
    CHECK(mutants("a") == "not a");
    CHECK(mutants("not a") == "a");
    CHECK(mutants("not not a") == "not a");
}

TEST_CASE("a comparison moves by one step to either side, flips to its neighbour and is negated") {
    CHECK(mutants("pain > 4") == "pain > 3 | pain > 5 | pain >= 4 | not pain > 4");
    CHECK(mutants("pain >= 4.5") == "pain >= 4.4 | pain >= 4.6 | pain > 4.5 | not pain >= 4.5");
    CHECK(mutants("hours < 72 h") == "hours < 71 h | hours < 73 h | hours <= 72 h | not hours < 72 h");
    CHECK(mutants("hours <= 3 d") == "hours <= 71 h | hours <= 73 h | hours < 72 h | not hours <= 72 h");
    CHECK(mutants("pain = 4") == "pain = 3 | pain = 5 | pain >= 4 | pain <= 4 | not pain = 4");
}

TEST_CASE("no number leaves its range") {
    CHECK(mutants("hours <= 0 h") == "hours <= 1 h | hours < 0 h | not hours <= 0 h");
    CHECK(mutants("pain >= 10") == "pain >= 9 | pain > 10 | not pain >= 10");
}

TEST_CASE("and becomes or, or becomes and, and each literal is dropped") {
    CHECK(mutants("a and b") == "a or b | b | a | not a and b | a and not b");
    CHECK(mutants("a or not b") == "a and not b | not b | a | not a or not b | a or b");
}

TEST_CASE("a list asks for one more, one less, all and any") {
    const auto is_among = [](const std::string& all, const std::string& one) {
        return (" | " + all + " | ").find(" | " + one + " | ") != std::string::npos;
    };
    const std::string two = mutants("at least 2 of (a, b, c, ill)");
    CHECK(is_among(two, "any of (a, b, c, ill)"));
    CHECK(is_among(two, "at least 3 of (a, b, c, ill)"));
    CHECK_FALSE(is_among(two, "all of (a, b, c, ill)"));
    CHECK(is_among(two, "at least 2 of (b, c, ill)"));
    const std::string all = mutants("all of (a, b, c, ill)");
    CHECK(is_among(all, "at least 3 of (a, b, c, ill)"));
    CHECK(is_among(all, "any of (a, b, c, ill)"));
    CHECK(is_among(all, "b and c and ill"));
    CHECK(is_among(mutants("any of (a, b, c, ill)"), "at least 2 of (a, b, c, ill)"));
}

TEST_CASE("what stands deeper is changed as well, and nothing comes twice") {
    const std::string nested = mutants("a or b and pain > 4");
    CHECK(nested ==
          "a and (b and pain > 4) | b and pain > 4 | not a or b and pain > 4 | a or (b or pain > 4) | a or pain > 4 | "
          "a or b | a or not b and pain > 4 | a or b and pain > 3 | a or b and pain > 5 | a or b and pain >= 4 | "
          "a or b and not pain > 4");
    CHECK(mutants("a or a") == "a and a | a | not a or a | a or not a");
}

TEST_CASE("rules and exclusions are dropped, outcomes and urgencies lowered, each at its line") {
    const std::string sections = "rules:\n" + rule("first", "a", "see-a-doctor", "none") +
                                 rule("second", "b", "proceed", "urgent") + "exclusions:\n" +
                                 exclusion("early", "c", "bend");
    const triage::Program program = pack_under_test::program(sections);
    std::string text;
    for (const triage::Mutant& mutant : mutants_of(program.rules())) {
        text += shown(mutant, program.rules()) + "\n";
    }
    CHECK(text ==
          "17 rule `first` -> \n"
          "18 when: a -> when: not a\n"
          "19 outcome: see-a-doctor -> outcome: proceed\n"
          "23 rule `second` -> \n"
          "24 when: b -> when: not b\n"
          "26 urgency: urgent -> urgency: routine\n"
          "30 exclusion `early` -> \n"
          "30 exclusion `early` -> a precaution\n"
          "31 when: c -> when: not c\n");
}

TEST_CASE("a precaution becomes a contraindication, and the other way round") {
    const triage::Program program =
        pack_under_test::program("rules:\n" + rule("r", "a") + "exclusions:\n" + exclusion("hard", "b", "reach") +
                                 pack_under_test::precaution("soft", "c", "reach"));
    const triage::RuleBase& rules = program.rules();
    const auto changed = [&](std::size_t number) {
        return triage::apply({triage::Owner::exclusion, number, triage::Mutation::strength, {}, {}}, rules);
    };
    CHECK(changed(0).exclusions[0].modify);
    CHECK(changed(0).exclusions[1].modify);
    CHECK_FALSE(changed(1).exclusions[1].modify);
    CHECK(shown({triage::Owner::exclusion, 1, triage::Mutation::strength, {}, {}}, rules) ==
          "29 exclusion `soft` -> a contraindication");
}

TEST_CASE("a mutant differs from the original by its mistake") {
    const triage::Program program = pack_under_test::program("rules:\n" + rule("first", "a") + rule("second", "b") +
                                                             "exclusions:\n" + exclusion("early", "c", "bend"));
    const triage::RuleBase& rules = program.rules();
    const triage::Condition c = pack_under_test::condition("c");
    const triage::RuleBase dropped = triage::apply({triage::Owner::rule, 0, triage::Mutation::drop, {}, {}}, rules);
    CHECK(dropped.rules.size() == 1);
    CHECK(dropped.rules.front().id == "second");
    CHECK(triage::apply({triage::Owner::exclusion, 0, triage::Mutation::drop, {}, {}}, rules).exclusions.empty());
    const triage::RuleBase changed = triage::apply({triage::Owner::rule, 1, triage::Mutation::condition, c, {}}, rules);
    CHECK(changed.rules[1].when.fact == pack_under_test::fact(rules, "c"));
    CHECK(changed.rules[0].when.fact == pack_under_test::fact(rules, "a"));
    const triage::Level lower{triage::Outcome::see_a_doctor, triage::Urgency::routine};
    CHECK(triage::apply({triage::Owner::rule, 1, triage::Mutation::outcome, {}, lower}, rules).rules[1].level == lower);
}
