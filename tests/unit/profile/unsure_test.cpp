// "Not sure" means that somebody asked and the person does not know. It stays unknown through everything, `no_others`
// included, and is decided as a question that was never asked.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/random_lines.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "support/small_pack_profile.hpp"

using small_pack_profile::builder;
using small_pack_profile::built;
using small_pack_profile::fact;
using small_pack_profile::issues_of;
using small_pack_profile::vocabulary;
using triage::FactId;
using triage::parse_profile;
using triage::Presence;
using triage::Profile;
using triage::ProfileBuilder;

namespace {

const FactId ache = fact("ache");
const FactId cough = fact("cough");
const FactId pain = fact("pain");
const FactId hours = fact("hours_since_fall");

std::string issues_of_json(std::string_view json) { return brief(parse_profile(json, vocabulary()).issues); }

}  // namespace

TEST_CASE("what the person is unsure of stays unknown, whatever no others denies") {
    for (const bool first : {true, false}) {
        auto person = builder();
        if (first) person.no_others();
        person.unsure("Sore", "/unsure/0")
            .unsure("fall", "/unsure/1")
            .unsure("pain", "/unsure/2")
            .unsure("ache", "/unsure/3");
        if (!first) person.no_others();
        const Profile profile = built(person);
        for (const FactId each : {ache, hours, pain}) {
            CHECK(profile.is_unsure(each));
            CHECK(profile.presence(each) == Presence::unknown);
        }
        CHECK(profile.unsure().size() == 3);
        CHECK(profile.presence(cough) == Presence::absent);
    }
}

TEST_CASE("who is unsure of a part is unsure of the whole fact") {
    auto person = builder();
    CHECK(built(person.unsure("Left-Ache", "--unsure")).is_unsure(ache));
}

TEST_CASE("an answer to what the person is unsure of is a contradiction, in either order") {
    const std::string what = " contradiction: `ache` is both answered and unsure (the other one is at ";
    auto later = builder();
    later.unsure("left ache", "/unsure/0").present("ache", "/symptoms/0").absent("sore", "/denies/0");
    CHECK(issues_of(later) == "/symptoms/0" + what + "/unsure/0)\n/denies/0" + what + "/unsure/0)\n");
    auto said = builder();
    said.present("sore", "/symptoms/0").unsure("ache", "/unsure/0").unsure("left ache", "/unsure/1");
    CHECK(issues_of(said) == "/unsure/0" + what + "/symptoms/0)\n/unsure/1" + what + "/symptoms/0)\n");
    auto denied = builder();
    denied.say("no ache", "--symptoms").unsure("sore", "--unsure");
    CHECK(issues_of(denied) == "--unsure" + what + "--symptoms)\n");
}

TEST_CASE("a number answers its question, its name alone does not") {
    const std::string what = " contradiction: `hours_since_fall` is both answered and unsure (the other one is at ";
    auto named = builder();
    CHECK(built(named.present("fall", "/symptoms/0").unsure("fall", "/unsure/0")).is_unsure(hours));
    named.unsure("fall", "/unsure/1").present("fall", "/symptoms/1").leave_unknown(hours, "/hours_since_fall");
    CHECK(built(named.no_others()).is_unsure(hours));
    auto later = builder();
    later.present("fall", "/symptoms/0").unsure("fall", "/unsure/0").measure(hours, "2d", "--hours");
    CHECK(issues_of(later) == "--hours" + what + "/unsure/0)\n");
    auto earlier = builder();
    earlier.present("fall", "/symptoms/0").measure(hours, 5, "/hours").unsure("fall", "/unsure/0");
    CHECK(issues_of(earlier) == "/unsure/0" + what + "/hours)\n");
    auto denied = builder();
    denied.unsure("fall", "/unsure/0").absent("fall", "/denies/0");
    CHECK(issues_of(denied) == "/denies/0" + what + "/unsure/0)\n");
}

TEST_CASE("an unknown name to be unsure of is an unknown fact, since a number may be meant") {
    auto person = builder();
    person.unsure("ahce", "/unsure/0").unsure("no ache", "--unsure").unsure("\xFF", "/unsure/2");
    CHECK(issues_of(person) ==
          "/unsure/0 unknown_name: unknown fact `ahce` (did you mean `ache` (ache)?)\n"
          "--unsure unknown_name: unknown fact `no ache` (did you mean `ache` (ache)?)\n"
          "/unsure/2 invalid_utf8: the text is not UTF-8\n");
}

// --- as JSON -------------------------------------------------------------------------------------------------

TEST_CASE("what stands under unsure is a list of names") {
    CHECK(issues_of_json(R"({"unsure": "ache"})") ==
          "/unsure wrong_type: `unsure` is a string, not a list of names (put it in brackets: `[\"ache\"]`)\n");
    CHECK(issues_of_json(R"({"unsure": null})") ==
          "/unsure wrong_type: `unsure` is `null`, not a list of names (leave the key out where nothing is known)\n");
    CHECK(issues_of_json(R"({"unsure": {"ache": true}})") ==
          "/unsure wrong_type: `unsure` is an object, not a list of names\n");
    CHECK(issues_of_json(R"({"unsure": [3, null, ["ache"], "", "caugh"]})") ==
          "/unsure/0 wrong_type: `a name` is a number, not a string\n"
          "/unsure/1 wrong_type: `a name` is `null`, not a string\n"
          "/unsure/2 wrong_type: `a name` is a list, not a string\n"
          "/unsure/3 unknown_name: unknown fact ``\n"
          "/unsure/4 unknown_name: unknown fact `caugh` (did you mean `cough` (cough)?)\n");
    CHECK(issues_of_json(R"({"unsure": [], "unsure": []})") == "/unsure repeated_key: the key `unsure` stands twice\n");
    CHECK(issues_of_json(R"({"unsur": []})") == "/unsur unknown_key: unknown key `unsur` (did you mean `unsure`?)\n");
}

TEST_CASE("a number and unsure contradict each other, an open number and unsure do not") {
    CHECK(issues_of_json(R"({"unsure": ["fall"], "hours_since_fall": null})").empty());
    CHECK(issues_of_json(R"({"hours_since_fall": null, "symptoms": ["fall"], "unsure": ["fall", "fall"]})").empty());
    CHECK(issues_of_json(R"({"unsure": ["fall", "pain"], "pain": 3, "symptoms": ["fall"], "hours_since_fall": 30})") ==
          "/pain contradiction: `pain` is both answered and unsure (the other one is at /unsure/1)\n"
          "/hours_since_fall contradiction: `hours_since_fall` is both answered and unsure (the other one is at "
          "/unsure/0)\n");
}

TEST_CASE("no pack may name a quantity unsure") {
    CHECK(small_pack::issues_in("facts:\n  unsure: {kind: event, ask: a, quantity: {}}\nrules: {}\n") ==
          "2:3 bad_id: `unsure` is a key of every profile and cannot be a quantity\n");
    CHECK(small_pack::issues_in("facts:\n  unsure: {kind: event, ask: a}\nrules: {}\n").empty());
}

TEST_CASE("a profile that was written is read as what it was, with what is unsure in it") {
    const auto written = [](std::string_view text) {
        auto profile = parse_profile(text, vocabulary());
        REQUIRE_MESSAGE(profile, brief(profile.issues));
        return triage::to_json(*profile, vocabulary());
    };
    CHECK(written(R"({"unsure": ["fall", "left ache"], "denies": ["cough"]})") ==
          R"({"no_others":true,"unsure":["ache","hours_since_fall"]})");
    CHECK(written(R"({"unsure": ["fall", "pain"], "denies": ["cough"]})") ==
          R"({"denies":["cough"],"unsure":["pain","hours_since_fall"]})");
    CHECK(written(R"({"unsure": ["ache", "cough", "fall"], "no_others": true})") ==
          R"({"unsure":["ache","cough","hours_since_fall"]})");
    RandomLines lines(random_rules::seed(), vocabulary());
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        const std::string line = lines.next();
        const auto profile = parse_profile(line, vocabulary());
        if (!profile) continue;
        const std::string text = triage::to_json(*profile, vocabulary());
        CAPTURE(text);
        const auto again = parse_profile(text, vocabulary());
        REQUIRE(again);
        REQUIRE(again->id == profile->id);
        REQUIRE(again->present() == profile->present());
        REQUIRE(again->absent() == profile->absent());
        REQUIRE(again->unsure() == profile->unsure());
        REQUIRE(again->equipment == profile->equipment);
        profile->present().for_each([&](FactId fact) { REQUIRE(again->value(fact) == profile->value(fact)); });
    }
}

// --- decided -------------------------------------------------------------------------------------------------

TEST_CASE("who is unsure is decided as somebody who was not asked") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    const triage::Program& shipped = shipped_packs::all_packs_program();
    RandomLines lines(seed, shipped.vocabulary());
    int unsure = 0;
    for (int round = 0; round < random_rules::rounds(10'000); ++round) {
        const std::string line = lines.next();
        const auto profile = parse_profile(line, shipped.vocabulary());
        if (!profile || profile->unsure().empty()) continue;
        ++unsure;
        Profile open = *profile;
        profile->unsure().for_each([&](triage::FactId fact) { open.set(fact, Presence::unknown); });
        REQUIRE(open.unsure().empty());
        triage::Evaluator unsure_person(shipped);
        triage::Evaluator open_person(shipped);
        const triage::Decision& decision = unsure_person.evaluate(*profile);
        const triage::Decision& expected = open_person.evaluate(open);
        CAPTURE(line);
        REQUIRE((unsure_person.literals().is_true == open_person.literals().is_true));
        REQUIRE((unsure_person.literals().is_false == open_person.literals().is_false));
        REQUIRE(decision.missing == expected.missing);
        REQUIRE(decision.verdict == expected.verdict);
        REQUIRE(decision.allowed == expected.allowed);
    }
    CHECK(unsure > 0);
}
