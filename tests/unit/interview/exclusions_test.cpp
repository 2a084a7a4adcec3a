// The interview under a settled `proceed`: it goes on with what still keeps a stretch from being offered, or from being
// offered as it is, and asks nothing that changes neither. Judged by trying every answer.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <triage/triage.hpp>

#include "support/oracle.hpp"
#include "support/pack_under_test.hpp"
#include "support/random_interviews.hpp"
#include "support/shipped_packs.hpp"

namespace {

using random_interviews::answer;
using random_interviews::for_random_people;
using random_interviews::Round;
using triage::ExclusionId;
using triage::FactId;
using triage::Presence;
using triage::Profile;
using triage::Program;
using triage::StretchId;
using triage::Verdict;

/// The offer to one person: for each stretch nothing, or the precautions under which it is offered.
using Offer = std::vector<std::optional<std::vector<ExclusionId>>>;

/// Judges which facts the offer still depends on, by trying everything that the profile leaves open.
class Offers {
public:
    Offers(const Round& round, const Profile& profile)
        : rules_(round.rules), profile_(profile), people_(round.oracle.completions(profile)) {}

    /// True where two people who differ only in this fact are offered different things. Then, and only then, an answer
    /// changes what is offered now or after some other answers: offers only ever grow, exclusion by exclusion.
    bool depend_on(FactId fact) const {
        if (profile_.presence(fact) != Presence::unknown) return false;
        const auto values = oracle::values_of(rules_, fact);
        return std::any_of(people_.begin(), people_.end(), [&](oracle::Person person) {
            const Offer before = offer_to(person);
            return std::any_of(values.begin(), values.end(), [&](const auto& value) {
                person[triage::index(fact)] = value;
                return offer_to(person) != before;
            });
        });
    }

    bool are_all(const Offer& offer) const {
        return std::all_of(people_.begin(), people_.end(),
                           [&](const oracle::Person& person) { return offer_to(person) == offer; });
    }

    Offer offer_to(const oracle::Person& person) const {
        Offer offer(rules_.stretches.size());
        for (std::size_t i = 0; i < offer.size(); ++i) {
            const triage::Stretch& stretch = rules_.stretches[i];
            const bool is_equipped = stretch.needs.empty() || !profile_.equipment || !profile_.equipment->empty();
            if (is_equipped && stretch.from_session == 1) offer[i] = precautions(static_cast<StretchId>(i), person);
        }
        return offer;
    }

private:
    std::optional<std::vector<ExclusionId>> precautions(StretchId stretch, const oracle::Person& person) const {
        std::vector<ExclusionId> found;
        for (std::size_t i = 0; i < rules_.exclusions.size(); ++i) {
            const triage::Exclusion& exclusion = rules_.exclusions[i];
            const bool concerns = std::ranges::count(exclusion.stretches, stretch) > 0;
            if (!concerns || !oracle::holds(exclusion.when, person)) continue;
            if (!exclusion.modify) return std::nullopt;
            found.push_back(static_cast<ExclusionId>(i));
        }
        return found;
    }

    const triage::RuleBase& rules_;
    const Profile& profile_;
    std::vector<oracle::Person> people_;
};

/// Calls `check(round)` for people who proceed. Few rules let many of them, and exclusions give the interview something
/// to ask.
template <class Check>
void for_people_who_proceed(int rounds, Check check) {
    const random_rules::Shape shape{4, 1, 2, 4, 2, random_rules::Negation::allowed};
    for_random_people(rounds, shape, [&](const Round& round) {
        if (round.oracle.decide(round.person).verdict == Verdict::proceed) check(round);
    });
}

bool is_settled_proceed(const Round& round, const Profile& profile) {
    const triage::Decision decision = round.program.evaluate(profile);
    return decision.settled && decision.verdict == Verdict::proceed;
}

/// The offer to the person of this round, who has answered everything.
Offer offer_to(const Round& round) {
    return Offers(round, round.profile).offer_to(round.oracle.completions(round.person).front());
}

/// A pack of knees and wrists: no bending with sore knees, and reaching only gently with sore wrists or while ill.
Program small_program() {
    const std::string precaution =
        "    modify: {how: gently}\n    because: it is sore\n    sources: [{document: doc, section: s, anchor: w}]\n";
    return pack_under_test::program("rules:\n" + pack_under_test::rule("a", "a") + "exclusions:\n" +
                                    pack_under_test::exclusion("knees", "b", "bend") +
                                    "  wrists:\n    when: c or ill\n    stretches: [reach]\n" + precaution);
}

}  // namespace

TEST_CASE("random packs: under a settled proceed what is asked can change what is offered, and nothing else is left") {
    int asked = 0;
    int people = 0;
    for_people_who_proceed(1500, [&](const Round& round) {
        ++people;
        Profile profile = round.profile;
        std::set<FactId> seen;
        while (const auto next = triage::next_question(round.program, profile)) {
            CHECK(seen.insert(next->fact).second);
            CHECK(next->exclusions.empty() != is_settled_proceed(round, profile));
            CHECK(next->rules.empty() == is_settled_proceed(round, profile));
            if (!next->exclusions.empty()) {
                ++asked;
                const triage::Decision decision = round.program.evaluate(profile);
                CHECK(next->could_become == decision.floor);
                CHECK(Offers(round, profile).depend_on(next->fact));
                CHECK(std::ranges::is_sorted(next->exclusions));
                for (const ExclusionId id : next->exclusions) CHECK(decision.maybe_excluding.contains(id));
            }
            answer(profile, round.person, next->fact);
        }
        REQUIRE(is_settled_proceed(round, profile));
        CHECK(Offers(round, profile).are_all(offer_to(round)));
    });
    CHECK(asked > people / 4);
}

TEST_CASE("random packs: what is unsure is not asked for the sake of stretches either, all else is") {
    int held_back = 0;
    for_people_who_proceed(1000, [&](const Round& round) {
        Profile profile = round.profile;
        while (const auto next = triage::next_question(round.program, profile)) {
            CHECK_FALSE(profile.is_unsure(next->fact));
            const bool is_unsure = triage::index(next->fact) % 3 == 0 && !next->exclusions.empty();
            if (is_unsure) {
                profile.set_unsure(next->fact);
            } else {
                answer(profile, round.person, next->fact);
            }
        }
        CHECK(is_settled_proceed(round, profile));
        const Offers offers(round, profile);
        for (const FactId fact : round.oracle.facts()) {
            if (!offers.depend_on(fact)) continue;
            CHECK(profile.is_unsure(fact));
            ++held_back;
        }
    });
    CHECK(held_back > 0);
}

TEST_CASE("random packs: what is put off is asked after the rest about stretches, and they come out the same") {
    for_people_who_proceed(1000, [](const Round& round) {
        Profile profile = round.profile;
        triage::IdSet<FactId> later(round.rules.vocabulary.facts().size());
        for (const FactId fact : round.oracle.facts()) {
            if (triage::index(fact) % 2 == 0) later.insert(fact);
        }
        while (const auto next = triage::next_question(round.program, profile, later)) {
            if (later.contains(next->fact) && !next->exclusions.empty()) {
                const Offers offers(round, profile);
                for (const FactId fact : round.oracle.facts()) {
                    const bool is_passed_over = !later.contains(fact) && offers.depend_on(fact);
                    CHECK_FALSE(is_passed_over);
                }
            }
            answer(profile, round.person, next->fact);
        }
        CHECK(Offers(round, profile).are_all(offer_to(round)));
    });
}

TEST_CASE("random packs: screens about stretches hold a group's questions, and no more follow than they say") {
    int grouped = 0;
    for_people_who_proceed(1000, [&](const Round& round) {
        Profile profile = round.profile;
        std::size_t could_follow = round.rules.vocabulary.facts().size();
        while (const auto screen = triage::next_screen(round.program, profile)) {
            CHECK(screen->lines.size() <= could_follow);
            CHECK(screen->could_follow < could_follow);
            could_follow = screen->could_follow;
            grouped += screen->lines.size() > 1 && !screen->lines.front().exclusions.empty() ? 1 : 0;
            Profile answered = profile;
            for (const triage::NextLine& one : screen->lines) {
                CHECK(one.exclusions.empty() != is_settled_proceed(round, profile));
                const triage::Fact& fact = round.rules.vocabulary[one.facts.front()];
                CHECK((screen->lines.size() == 1 || (fact.group == screen->group && fact.may_be_absent())));
                if (!one.exclusions.empty()) CHECK(Offers(round, profile).depend_on(one.facts.front()));
                answer(answered, round.person, one.facts.front());
            }
            profile = std::move(answered);
        }
        CHECK(Offers(round, profile).are_all(offer_to(round)));
    });
    CHECK(grouped > 0);
}

TEST_CASE("an interview asks about stretches once the level is settled, and says for which exclusions") {
    const Program program = small_program();
    const triage::RuleBase& rules = program.rules();
    const auto fact = [&](const char* id) { return pack_under_test::fact(rules, id); };
    Profile profile(program.vocabulary());
    profile.set_value(fact("sessions_done"), 9);
    const auto about_level = triage::next_question(program, profile);
    REQUIRE(about_level);
    CHECK(about_level->fact == fact("a"));
    CHECK(about_level->exclusions.empty());
    profile.set(fact("a"), Presence::absent);
    std::set<FactId> asked;
    while (const auto next = triage::next_question(program, profile)) {
        asked.insert(next->fact);
        CHECK(next->rules.empty());
        REQUIRE(next->exclusions.size() == 1);
        CHECK(rules[next->exclusions.front()].id == (next->fact == fact("b") ? "knees" : "wrists"));
        profile.set(next->fact, Presence::absent);
    }
    CHECK(asked == std::set{fact("b"), fact("c"), fact("ill")});
    CHECK(program.evaluate(profile).allowed.size() == 2);
    profile.set(fact("a"), Presence::present);
    profile.set(fact("b"), Presence::unknown);
    CHECK_FALSE(triage::next_question(program, profile));
}

TEST_CASE("nothing is asked about a stretch that comes too early, is removed, or is known to be modified") {
    const Program program = small_program();
    const auto fact = [&](const char* id) { return pack_under_test::fact(program.rules(), id); };
    Profile first_session(program.vocabulary());
    first_session.set(fact("a"), Presence::absent);
    const auto next = triage::next_question(program, first_session);
    REQUIRE(next);
    CHECK(next->fact != fact("b"));
    first_session.set(next->fact, Presence::present);
    CHECK_FALSE(triage::next_question(program, first_session));
    CHECK(program.evaluate(first_session).modified.size() == 1);
}

TEST_CASE("whoever is unsure of what a precaution waits for is asked no more of it, and it stays") {
    const Program program = small_program();
    const auto fact = [&](const char* id) { return pack_under_test::fact(program.rules(), id); };
    Profile unsure(program.vocabulary());
    unsure.set(fact("a"), Presence::absent);
    unsure.set_unsure(fact("c"));
    unsure.set_unsure(fact("ill"));
    CHECK_FALSE(triage::next_question(program, unsure));
    CHECK(program.evaluate(unsure).modified.size() == 1);
}

TEST_CASE("whoever denies everything to all shipped packs is offered every stretch of a first session as it is") {
    const Program& program = shipped_packs::all_packs_program();
    const auto person = triage::parse_profile(R"({"pain": 2, "age": 40, "no_others": true})", program.vocabulary());
    REQUIRE(person);
    Profile profile(program.vocabulary());
    std::size_t could_follow = program.vocabulary().facts().size();
    bool was_settled = false;
    while (const auto screen = triage::next_screen(program, profile)) {
        CHECK(screen->lines.size() <= could_follow);
        CHECK(screen->could_follow < could_follow);
        could_follow = screen->could_follow;
        for (const triage::NextLine& one : screen->lines) {
            CHECK(one.exclusions.empty() != program.evaluate(profile).settled);
            was_settled = was_settled || !one.exclusions.empty();
        }
        for (const triage::NextLine& one : screen->lines) {
            if (std::holds_alternative<triage::GatewayId>(one.asks)) {
                triage::answer(program.vocabulary(), one.asks, triage::LineAnswer::no, profile);
            } else {
                answer(profile, *person, one.facts.front());
            }
        }
    }
    CHECK(was_settled);
    const triage::Decision decision = program.evaluate(profile);
    CHECK(decision.verdict == Verdict::proceed);
    CHECK(decision.modified.empty());
    CHECK(decision.allowed == program.evaluate(*person).allowed);
}
