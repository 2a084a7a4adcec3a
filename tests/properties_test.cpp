// What must hold for every rule base (docs/semantics.md), checked on random ones and on the shipped pack.

#include <doctest/doctest.h>

#include <algorithm>

#include "oracle.hpp"
#include "random_rules.hpp"

namespace {

using triage::Decision;
using triage::FactId;
using triage::Presence;

bool narrows(const Decision& before, const Decision& after) {
    return triage::covered_by(before.floor, after.floor) && triage::covered_by(after.ceiling, before.ceiling);
}

bool is_subset(const triage::IdSet<triage::StretchId>& part, const triage::IdSet<triage::StretchId>& whole) {
    bool all = true;
    part.for_each([&](triage::StretchId id) { all = all && whole.contains(id); });
    return all;
}

/// Runs `check(program, judge, random)` on random rule bases of this shape and on the shipped pack.
template <class Check>
void for_many_programs(random_rules::Shape shape, Check check) {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    for (int round = 0; round < random_rules::rounds(40); ++round) {
        const auto program = triage::Program::compile(random.rules(shape));
        REQUIRE(program);
        check(*program, random, 25);
    }
    check(triage::default_program(), random, random_rules::rounds(1000));
}

triage::Profile random_profile(const triage::Program& program, random_rules::Generator& random, double unknown) {
    return random.profile(program.rules(), oracle::Oracle(program.rules()).facts(), unknown, 1000);
}

}  // namespace

TEST_CASE("learning a fact never widens the range from floor to ceiling") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        for (int i = 0; i < profiles; ++i) {
            triage::Profile profile = random_profile(program, random, 0.9);
            Decision before = program.evaluate(profile);
            for (std::size_t fact = 0; fact < program.vocabulary().facts().size(); ++fact) {
                const auto id = static_cast<FactId>(fact);
                if (profile.presence(id) != Presence::unknown) continue;
                random.set(program.rules(), profile, id);
                const Decision after = program.evaluate(profile);
                REQUIRE(narrows(before, after));
                before = after;
            }
            REQUIRE(before.settled);
        }
    });
}

TEST_CASE("answering everything that is missing settles the decision") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        for (int i = 0; i < profiles; ++i) {
            triage::Profile profile = random_profile(program, random, 0.7);
            const Decision open = program.evaluate(profile);
            open.missing.for_each([&](FactId fact) { random.set(program.rules(), profile, fact); });
            REQUIRE(program.evaluate(profile).settled);
        }
    });
}

TEST_CASE("an unknown fact never gives a more permissive answer than any of its values") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        for (int i = 0; i < profiles; ++i) {
            const triage::Profile profile = random_profile(program, random, 0.4);
            const Decision open = program.evaluate(profile);
            for (int j = 0; j < 5; ++j) {
                triage::Profile answered = profile;
                for (std::size_t fact = 0; fact < program.vocabulary().facts().size(); ++fact) {
                    const auto id = static_cast<FactId>(fact);
                    if (answered.presence(id) == Presence::unknown) random.set(program.rules(), answered, id);
                }
                const Decision full = program.evaluate(answered);
                if (open.verdict == triage::Verdict::proceed) REQUIRE(full.verdict == triage::Verdict::proceed);
                REQUIRE(
                    is_subset(open.allowed, full.verdict == triage::Verdict::proceed ? full.allowed : open.allowed));
                REQUIRE((open.allowed.empty() || full.verdict == triage::Verdict::proceed));
            }
        }
    });
}

TEST_CASE(
    "a fact that turns from absent to present never lowers a level nor allows one more stretch, without negation") {
    random_rules::Shape monotone;
    monotone.negation = random_rules::Negation::never;
    monotone.quantities = 0;
    const auto check = [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        for (int i = 0; i < profiles; ++i) {
            triage::Profile profile = random_profile(program, random, 0.3);
            const Decision before = program.evaluate(profile);
            const auto fact = static_cast<FactId>(random.below(static_cast<int>(program.vocabulary().facts().size())));
            const triage::Fact& known = program.vocabulary()[fact];
            const bool is_red_flag =
                !known.quantity && !known.is_protective && profile.presence(fact) == Presence::absent;
            if (!is_red_flag) continue;
            profile.set(fact, Presence::present);
            const Decision after = program.evaluate(profile);
            REQUIRE(triage::covered_by(before.floor, after.floor));
            REQUIRE(triage::covered_by(before.ceiling, after.ceiling));
            REQUIRE(is_subset(after.allowed, before.allowed));
        }
    };
    for_many_programs(monotone, check);
}

TEST_CASE("the order of rules never matters") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        triage::RuleBase shuffled = program.rules();
        std::shuffle(shuffled.rules.begin(), shuffled.rules.end(), random.engine());
        const auto other = triage::Program::compile(std::move(shuffled));
        REQUIRE(other);
        for (int i = 0; i < profiles; ++i) {
            const triage::Profile profile = random_profile(program, random, 0.5);
            const Decision a = program.evaluate(profile);
            const Decision b = other->evaluate(profile);
            REQUIRE((a.floor == b.floor && a.ceiling == b.ceiling && a.verdict == b.verdict));
            REQUIRE((a.missing == b.missing && a.allowed == b.allowed));
        }
    });
}

TEST_CASE("adding a rule never lowers a level nor allows one more stretch") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        triage::RuleBase fewer = program.rules();
        fewer.rules.erase(fewer.rules.begin() + random.below(static_cast<int>(fewer.rules.size())));
        const auto other = triage::Program::compile(std::move(fewer));
        REQUIRE(other);
        for (int i = 0; i < profiles; ++i) {
            const triage::Profile profile = random_profile(program, random, 0.5);
            const Decision with = program.evaluate(profile);
            const Decision without = other->evaluate(profile);
            REQUIRE(triage::covered_by(without.floor, with.floor));
            REQUIRE(triage::covered_by(without.ceiling, with.ceiling));
            REQUIRE(is_subset(with.allowed, without.allowed));
        }
    });
}

TEST_CASE("more pain never lowers a level, and more hours since an injury never raise one, in the shipped pack") {
    const triage::Program program = triage::default_program();
    random_rules::Generator random(random_rules::seed());
    const FactId pain = *program.vocabulary().find("pain");
    const FactId hours = *program.vocabulary().find("hours_since_injury");
    for (int i = 0; i < 300; ++i) {
        triage::Profile profile = random_profile(program, random, 0.5);
        triage::Level last;
        for (double value = 0; value <= 10; value += 0.5) {
            profile.set_value(pain, value);
            const triage::Level floor = program.evaluate(profile).floor;
            REQUIRE((value == 0 || triage::covered_by(last, floor)));
            last = floor;
        }
        for (double value = 0; value <= 100; value += 4) {
            profile.set_value(hours, value);
            const triage::Level floor = program.evaluate(profile).floor;
            REQUIRE((value == 0 || triage::covered_by(floor, last)));
            last = floor;
        }
    }
}
