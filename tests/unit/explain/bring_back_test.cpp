// The answer to "what would bring this stretch back?": done as it says, the stretch is allowed, and less does not do. A
// person acts on it, so neither may be wrong.

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <set>

#include <triage/triage.hpp>

#include "support/fact_values.hpp"
#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"

namespace {

using triage::Detail;
using triage::FactId;
using triage::SearchEnd;

/// With the equipment and the sessions that are asked for.
triage::Profile provided(const triage::Program& program, triage::Profile profile, const triage::BringBack& back) {
    for (const auto& any_of : back.equipment) profile.equipment->insert(any_of.back());
    if (back.from_session && program.rules().progression) {
        profile.set_value(program.rules().progression->sessions, *back.from_session - 1);
    }
    return profile;
}

bool allows(const triage::Program& program, const triage::Profile& profile, triage::StretchId stretch) {
    const triage::Decision decision = program.evaluate(profile);
    return decision.allowed.contains(stretch) || decision.modified.contains(stretch);
}

/// The facts that the exclusions which can remove the stretch hang on, as compiled: `a or not a` hangs on nothing.
std::vector<FactId> facts_of(const triage::Program& program, triage::StretchId stretch) {
    std::set<FactId> facts;
    for (std::size_t i = 0; i < program.rules().exclusions.size(); ++i) {
        const auto& removed = program.rules().exclusions[i].stretches;
        const bool removes = std::count(removed.begin(), removed.end(), stretch) > 0;
        if (!removes || program.rules().exclusions[i].modify) continue;
        const auto& condition = program.condition(static_cast<triage::ExclusionId>(i));
        for (const triage::Clause& clause : program.clauses(condition)) {
            for (const triage::Mask& mask : program.masks(clause)) {
                for (std::size_t bit = 0; bit < 64; ++bit) {
                    if ((mask.literals() >> bit & 1U) != 0) {
                        facts.insert(program.literals()[mask.word * std::size_t{64} + bit].fact);
                    }
                }
            }
        }
    }
    return {facts.begin(), facts.end()};
}

/// The fewest of these facts that allow the stretch when they change; more than there are if none do.
std::size_t fewest(const triage::Program& program, const triage::Profile& profile, triage::StretchId stretch,
                   const std::vector<FactId>& facts) {
    std::size_t fewest = facts.size() + 1;
    for (std::uint64_t set = 0; set < std::uint64_t{1} << facts.size(); ++set) {
        const auto size = static_cast<std::size_t>(std::popcount(set));
        if (size >= fewest) continue;
        std::vector<std::vector<fact_values::Value>> lists;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if ((set >> i & 1U) != 0) lists.push_back(fact_values::values_of(program.rules(), facts[i]));
        }
        const bool none = fact_values::for_all(
            profile, lists, [&](const triage::Profile& changed) { return !allows(program, changed, stretch); });
        if (!none) fewest = size;
    }
    return fewest;
}

void check_back(const triage::Program& program, const triage::Profile& profile, const triage::ExcludedStretch& out) {
    REQUIRE(out.bring_back);
    const triage::BringBack& back = *out.bring_back;
    const triage::Profile person = provided(program, profile, back);
    std::vector<FactId> facts = facts_of(program, out.stretch);
    if (back.from_session) std::erase(facts, program.rules().progression->sessions);
    const std::size_t least = fewest(program, person, out.stretch, facts);
    if (back.end == SearchEnd::gave_up) {
        REQUIRE(least > 2);
        return;
    }
    REQUIRE((back.end == SearchEnd::found) == (least <= facts.size()));
    if (back.end == SearchEnd::none_exists) return;
    REQUIRE(back.changes.size() == least);
    std::vector<std::vector<fact_values::Value>> lists;
    for (const triage::FactChange& change : back.changes) {
        lists.push_back(fact_values::values_of(program.rules(), change));
        REQUIRE_FALSE(lists.back().empty());
    }
    REQUIRE(fact_values::for_all(
        person, lists, [&](const triage::Profile& changed) { return allows(program, changed, out.stretch); }));
}

triage::Explanation explain(const triage::Program& program, const triage::Profile& profile) {
    return triage::explain(program, profile, program.evaluate(profile), Detail::full);
}

const triage::BringBack& back_of(const triage::Program& program, const triage::Explanation& why, const char* stretch) {
    const auto found = std::find_if(why.excluded.begin(), why.excluded.end(),
                                    [&](const auto& each) { return program.rules()[each.stretch].id == stretch; });
    REQUIRE(found != why.excluded.end());
    REQUIRE(found->bring_back);
    return *found->bring_back;
}

triage::Profile profile_of(const triage::Program& program, const char* json) {
    auto profile = triage::parse_profile(json, program.vocabulary());
    REQUIRE(profile);
    return *profile;
}

}  // namespace

TEST_CASE("what is said to bring a stretch back does so, and nothing smaller does") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    random_rules::Shape shape;
    shape.rules = 1;
    shape.exclusions = 4;
    shape.findings = 4;
    int found = 0;
    int not_searched = 0;
    for (int round = 0; round < random_rules::rounds(60); ++round) {
        const auto program = triage::Program::compile(random.rules(shape));
        REQUIRE(program);
        const oracle::Oracle judge(program->rules());
        for (int i = 0; i < 15; ++i) {
            const triage::Profile profile = random.profile(program->rules(), judge.facts(), 0.3, 100);
            const triage::Explanation why = explain(*program, profile);
            for (const triage::ExcludedStretch& each : why.excluded) {
                check_back(*program, profile, each);
                if (each.bring_back->end == SearchEnd::found) ++found;
                if (each.bring_back->end == SearchEnd::gave_up) ++not_searched;
            }
        }
    }
    CHECK(found > 100);
    CHECK(not_searched < found / 20);
}

TEST_CASE("of the shipped stretches each one left out can come back") {
    const triage::Program program = triage::default_program();
    for (const char* person :
         {R"({"pain":2,"age":35,"no_others":true,"equipment":[]})", R"({"pain":2,"age":35,"no_others":true})",
          R"({"pain":2,"age":35,"no_others":true,"equipment":["chair"],"sessions_done":5})"}) {
        const triage::Profile profile = profile_of(program, person);
        for (const triage::ExcludedStretch& each : explain(program, profile).excluded) {
            check_back(program, profile, each);
            CHECK(each.bring_back->end == SearchEnd::found);
        }
    }
}

TEST_CASE("every obstacle is named, not only the first") {
    const triage::Program& program = shipped_packs::upper_back_program();
    const auto why = explain(program, profile_of(program, R"({"pain":2,"no_others":true,"equipment":[]})"));
    const triage::BringBack& row = back_of(program, why, "seated_row");
    REQUIRE(row.exclusions.size() == 1);
    CHECK(program.rules()[row.exclusions.front()].id == "strengthening_before_settled");
    REQUIRE(row.changes.size() == 1);
    CHECK(program.vocabulary()[row.changes.front().from.fact].id == "symptoms_settled");
    CHECK(row.changes.front().to == triage::Presence::present);
    CHECK(row.from_session == 2);
    const triage::BringBack& counter = back_of(program, why, "counter_push_up");
    CHECK(counter.from_session == 15);
    CHECK(counter.equipment.size() == 1);
    CHECK(counter.changes.empty());
}

TEST_CASE("a stretch that waits for a session nobody counts cannot come back") {
    triage::RuleBase rules;
    rules.stretches.emplace_back();
    rules.stretches.front().from_session = 3;
    const auto program = triage::Program::compile(std::move(rules));
    REQUIRE(program);
    const auto why = explain(*program, triage::Profile(program->vocabulary()));
    REQUIRE(why.excluded.size() == 1);
    CHECK(why.excluded.front().bring_back->end == SearchEnd::none_exists);
    CHECK(why.excluded.front().bring_back->from_session == 3);
}
