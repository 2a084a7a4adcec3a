// Why a rule does not hold: the facts that are reported rule it out by themselves, and without any one of them they do
// not. Both are checked with the oracle.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <triage/triage.hpp>

#include "support/fact_values.hpp"
#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"

namespace {

using triage::Detail;
using triage::FactId;
using triage::Presence;

std::set<FactId> facts_of(const triage::NotFired& why) {
    std::set<FactId> facts;
    for (const triage::Requirement& each : why.because) facts.insert(each.literal.fact);
    return facts;
}

/// The profile of which nothing is known but these facts.
triage::Profile only(const triage::Program& program, const triage::Profile& profile, const std::set<FactId>& facts) {
    triage::Profile bare(program.vocabulary());
    for (const FactId fact : facts) {
        const bool is_quantity = program.vocabulary()[fact].quantity.has_value();
        fact_values::set(bare, {fact, profile.presence(fact), is_quantity ? profile.value(fact) : std::nullopt});
    }
    return bare;
}

bool is_ruled_out(const triage::Program& program, const triage::Profile& profile, triage::RuleId rule) {
    const triage::Decision decision = program.evaluate(profile);
    return !decision.certain.contains(rule) && !decision.possible.contains(rule);
}

bool holds(const triage::Program& program, const triage::Requirement& requirement) {
    if (!requirement.literal.comparator) return requirement.read.presence == Presence::present;
    REQUIRE(program.vocabulary()[requirement.literal.fact].quantity.has_value());
    return requirement.read.number &&
           oracle::compare(*requirement.literal.comparator, *requirement.read.number, requirement.literal.number);
}

void check_ruled_out(const triage::Program& program, const triage::Profile& profile, const triage::NotFired& why) {
    REQUIRE(is_ruled_out(program, profile, why.rule));
    REQUIRE_FALSE(why.because.empty());
    for (const triage::Requirement& each : why.because) {
        REQUIRE(each.read.presence == profile.presence(each.literal.fact));
        REQUIRE(each.read.presence != Presence::unknown);
        REQUIRE(holds(program, each) != each.needed);
    }
    std::set<FactId> facts = facts_of(why);
    REQUIRE(is_ruled_out(program, only(program, profile, facts), why.rule));
    for (const FactId fact : facts_of(why)) {
        facts.erase(fact);
        REQUIRE_FALSE(is_ruled_out(program, only(program, profile, facts), why.rule));
        facts.insert(fact);
    }
}

void check_possible(const triage::Program& program, const triage::Profile& profile, const triage::Decision& decision,
                    const triage::NotFired& why) {
    REQUIRE(decision.possible.contains(why.rule));
    REQUIRE_FALSE(why.because.empty());
    triage::IdSet<FactId> missing(program.vocabulary().facts().size());
    triage::Evaluator evaluator(program);
    evaluator.evaluate(profile);
    evaluator.add_missing(why.rule, missing);
    for (const triage::Requirement& each : why.because) {
        REQUIRE(profile.presence(each.literal.fact) == Presence::unknown);
        REQUIRE((missing.empty() || missing.contains(each.literal.fact)));
    }
}

void check_all(const triage::Program& program, const triage::Profile& profile) {
    const triage::Decision decision = program.evaluate(profile);
    const triage::Explanation why = triage::explain(program, profile, decision, Detail::full);
    REQUIRE(why.not_fired.size() == program.rules().rules.size() - decision.certain.size());
    for (const triage::NotFired& each : why.not_fired) {
        REQUIRE_FALSE(decision.certain.contains(each.rule));
        if (each.is_possible) {
            check_possible(program, profile, decision, each);
        } else {
            check_ruled_out(program, profile, each);
        }
    }
}

const triage::NotFired& not_fired(const triage::Program& program, const triage::Explanation& why, const char* rule) {
    const auto found = std::find_if(why.not_fired.begin(), why.not_fired.end(), [&](const triage::NotFired& each) {
        return program.rules()[each.rule].id == rule;
    });
    REQUIRE(found != why.not_fired.end());
    return *found;
}

triage::Explanation explain(const triage::Program& program, const char* json) {
    const auto profile = triage::parse_profile(json, program.vocabulary());
    REQUIRE(profile);
    return triage::explain(program, *profile, program.evaluate(*profile), Detail::full);
}

}  // namespace

TEST_CASE("what is reported against a rule rules it out by itself, and without any one fact of it no more") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    for (int round = 0; round < random_rules::rounds(60); ++round) {
        const auto program = triage::Program::compile(random.rules({}));
        REQUIRE(program);
        const oracle::Oracle judge(program->rules());
        for (int i = 0; i < 20; ++i) check_all(*program, random.profile(program->rules(), judge.facts(), 0.3, 100));
    }
    const triage::Program& shipped = shipped_packs::all_packs_program();
    const oracle::Oracle judge(shipped.rules());
    for (int i = 0; i < random_rules::rounds(200); ++i) {
        check_all(shipped, random.profile(shipped.rules(), judge.facts(), 0.4, 100));
    }
}

TEST_CASE("a rule with many ways to hold is ruled out by the few facts that all of them need") {
    const triage::Program& program = shipped_packs::upper_back_program();
    const auto why = explain(program, R"({"pain":2,"no_others":true})");
    const auto& heart = not_fired(program, why, "heart_attack_pain");
    REQUIRE(heart.because.size() == 3);
    CHECK(program.vocabulary()[heart.because[0].literal.fact].id == "arm_pain");
    CHECK(program.vocabulary()[heart.because[1].literal.fact].id == "upper_abdominal_pain");
    CHECK(program.vocabulary()[heart.because[2].literal.fact].id == "left_shoulder_blade_pain");
}

TEST_CASE("a number that was read stands beside the comparison that it fails") {
    const triage::Program& program = shipped_packs::upper_back_program();
    const auto why = explain(program, R"({"pain":2,"hours_since_injury":80,"no_others":true})");
    const auto& injury = not_fired(program, why, "recent_injury");
    CHECK_FALSE(injury.is_possible);
    REQUIRE(injury.because.size() == 1);
    CHECK(injury.because.front().read.number == 80);
    CHECK(injury.because.front().literal.comparator == triage::Comparator::less_equal);
    CHECK(injury.because.front().literal.number == 72);
    CHECK(injury.because.front().needed);
}

TEST_CASE("a fact that a rule needs absent speaks against it when it is there") {
    const triage::Program& program = shipped_packs::upper_back_program();
    const auto why = explain(program, R"({"symptoms":["radiating pain","radiating pain explained"],"pain":2})");
    const auto& radiating = not_fired(program, why, "radiating_pain");
    REQUIRE(radiating.because.size() == 1);
    CHECK_FALSE(radiating.because.front().needed);
    CHECK(radiating.because.front().read.presence == Presence::present);
    CHECK(not_fired(program, why, "night_pain").is_possible);
}

TEST_CASE("what is not asked for is not worked out") {
    const triage::Program& program = shipped_packs::upper_back_program();
    const triage::Profile nobody(program.vocabulary());
    for (const Detail detail : {Detail::brief, Detail::usual}) {
        const auto why = triage::explain(program, nobody, program.evaluate(nobody), detail);
        CHECK(why.not_fired.empty());
        CHECK(why.smallest_change.has_value() == (detail == Detail::usual));
    }
}
