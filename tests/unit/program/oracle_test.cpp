// The evaluator against the oracle (tests/support/oracle.hpp): everywhere on small rule bases, at random on large ones
// and on the shipped pack. This is what says that the fast way means what the definition means.

#include "support/oracle.hpp"

#include <doctest/doctest.h>

#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"

namespace {

using triage::Condition;
using triage::FactId;

std::string describe(const triage::Program& program, const triage::Profile& profile) {
    std::string text = program.dump();
    for (std::size_t i = 0; i < program.vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (profile.presence(fact) == triage::Presence::unknown) continue;
        text += program.vocabulary()[fact].id + "=";
        text += profile.presence(fact) == triage::Presence::absent ? "absent"
                                                                   : std::to_string(profile.value(fact).value_or(1));
        text += " ";
    }
    return text;
}

// Everything the decision says, `missing` included, against the definition.
void check_decision(const triage::Program& program, const oracle::Oracle& judge, const triage::Profile& profile) {
    const triage::Decision decision = program.evaluate(profile);
    const triage::Decision expected = judge.decide(profile);
    REQUIRE_MESSAGE(oracle::agree(decision, expected), describe(program, profile));
    REQUIRE_MESSAGE(decision.missing.empty() == decision.settled, describe(program, profile));
    decision.missing.for_each([&](FactId fact) {
        REQUIRE_MESSAGE(profile.presence(fact) == triage::Presence::unknown, describe(program, profile));
        REQUIRE_MESSAGE(judge.matters(fact, profile, decision), "asks for ", program.vocabulary()[fact].id, " ",
                        describe(program, profile));
    });
}

Condition finding(FactId fact) {
    Condition condition;
    condition.kind = Condition::Kind::finding;
    condition.fact = fact;
    return condition;
}

Condition comparison(FactId fact, triage::Comparator comparator, double number) {
    Condition condition;
    condition.kind = Condition::Kind::comparison;
    condition.fact = fact;
    condition.comparator = comparator;
    condition.number = number;
    return condition;
}

Condition negation(Condition part) {
    Condition condition;
    condition.kind = Condition::Kind::negation;
    condition.parts.push_back(std::move(part));
    return condition;
}

Condition at_least(std::size_t count, std::vector<Condition> parts) {
    Condition condition;
    condition.count = count;
    condition.parts = std::move(parts);
    return condition;
}

/// Two findings and one quantity in 0..10.
triage::RuleBase small_base(triage::Absence absence) {
    triage::RuleBase base;
    for (const char* id : {"a", "b", "q"}) {
        triage::Fact fact;
        fact.id = id;
        if (fact.id == "q") fact.quantity = triage::Quantity{"", 0, 10, absence, false};
        std::string taken;
        base.vocabulary.add(fact, taken);
    }
    return base;
}

/// Every partly known profile of `small_base`, by one value of each kind.
std::vector<triage::Profile> all_profiles(const triage::RuleBase& base) {
    std::vector<triage::Profile> profiles{triage::Profile(base.vocabulary)};
    for (std::size_t i = 0; i < base.vocabulary.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const std::vector<triage::Profile> before = profiles;
        for (const triage::Profile& profile : before) {
            for (const auto& value : oracle::values_of(base, fact)) {
                profiles.push_back(profile);
                const bool is_quantity = base.vocabulary[fact].quantity.has_value();
                if (is_quantity && value) {
                    profiles.back().set_value(fact, *value);
                } else {
                    const bool is_present = !is_quantity && *value == 1;
                    profiles.back().set(fact, is_present ? triage::Presence::present : triage::Presence::absent);
                }
            }
        }
    }
    return profiles;
}

/// All conditions with up to three leaves over `small_base`.
std::vector<Condition> all_conditions() {
    using triage::Comparator;
    std::vector<Condition> leaves{finding(FactId{0}), finding(FactId{1})};
    for (const Comparator comparator :
         {Comparator::less, Comparator::less_equal, Comparator::greater, Comparator::greater_equal}) {
        leaves.push_back(comparison(FactId{2}, comparator, 4));
    }
    leaves.push_back(comparison(FactId{2}, Comparator::equal, 4));
    leaves.push_back(comparison(FactId{2}, Comparator::less_equal, 7));
    const std::size_t plain = leaves.size();
    for (std::size_t i = 0; i < plain; ++i) leaves.push_back(negation(leaves[i]));

    std::vector<Condition> all = leaves;
    for (const Condition& a : leaves) {
        for (const Condition& b : leaves) {
            for (const std::size_t count : {1U, 2U}) {
                const Condition pair = at_least(count, {a, b});
                all.push_back(pair);
                all.push_back(negation(pair));
                for (std::size_t i = 0; i < plain; ++i) {
                    all.push_back(at_least(3 - count, {pair, leaves[i]}));
                    all.push_back(at_least(2, {a, b, leaves[i]}));
                }
            }
        }
    }
    return all;
}

void check_everywhere(triage::RuleBase base) {
    std::size_t compiled = 0;
    for (const Condition& condition : all_conditions()) {
        base.rules.assign(1, {});
        base.rules.front().id = "r";
        base.rules.front().when = condition;
        base.rules.front().level = {triage::Outcome::stop, triage::Urgency::routine};
        const oracle::Oracle judge(base);
        const std::vector<oracle::Person> people = judge.completions(triage::Profile(base.vocabulary));
        const auto holding = static_cast<std::size_t>(std::count_if(
            people.begin(), people.end(), [&](const auto& person) { return oracle::holds(condition, person); }));
        const triage::Result<triage::Program> program = triage::Program::compile(base);
        const std::string_view expected = holding == 0 ? "never_true" : holding == people.size() ? "always_true" : "";
        REQUIRE((program ? "" : program.issues.front().code) == expected);
        if (!program) continue;
        ++compiled;
        for (const triage::Profile& profile : all_profiles(base)) check_decision(*program, judge, profile);
    }
    CHECK(compiled > 3000);
}

}  // namespace

TEST_CASE("every condition of up to three leaves agrees with the oracle on every profile") {
    SUBCASE("where the number always exists") { check_everywhere(small_base(triage::Absence::impossible)); }
    SUBCASE("where the number may be absent") { check_everywhere(small_base(triage::Absence::allowed)); }
}

TEST_CASE("random rule bases agree with the oracle") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    for (int round = 0; round < random_rules::rounds(60); ++round) {
        random_rules::Shape shape;
        shape.findings = 4 + random.below(20);
        shape.rules = 1 + random.below(12);
        shape.depth = 1 + random.below(3);
        const triage::RuleBase base = random.rules(shape);
        const auto program = triage::Program::compile(base);
        REQUIRE(program);
        const oracle::Oracle judge(base);
        for (int i = 0; i < 20; ++i) {
            check_decision(*program, judge, random.profile(base, judge.facts(), random.chance(0.5) ? 0.7 : 0.2, 5));
        }
    }
}

TEST_CASE("random conditions on one number agree with the oracle") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    random_rules::Shape shape;
    shape.findings = 1;
    shape.quantities = 1;
    shape.rules = 1;
    shape.exclusions = 0;
    for (int round = 0; round < random_rules::rounds(1000); ++round) {
        const triage::RuleBase base = random.rules(shape);
        const auto program = triage::Program::compile(base);
        REQUIRE(program);
        const oracle::Oracle judge(base);
        for (const triage::Profile& profile : all_profiles(base)) check_decision(*program, judge, profile);
    }
}

TEST_CASE("the shipped pack agrees with the oracle on random profiles") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    const triage::Program program = triage::default_program();
    const oracle::Oracle judge(program.rules());
    for (int round = 0; round < random_rules::rounds(400); ++round) {
        triage::Profile profile = random.profile(program.rules(), judge.facts(), 0.3, 7);
        // Most facts denied, as most people's are: otherwise every profile is an emergency.
        for (const FactId fact : judge.facts()) {
            const bool is_finding = !program.vocabulary()[fact].quantity;
            if (is_finding && profile.presence(fact) == triage::Presence::present && random.chance(0.85)) {
                profile.set(fact, triage::Presence::absent);
            }
        }
        check_decision(program, judge, profile);
        program.evaluate(profile).missing.for_each([&](FactId fact) {
            REQUIRE_MESSAGE(judge.changes_level(fact, profile), "asks for ", program.vocabulary()[fact].id, " ",
                            describe(program, profile));
        });
    }
}

TEST_CASE("a fact that only joins what is an emergency already is not asked for") {
    const triage::Program& program = shipped_packs::upper_back_program();
    const triage::Decision decision = program.evaluate(triage::Profile(program.vocabulary()));
    CHECK(decision.missing.contains(*program.vocabulary().find("chest_pain")));
    CHECK_FALSE(decision.missing.contains(*program.vocabulary().find("left_shoulder_blade_pain")));
}
