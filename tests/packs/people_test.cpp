// The people of the shipped packs' cases: serious ones may never proceed, harmless ones do. Either half alone would be
// easy: a pack could send everybody to a doctor, or nobody.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

using triage::Case;
using triage::Decision;
using triage::Program;
using triage::Urgency;
using triage::Verdict;

namespace {

const Program& program() {
    static const Program compiled = [] {
        auto rules = triage::load_packs({}, triage::Cases::load);
        REQUIRE_MESSAGE(rules, to_text(rules.issues));
        auto made = Program::compile(std::move(*rules));
        REQUIRE_MESSAGE(made, to_text(made.issues));
        return std::move(*made);
    }();
    return compiled;
}

/// The cases of one file.
std::vector<Case> people_of(std::string_view file) {
    std::vector<Case> people;
    for (const Case& example : program().rules().cases) {
        if (example.where.file.ends_with(file)) people.push_back(example);
    }
    return people;
}

Decision decided(const Case& person) {
    const auto profile = triage::parse_profile(person.profile, program().vocabulary());
    REQUIRE_MESSAGE(profile, person.name, "\n", to_text(profile.issues));
    return program().evaluate(*profile);
}

using Names = std::vector<std::string>;

/// The names of the people of whose decision `is_so` holds.
template <typename Predicate>
Names those(const std::vector<Case>& people, Predicate is_so) {
    Names names;
    for (const Case& person : people) {
        if (is_so(decided(person))) names.push_back(person.name);
    }
    return names;
}

}  // namespace

TEST_CASE("at least forty serious people are described, and not one of them may proceed or stretch") {
    const std::vector<Case> people = people_of("serious_people.yaml");
    CHECK(people.size() >= 40);
    CHECK(those(people, [](const Decision& decision) { return decision.verdict == Verdict::proceed; }).empty());
    CHECK(those(people, [](const Decision& decision) { return !decision.allowed.empty(); }).empty());
}

TEST_CASE("serious people who have answered everything are told to get care, not only asked more") {
    const Names told_too_little = those(people_of("serious_people.yaml"), [](const Decision& decision) {
        return decision.settled && decision.floor.urgency < Urgency::routine;
    });
    CHECK(told_too_little.empty());
}

TEST_CASE("only these serious people may wait for an appointment") {
    const Names appointments = those(people_of("serious_people.yaml"), [](const Decision& decision) {
        return decision.settled && decision.floor.urgency == Urgency::routine;
    });
    const Names expected{
        "a boy of 15 with a stiff neck and nothing else",
        "an inflamed spine in a man of 27, stiff every morning for half a year",
        "shingles before the rash",
    };
    CHECK(appointments == expected);
}

TEST_CASE("at least forty harmless people proceed, from 16 to 90 years of age") {
    const std::vector<Case> people = people_of("ordinary_people.yaml");
    const Names going_on = those(people, [](const Decision& decision) { return decision.verdict == Verdict::proceed; });
    CHECK(going_on.size() >= 40);
    CHECK(4 * going_on.size() >= 3 * people.size());
}

TEST_CASE("every harmless person has answered enough to be decided") {
    CHECK(those(people_of("ordinary_people.yaml"), [](const Decision& decision) { return !decision.settled; }).empty());
}

// Each of them has a sign that the source calls an emergency. A new name here is over-triage that somebody must judge.
TEST_CASE("no harmless person is an emergency but those whose sign the sources call one") {
    const Names emergencies = those(people_of("ordinary_people.yaml"), [](const Decision& decision) {
        return decision.floor.urgency == Urgency::emergency;
    });
    const Names expected{
        "over-triage: a waiter of 27 with a sudden pain on one side that breathing does not change",
        "over-triage: a student of 21 on the pill with an ordinary cold and cough",
        "over-triage: a nun of 71 who slipped two weeks ago and is fine again",
        "over-triage: a buyer of 37 whose neck is stiff since a bump in a car park three weeks ago",
        "over-triage: a pregnant lawyer of 31 with her usual tension headache",
        "over-triage: a model of 26 with Marfan syndrome and a tense neck",
        "over-triage: a courier of 30 whose fingers tingle after a day on the bicycle",
        "over-triage: a hiker of 39 who feels a little sick after a bad meal",
    };
    CHECK(emergencies == expected);
}
