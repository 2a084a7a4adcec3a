// Both packs together: the second one never lowers what the first one says, never offers more and never changes what a
// name means, for random people; and how they are loaded. All commands use both by default.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"
#include "triage/authoring/listing.hpp"

using triage::Decision;
using triage::FactId;
using triage::Outcome;
using triage::Presence;
using triage::Profile;
using triage::Verdict;

namespace {

const triage::Program& program() { return shipped_packs::all_packs_program(); }
const triage::RuleBase& rules() { return program().rules(); }

/// Somebody who denies nearly everything: of all other random people hardly one is not told to stop.
Profile nearly_healthy(random_rules::Generator& random, const triage::RuleBase& base) {
    Profile profile(base.vocabulary);
    const double said = random.chance(0.5) ? 0.01 : 0.1;
    for (std::size_t i = 0; i < base.vocabulary.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const bool is_finding = !base.vocabulary[fact].quantity;
        if (random.chance(said)) random.set(base, profile, fact);
        if (random.chance(said) && is_finding) profile.set(fact, Presence::present);
        const bool is_open = profile.presence(fact) == Presence::unknown;
        if (is_open && base.vocabulary[fact].may_be_absent()) profile.set(fact, Presence::absent);
        if (random.chance(said / 5)) profile.set(fact, Presence::unknown);
    }
    profile.set_value(*base.vocabulary.find("pain"), 2);
    return profile;
}

/// The person as a profile of both packs; what only the second pack asks is unknown.
Profile to_both_packs(const Profile& person, const triage::Vocabulary& first) {
    Profile profile(program().vocabulary());
    for (std::size_t i = 0; i < first.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const FactId same = *program().vocabulary().find(first[fact].id);
        if (const auto value = person.value(fact); value && first[fact].quantity) {
            profile.set_value(same, *value);
        } else {
            profile.set(same, person.presence(fact));
        }
    }
    return profile;
}

template <class Visit>
void for_each_citation(Visit visit) {
    const auto visit_all = [&](const auto& entries) {
        for (const auto& entry : entries) {
            for (const triage::Citation& citation : entry.sources) visit(citation);
        }
    };
    visit_all(rules().rules);
    visit_all(rules().exclusions);
    visit_all(rules().stretches);
    visit_all(rules().notices);
}

}  // namespace

TEST_CASE("nobody under 16 proceeds, whatever else is said") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    const FactId age = *program().vocabulary().find("age");
    for (int i = 0; i < random_rules::rounds(2000); ++i) {
        Profile person = nearly_healthy(random, rules());
        person.set_value(age, random.below(16));
        const Decision decision = program().evaluate(person);
        REQUIRE(decision.floor.outcome >= Outcome::see_a_doctor);
        REQUIRE(decision.allowed.empty());
        REQUIRE(decision.modified.empty());
    }
}

TEST_CASE("nobody of unknown age proceeds, and their age would let some") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed + 1);
    const FactId age = *program().vocabulary().find("age");
    int waiting = 0;
    for (int i = 0; i < random_rules::rounds(2000); ++i) {
        Profile person = nearly_healthy(random, rules());
        person.set(age, Presence::unknown);
        REQUIRE(program().evaluate(person).verdict != Verdict::proceed);
        person.set_value(age, 30);
        waiting += program().evaluate(person).verdict == Verdict::proceed ? 1 : 0;
    }
    CHECK(waiting > 0);
}

TEST_CASE("the second pack never lowers what the first one says, and never offers more") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed + 2);
    const triage::Program& first = shipped_packs::upper_back_program();
    int proceeded = 0;
    for (int i = 0; i < random_rules::rounds(2000); ++i) {
        const Profile person = nearly_healthy(random, first.rules());
        const Decision before = first.evaluate(person);
        Profile with_age = to_both_packs(person, first.vocabulary());
        with_age.set_value(*program().vocabulary().find("age"), 40);
        for (const Profile& same : {to_both_packs(person, first.vocabulary()), with_age}) {
            const Decision after = program().evaluate(same);
            REQUIRE(triage::covered_by(before.floor, after.floor));
            REQUIRE(triage::covered_by(before.ceiling, after.ceiling));
            for (const auto* offered : {&after.allowed, &after.modified}) {
                offered->for_each([&](triage::StretchId id) { REQUIRE(before.allowed.contains(id)); });
            }
        }
        proceeded += before.verdict == Verdict::proceed ? 1 : 0;
    }
    CHECK(proceeded > 0);
}

TEST_CASE("every name of the first pack means the same fact with the second one") {
    const triage::Vocabulary& first = shipped_packs::upper_back_program().vocabulary();
    for (const triage::Fact& fact : first.facts()) {
        const FactId same = *program().vocabulary().find(fact.id);
        for (const auto* names : {&fact.aliases, &fact.includes}) {
            for (const std::string& name : *names) CHECK_MESSAGE(program().vocabulary().find(name) == same, name);
        }
    }
}

TEST_CASE("every document of the packs is cited, and no anchor is longer than twelve words") {
    std::set<triage::SourceId> cited;
    for_each_citation([&](const triage::Citation& citation) {
        cited.insert(citation.document);
        std::istringstream words(citation.anchor);
        int count = 0;
        for (std::string word; words >> word;) ++count;
        CHECK_MESSAGE(count <= 12, citation.anchor);
        CHECK_FALSE(citation.section.empty());
    });
    for (std::size_t i = 0; i < rules().sources.size(); ++i) {
        CHECK_MESSAGE(cited.contains(static_cast<triage::SourceId>(i)), rules().sources[i].id);
    }
}

TEST_CASE("the embedded packs and their folders load to the same rule base, which is the default") {
    const std::string folder = std::string(TRIAGE_SOURCE_DIR) + "/rules/";
    const triage::Program read = shipped_packs::compiled({folder + "upper-back", folder + "spine-red-flags"});
    for (std::size_t i = 0; i < rules().packs.size(); ++i) {
        CHECK(read.rules().packs[i].sha256 == rules().packs[i].sha256);
    }
    for (const triage::Table table : {triage::Table::facts, triage::Table::rules, triage::Table::stretches,
                                      triage::Table::exclusions, triage::Table::sources}) {
        CHECK((*triage::list_json(read.rules(), table, "") == *triage::list_json(rules(), table, "")));
    }
    CHECK((read.dump() == program().dump()));
    CHECK((triage::default_program().dump() == program().dump()));
}
