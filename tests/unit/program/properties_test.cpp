// The promises of docs/semantics.md hold for random rule bases and the shipped pack: more is known and the range
// narrows, rules are added and nothing is lowered, an unknown fact is never more permissive than an answer.

#include <doctest/doctest.h>

#include <algorithm>

#include "support/oracle.hpp"
#include "support/random_rules.hpp"

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

triage::IdSet<triage::StretchId> offered(const Decision& decision) {
    triage::IdSet<triage::StretchId> all = decision.allowed;
    all.add(decision.modified);
    return all;
}

/// Precautions that concern what the second decision offers, and that only the first one has.
bool drops_a_precaution(const triage::RuleBase& rules, const Decision& first, const Decision& second) {
    const triage::IdSet<triage::StretchId> still = offered(second);
    for (std::size_t i = 0; i < rules.exclusions.size(); ++i) {
        const auto id = static_cast<triage::ExclusionId>(i);
        const triage::Exclusion& exclusion = rules.exclusions[i];
        const bool before = first.excluding.contains(id) || first.maybe_excluding.contains(id);
        const bool after = second.excluding.contains(id) || second.maybe_excluding.contains(id);
        if (!exclusion.modify || !before || after) continue;
        if (std::any_of(exclusion.stretches.begin(), exclusion.stretches.end(),
                        [&](triage::StretchId stretch) { return still.contains(stretch); }))
            return true;
    }
    return false;
}

/// The second decision offers nothing that the first does not, as it is or at all, and drops no precaution.
bool offers_no_more(const triage::RuleBase& rules, const Decision& first, const Decision& second) {
    return is_subset(second.allowed, first.allowed) && is_subset(offered(second), offered(first)) &&
           !drops_a_precaution(rules, first, second);
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
                REQUIRE(offers_no_more(program.rules(), full, open));
            }
        }
    });
}

TEST_CASE(
    "a fact that turns from absent to present never lowers a level nor allows one more stretch, without negation") {
    random_rules::Shape monotone;
    monotone.negation = random_rules::Negation::never;
    monotone.quantities = 0;
    monotone.mere_urgency = false;
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
            REQUIRE(offers_no_more(program.rules(), before, after));
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
            REQUIRE((a.missing == b.missing && a.allowed == b.allowed && a.modified == b.modified));
        }
    });
}

// A rule that only raises the urgency may settle what was open: then `ask` becomes `proceed`.
TEST_CASE("adding a rule never lowers a level, nor offers one more stretch unless it is of urgency only") {
    random_rules::Shape shape;
    shape.mere_urgency = false;
    for_many_programs(shape, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
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
            REQUIRE(offers_no_more(program.rules(), without, with));
        }
    });
}

TEST_CASE("adding an exclusion of either kind changes no level and never offers one more stretch") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        triage::RuleBase fewer = program.rules();
        const int dropped = random.below(static_cast<int>(fewer.exclusions.size()));
        fewer.exclusions.erase(fewer.exclusions.begin() + dropped);
        const auto other = triage::Program::compile(std::move(fewer));
        REQUIRE(other);
        const bool is_precaution = program.rules().exclusions[static_cast<std::size_t>(dropped)].modify.has_value();
        for (int i = 0; i < profiles; ++i) {
            const triage::Profile profile = random_profile(program, random, 0.5);
            const Decision with = program.evaluate(profile);
            const Decision without = other->evaluate(profile);
            REQUIRE((with.floor == without.floor && with.ceiling == without.ceiling));
            REQUIRE(is_subset(with.allowed, without.allowed));
            REQUIRE(is_subset(offered(with), offered(without)));
            if (is_precaution) REQUIRE(offered(with) == offered(without));
            if (!is_precaution) REQUIRE(is_subset(with.modified, without.modified));
        }
    });
}

TEST_CASE("a precaution never offers what is contraindicated, and a contraindication in its place offers no more") {
    for_many_programs({}, [](const triage::Program& program, random_rules::Generator& random, int profiles) {
        triage::RuleBase stricter = program.rules();
        for (triage::Exclusion& exclusion : stricter.exclusions) exclusion.modify.reset();
        const auto strict = triage::Program::compile(std::move(stricter));
        REQUIRE(strict);
        for (int i = 0; i < profiles; ++i) {
            const triage::Profile profile = random_profile(program, random, 0.3);
            const Decision decision = program.evaluate(profile);
            // A stretch that is allowed as it is has no exclusion at all in its way.
            REQUIRE(decision.allowed == strict->evaluate(profile).allowed);
            REQUIRE_FALSE(decision.allowed.meets(decision.modified));
            REQUIRE((decision.verdict == triage::Verdict::proceed || offered(decision).empty()));
        }
    });
}

TEST_CASE("every modified stretch says by which precautions, and alternatives are allowed as they are") {
    int precautions = 0;
    int alternatives = 0;
    random_rules::Shape shape;
    shape.rules = 2;
    shape.exclusions = 5;
    for_many_programs(shape, [&](const triage::Program& program, random_rules::Generator& random, int profiles) {
        for (int i = 0; i < std::min(profiles, 100); ++i) {
            const triage::Profile profile = random_profile(program, random, 0.3);
            const Decision decision = program.evaluate(profile);
            const triage::Explanation why = triage::explain(program, profile, decision);
            const auto check_instead = [&](triage::StretchId own, const std::vector<triage::StretchId>& instead) {
                for (const triage::StretchId other : instead) {
                    REQUIRE(decision.allowed.contains(other));
                    REQUIRE(other != own);
                    ++alternatives;
                }
            };
            triage::IdSet<triage::StretchId> told(program.rules().stretches.size());
            for (const triage::AllowedStretch* one : offered(why)) {
                const triage::AllowedStretch& allowed = *one;
                told.insert(allowed.stretch);
                REQUIRE(decision.modified.contains(allowed.stretch) == !allowed.precautions.empty());
                REQUIRE((decision.allowed.contains(allowed.stretch) || !allowed.precautions.empty()));
                check_instead(allowed.stretch, allowed.instead);
                for (const triage::Precaution& precaution : allowed.precautions) {
                    ++precautions;
                    const triage::Exclusion& exclusion = program.rules()[precaution.exclusion];
                    REQUIRE(exclusion.modify);
                    REQUIRE(std::count(exclusion.stretches.begin(), exclusion.stretches.end(), allowed.stretch) > 0);
                    const auto& among = precaution.is_possible ? decision.maybe_excluding : decision.excluding;
                    REQUIRE(among.contains(precaution.exclusion));
                    REQUIRE_FALSE(precaution.facts.empty());
                }
            }
            if (decision.verdict != triage::Verdict::proceed) continue;
            REQUIRE(told == offered(decision));
            for (const triage::ExcludedStretch& excluded : why.excluded) {
                REQUIRE_FALSE(told.contains(excluded.stretch));
                if (excluded.exclusion) REQUIRE_FALSE(program.rules()[*excluded.exclusion].modify);
                check_instead(excluded.stretch, excluded.instead);
            }
        }
    });
    CHECK(precautions > 100);
    CHECK(alternatives > 50);
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
