// Random packs with somebody who knows every answer, and the judge of the interview: what an answer can change, by
// trying everything.
//
// Assumes few facts, since `matters` tries every combination of answers: the shapes in use have six at most. Questions
// about the level and questions about stretches are judged apart; `matters` is about the level alone.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include <triage/triage.hpp>

#include "support/oracle.hpp"
#include "support/random_rules.hpp"

namespace random_interviews {

using triage::FactId;
using triage::Presence;
using triage::Profile;

/// Gives the person's own answer to one question.
inline void answer(Profile& profile, const Profile& person, FactId fact) {
    if (const auto number = person.value(fact)) {
        profile.set_value(fact, *number);
    } else {
        profile.set(fact, person.presence(fact));
    }
}

/// The next question, while the level is not settled; those about stretches come only afterwards.
inline std::optional<triage::NextQuestion> next_for_level(const triage::Program& program, const Profile& profile,
                                                          const triage::IdSet<FactId>& later = {}) {
    auto next = triage::next_question(program, profile, later);
    if (!next || next->exclusions.empty()) return next;
    const triage::Decision decision = program.evaluate(profile);
    CHECK(decision.settled);
    CHECK(decision.verdict == triage::Verdict::proceed);
    return std::nullopt;
}

/// Gives this answer, in the oracle's form: a finding is 1 or 0, a quantity a number or absent.
inline void set_to(const std::optional<double>& value, const triage::RuleBase& rules, Profile& profile, FactId fact) {
    if (!rules.vocabulary[fact].quantity) {
        profile.set(fact, *value == 1 ? Presence::present : Presence::absent);
    } else if (value) {
        profile.set_value(fact, *value);
    } else {
        profile.set(fact, Presence::absent);
    }
}

/// True where some answer to this fact changes floor or ceiling at once.
inline bool changes(const oracle::Oracle& oracle, const triage::RuleBase& rules, Profile profile, FactId fact) {
    const triage::Decision before = oracle.decide(profile);
    for (const auto& value : oracle::values_of(rules, fact)) {
        set_to(value, rules, profile, fact);
        const triage::Decision after = oracle.decide(profile);
        if (!(after.floor == before.floor) || !(after.ceiling == before.ceiling)) return true;
    }
    return false;
}

/// True where some answer to this fact changes floor or ceiling, now or after any other answers. This is the definition
/// of a question that is worth asking, by trying all of them. REQUIRES: the fact is unknown.
inline bool matters(const oracle::Oracle& oracle, const triage::RuleBase& rules, const Profile& profile, FactId fact) {
    if (changes(oracle, rules, profile, fact)) return true;
    for (const FactId other : oracle.facts()) {
        if (other == fact || profile.presence(other) != Presence::unknown) continue;
        for (const auto& value : oracle::values_of(rules, other)) {
            Profile more = profile;
            set_to(value, rules, more, other);
            if (!oracle.decide(more).settled && matters(oracle, rules, more, fact)) return true;
        }
    }
    return false;
}

/// A random pack, somebody who knows every answer, and the part of it that they have said so far. INVARIANT: `profile`
/// says nothing that `person` does not.
struct Round {
    triage::RuleBase rules;
    oracle::Oracle oracle;
    triage::Program program;
    Profile person;
    Profile profile;
};

/// Calls `check(round)` for so many random packs and people. One stretch needs a mat and one a second session, and half
/// of the people have said that they have no equipment.
template <class Check>
void for_random_people(int rounds, const random_rules::Shape& shape, Check check) {
    random_rules::Generator random(random_rules::seed() + 5);
    for (int number = 0; number < random_rules::rounds(rounds); ++number) {
        CAPTURE(random_rules::seed());
        CAPTURE(number);
        triage::RuleBase rules = random.rules(shape);
        std::string taken;
        rules.vocabulary.add(triage::Equipment{"mat", "a mat", {}}, taken);
        rules.stretches[0].needs = {{triage::EquipmentId{0}}};
        rules.stretches[1].from_session = 2;
        Profile person(rules.vocabulary);
        for (std::size_t i = 0; i < rules.vocabulary.facts().size(); ++i) {
            random.set(rules, person, static_cast<FactId>(i));
        }
        const oracle::Oracle oracle(rules);
        Profile profile = random.profile(rules, oracle.facts(), 0.8, 6);
        for (const FactId known : oracle.facts()) {
            if (profile.presence(known) != Presence::unknown) answer(profile, person, known);
        }
        if (random.chance(0.5)) profile.equipment.emplace(rules.vocabulary.equipment().size());
        check(Round{rules, oracle::Oracle(rules), *triage::Program::compile(rules), person, profile});
    }
}

/// Calls `check(round)` for packs with few exclusions, so that the level decides most of what is asked.
template <class Check>
void for_random_people(int rounds, Check check) {
    for_random_people(rounds, {4, 2, 4, 1, 2, random_rules::Negation::allowed}, check);
}

}  // namespace random_interviews
