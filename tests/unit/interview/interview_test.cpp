// The interview: what is asked, in which order, and when it ends. On random packs a judge that tries every answer says
// what matters: nothing needless is asked, and nothing that could change the decision is left out.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <triage/triage.hpp>

#include "support/random_interviews.hpp"
#include "support/shipped_packs.hpp"

namespace {

using random_interviews::answer;
using random_interviews::for_random_people;
using random_interviews::matters;
using random_interviews::next_for_level;
using random_interviews::Round;
using triage::FactId;
using triage::IdSet;
using triage::Level;
using triage::Presence;
using triage::Profile;
using triage::Program;

const Program& shipped() { return shipped_packs::upper_back_program(); }

FactId fact(const std::string& name) { return *shipped().vocabulary().find(name); }

/// Asked one by one until nothing is left; the answers are those of `person`, who knows everything.
struct Transcript {
    std::vector<FactId> asked;
    Profile profile;
};

Transcript interview(const Program& program, Profile profile, const Profile& person) {
    Transcript transcript{{}, std::move(profile)};
    while (const auto next = triage::next_question(program, transcript.profile)) {
        REQUIRE(transcript.profile.presence(next->fact) == Presence::unknown);
        transcript.asked.push_back(next->fact);
        answer(transcript.profile, person, next->fact);
    }
    return transcript;
}

Profile healthy() { return *triage::parse_profile(R"({"pain": 2, "no_others": true})", shipped().vocabulary()); }

std::pair<triage::Urgency, triage::Outcome> rank(Level level) { return {level.urgency, level.outcome}; }

/// The level that the decision could reach by the rules that wait for this fact.
Level could_become(const Program& program, const Profile& profile, FactId fact) {
    triage::Evaluator evaluator(program);
    const triage::Decision& decision = evaluator.evaluate(profile);
    Level level = decision.floor;
    decision.possible.for_each([&](triage::RuleId rule) {
        IdSet<FactId> facts(program.vocabulary().facts().size());
        evaluator.add_missing(rule, facts);
        if (facts.contains(fact)) level = triage::join(level, program.rules()[rule].level);
    });
    return level;
}

}  // namespace

TEST_CASE("somebody with chest pain is asked one question") {
    Profile person = healthy();
    person.set(fact("chest pain"), Presence::present);
    const Transcript transcript = interview(shipped(), Profile(shipped().vocabulary()), person);
    CHECK(transcript.asked == std::vector<FactId>{fact("chest pain")});
    CHECK(shipped().evaluate(transcript.profile).verdict == triage::Verdict::stop);
}

TEST_CASE("a healthy person is asked less than half of all questions, on few screens") {
    const Transcript transcript = interview(shipped(), Profile(shipped().vocabulary()), healthy());
    CHECK(shipped().evaluate(transcript.profile).verdict == triage::Verdict::proceed);
    CHECK(transcript.asked.size() * 2 <= shipped().vocabulary().facts().size());
    Profile profile(shipped().vocabulary());
    int screens = 0;
    while (const auto next = triage::next_screen(shipped(), profile)) {
        ++screens;
        for (const auto& line : next->lines) answer(profile, healthy(), line.facts.front());
    }
    CHECK(shipped().evaluate(profile).verdict == triage::Verdict::proceed);
    CHECK(screens <= 7);
}

TEST_CASE("a decision that is settled leaves nothing to ask") {
    Profile person(shipped().vocabulary());
    person.set(fact("chest pain"), Presence::present);
    CHECK_FALSE(triage::next_question(shipped(), person));
    CHECK_FALSE(triage::next_screen(shipped(), person));
}

TEST_CASE("the next question says what it could come to, and for which rules") {
    const auto next = triage::next_question(shipped(), Profile(shipped().vocabulary()));
    REQUIRE(next);
    CHECK(next->could_become == Level{triage::Outcome::stop, triage::Urgency::emergency});
    REQUIRE_FALSE(next->rules.empty());
    CHECK(shipped().rules()[next->rules.front()].id == "chest_pain");
}

TEST_CASE("what the person is not sure of is asked once and holds back every proceed") {
    Profile person = healthy();
    person.set_unsure(fact("night pain"));
    CHECK_FALSE(triage::next_question(shipped(), person));
    const triage::Decision decision = shipped().evaluate(person);
    CHECK(decision.verdict == triage::Verdict::ask);
    CHECK(decision.missing.to_vector() == std::vector<FactId>{fact("night pain")});
}

TEST_CASE("what is put off comes after all others, and then again") {
    Profile person = healthy();
    for (const char* name : {"chest pain", "night pain", "pinched nerve"}) person.set(fact(name), Presence::unknown);
    IdSet<FactId> later(shipped().vocabulary().facts().size());
    later.insert(fact("chest pain"));
    const auto first = triage::next_question(shipped(), person, later);
    REQUIRE(first);
    CHECK(first->fact != fact("chest pain"));
    person.set(fact("night pain"), Presence::absent);
    person.set(fact("pinched nerve"), Presence::absent);
    const auto last = triage::next_question(shipped(), person, later);
    REQUIRE(last);
    CHECK(last->fact == fact("chest pain"));
}

TEST_CASE("what two other rules cover together is not asked") {
    triage::RuleBase rules;
    for (const char* id : {"f", "g", "h"}) {
        triage::Fact fact;
        fact.id = id;
        std::string taken;
        rules.vocabulary.add(fact, taken);
    }
    const auto finding = [](unsigned fact) {
        triage::Condition condition;
        condition.kind = triage::Condition::Kind::finding;
        condition.fact = static_cast<FactId>(fact);
        return condition;
    };
    const auto add = [&](std::vector<triage::Condition> all_of, Level level) {
        triage::Rule& rule = rules.rules.emplace_back();
        rule.level = level;
        rule.when.count = all_of.size();
        rule.when.parts = std::move(all_of);
    };
    add({finding(0), finding(1), finding(2)}, {triage::Outcome::stop, triage::Urgency::routine});
    add({finding(1)}, {triage::Outcome::stop, triage::Urgency::self_care});
    add({finding(2)}, {triage::Outcome::see_a_doctor, triage::Urgency::routine});
    const Program program = *Program::compile(std::move(rules));
    Profile profile(program.vocabulary());
    profile.set_unsure(FactId{1});
    profile.set_unsure(FactId{2});
    CHECK(program.evaluate(profile).missing.contains(FactId{0}));
    CHECK_FALSE(triage::next_question(program, profile));
}

TEST_CASE("a screen never mixes what is put off with what is not") {
    const Profile nothing(shipped().vocabulary());
    IdSet<FactId> later(shipped().vocabulary().facts().size());
    later.insert(fact("nausea"));
    const auto screen = triage::next_screen(shipped(), nothing, {later, {}});
    REQUIRE(screen);
    for (const auto& line : screen->lines) CHECK(line.facts.front() != fact("nausea"));
}

TEST_CASE("random packs: an interview asks what matters, the most urgent first, and ends with the full decision") {
    for_random_people(800, [](const Round& round) {
        Profile profile = round.profile;
        std::set<FactId> asked;
        while (const auto next = next_for_level(round.program, profile)) {
            const triage::Decision before = round.program.evaluate(profile);
            CHECK_FALSE(before.settled);
            CHECK(asked.insert(next->fact).second);
            CHECK(matters(round.oracle, round.rules, profile, next->fact));
            CHECK(triage::covered_by(next->could_become, before.ceiling));
            CHECK_FALSE(triage::covered_by(next->could_become, before.floor));
            CHECK(next->could_become == could_become(round.program, profile, next->fact));
            CHECK(std::is_sorted(next->rules.begin(), next->rules.end(), [&](triage::RuleId a, triage::RuleId b) {
                return rank(round.rules[a].level) > rank(round.rules[b].level);
            }));
            before.missing.for_each([&](FactId other) {
                const bool is_more_urgent =
                    rank(could_become(round.program, profile, other)) > rank(next->could_become);
                const bool was_passed_over = is_more_urgent && matters(round.oracle, round.rules, profile, other);
                CHECK_FALSE(was_passed_over);
            });
            answer(profile, round.person, next->fact);
        }
        const triage::Decision at_last = round.program.evaluate(profile);
        CHECK(at_last.settled);
        CHECK(at_last.floor == round.oracle.decide(round.person).floor);
        CHECK(at_last.verdict == round.oracle.decide(round.person).verdict);
    });
}

TEST_CASE("random packs: screens ask what matters, and no more follows than they say") {
    for_random_people(800, [](const Round& round) {
        Profile profile = round.profile;
        std::size_t could_follow = round.rules.vocabulary.facts().size();
        while (const auto screen = triage::next_screen(round.program, profile)) {
            const auto question = triage::next_question(round.program, profile);
            REQUIRE(question);
            CHECK(screen->lines.front().facts.front() == question->fact);
            CHECK(screen->lines.size() <= could_follow);
            CHECK(screen->could_follow < could_follow);
            could_follow = screen->could_follow;
            Profile answered = profile;
            for (const triage::NextLine& one : screen->lines) {
                if (one.exclusions.empty()) CHECK(matters(round.oracle, round.rules, profile, one.facts.front()));
                const triage::Fact& fact = round.rules.vocabulary[one.facts.front()];
                CHECK((screen->lines.size() == 1 || (fact.group == screen->group && fact.may_be_absent())));
                answer(answered, round.person, one.facts.front());
            }
            profile = std::move(answered);
        }
        CHECK(round.program.evaluate(profile).settled);
    });
}

TEST_CASE("random packs: whoever is unsure is never told to proceed where it matters") {
    int held_back = 0;
    for_random_people(800, [&](const Round& round) {
        Profile profile = round.profile;
        const auto unsure = [&](FactId fact) { return (triage::index(fact) + profile.present().size()) % 3 == 0; };
        while (const auto next = next_for_level(round.program, profile)) {
            CHECK_FALSE(profile.is_unsure(next->fact));
            if (unsure(next->fact)) {
                profile.set_unsure(next->fact);
            } else {
                answer(profile, round.person, next->fact);
            }
        }
        const triage::Decision decision = round.program.evaluate(profile);
        CHECK(decision.settled == decision.missing.empty());
        decision.missing.for_each([&](FactId fact) {
            const bool is_left = !profile.is_unsure(fact) && matters(round.oracle, round.rules, profile, fact);
            CHECK_FALSE(is_left);
        });
        if (decision.settled) {
            CHECK(decision.floor == round.oracle.decide(round.person).floor);
        } else {
            ++held_back;
            CHECK(decision.verdict != triage::Verdict::proceed);
        }
    });
    CHECK(held_back > 0);
}

TEST_CASE("random packs: what is put off is asked last, and the order changes no decision") {
    for_random_people(800, [](const Round& round) {
        Profile profile = round.profile;
        IdSet<FactId> later(round.rules.vocabulary.facts().size());
        for (const FactId fact : round.oracle.facts()) {
            if (triage::index(fact) % 2 == 0) later.insert(fact);
        }
        while (const auto next = next_for_level(round.program, profile, later)) {
            if (later.contains(next->fact)) {
                round.program.evaluate(profile).missing.for_each([&](FactId fact) {
                    const bool is_left = !later.contains(fact) && matters(round.oracle, round.rules, profile, fact);
                    CHECK_FALSE(is_left);
                });
            }
            answer(profile, round.person, next->fact);
        }
        CHECK(round.program.evaluate(profile).floor == round.oracle.decide(round.person).floor);
    });
}
