// A person is described name by name: spellings, denials, numbers and contradictions. What is not understood is
// refused, and what is not said stays unknown.

#include <doctest/doctest.h>

#include <limits>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/small_pack_profile.hpp"

using small_pack_profile::builder;
using small_pack_profile::built;
using small_pack_profile::fact;
using small_pack_profile::issues_of;
using small_pack_profile::vocabulary;
using triage::FactId;
using triage::Presence;
using triage::Profile;
using triage::ProfileBuilder;

namespace {

const FactId ache = fact("ache");
const FactId cough = fact("cough");
const FactId pain = fact("pain");
const FactId hours = fact("hours_since_fall");
const FactId sessions = fact("sessions_done");

}  // namespace

TEST_CASE("a new profile knows nothing") {
    auto person = builder();
    const Profile profile = built(person);
    for (const FactId each : {ache, cough, pain, hours, sessions}) {
        CHECK(profile.presence(each) == Presence::unknown);
        CHECK_FALSE(profile.value(each));
    }
    CHECK_FALSE(profile.id);
    CHECK_FALSE(profile.equipment);
    CHECK(profile.present().empty());
    CHECK(profile.absent().empty());
    CHECK(profile.unsure().empty());
}

TEST_CASE("a profile holds the last presence that was set") {
    Profile profile(vocabulary());
    for (const Presence presence :
         {Presence::present, Presence::absent, Presence::unknown, Presence::absent, Presence::present}) {
        profile.set(ache, presence);
        CHECK(profile.presence(ache) == presence);
        CHECK(profile.present().contains(ache) == (presence == Presence::present));
        CHECK(profile.absent().contains(ache) == (presence == Presence::absent));
    }
    profile.set_value(pain, 4.5);
    CHECK(profile.value(pain) == 4.5);
    profile.set(pain, Presence::unknown);
    CHECK_FALSE(profile.value(pain));
    for (const FactId each : {ache, pain}) {
        profile.set_unsure(each);
        CHECK(profile.is_unsure(each));
        CHECK(profile.presence(each) == Presence::unknown);
    }
    profile.set(ache, Presence::absent);
    profile.set_value(pain, 2);
    CHECK(profile.unsure().empty());
}

TEST_CASE("findings are present or absent by id, alias or part, in any spelling") {
    for (const char* name : {"ache", "ACHE", "sore", " Sore ", "left_ache", "Left-Ache", "l’eft a'che"}) {
        CAPTURE(name);
        auto person = builder();
        CHECK(built(person.present(name, "--symptoms")).presence(ache) == Presence::present);
    }
    auto person = builder();
    person.absent("Sore", "--denies");
    CHECK(built(person).presence(ache) == Presence::absent);
    CHECK(built(person).presence(cough) == Presence::unknown);
}

TEST_CASE("an unknown name is refused with the nearest one and the kind of its list") {
    auto person = builder();
    person.present("ahce", "/symptoms/0").present("caugh", "/conditions/3").absent("xylophone", "--denies");
    CHECK(issues_of(person) ==
          "/symptoms/0 unknown_name: unknown symptom `ahce` (did you mean `ache` (ache)?)\n"
          "/conditions/3 unknown_name: unknown condition `caugh` (did you mean `cough` (cough)?)\n"
          "--denies unknown_name: unknown symptom `xylophone`\n");
}

TEST_CASE("a name that is not UTF-8 is refused without showing it") {
    auto person = builder();
    person.present("a\xFF", "/symptoms/0")
        .absent("\xC0", "/denies/0")
        .say("no \xFE", "--symptoms")
        .equipment("\xE2\x82", "/equipment/0")
        .measure(pain, "\xFF", "--pain");
    CHECK(issues_of(person) ==
          "/symptoms/0 invalid_utf8: the text is not UTF-8\n/denies/0 invalid_utf8: the text is not UTF-8\n"
          "--symptoms invalid_utf8: the text is not UTF-8\n/equipment/0 invalid_utf8: the text is not UTF-8\n"
          "--pain invalid_utf8: the text is not UTF-8\n");
}

TEST_CASE("a part of a fact may be said but not denied, since that leaves the rest open") {
    auto person = builder();
    person.absent("Left Ache", "--denies");
    CHECK(issues_of(person) ==
          "--denies narrow_denial: denying `Left Ache` does not answer all of `ache`"
          " (deny `ache` if nothing of it is there: does it ache)\n");
    auto other = builder();
    other.say("no left ache", "--symptoms");
    CHECK(issues_of(other).find("narrow_denial") != std::string::npos);
}

TEST_CASE("a fact that is both present and denied is a contradiction, in either order and by any of its names") {
    auto person = builder();
    person.present("left ache", "/symptoms/0").absent("sore", "/denies/0");
    CHECK(issues_of(person) ==
          "/denies/0 contradiction: `ache` is both present and denied (the other one is at /symptoms/0)\n");
    auto other = builder();
    other.absent("sore", "/denies/0").present("ache", "/symptoms/0");
    CHECK(issues_of(other) ==
          "/symptoms/0 contradiction: `ache` is both present and denied (the other one is at /denies/0)\n");
}

TEST_CASE("saying the same thing twice is fine") {
    auto person = builder();
    person.present("ache", "/symptoms/0").present("sore", "/symptoms/1");
    person.absent("cough", "/denies/0").absent("cough", "/denies/1");
    const Profile profile = built(person);
    CHECK(profile.presence(ache) == Presence::present);
    CHECK(profile.presence(cough) == Presence::absent);
}

TEST_CASE("a phrase may start with a denial, but a name that begins like one is a name") {
    const auto said = [](const char* phrase) {
        auto person = builder();
        person.say(phrase, "--symptoms");
        return built(person).presence(ache);
    };
    for (const char* phrase : {"no ache", "No Ache", "not sore", "without ache", "NO-ACHE", "no_ache"}) {
        CAPTURE(phrase);
        CHECK(said(phrase) == Presence::absent);
    }
    CHECK(said("ache") == Presence::present);
    const triage::RuleBase rules = small_pack::loaded("aliases: {cough: {aliases: [no quiet night]}}\n");
    ProfileBuilder person(rules.vocabulary);
    CHECK(built(person.say("no quiet night", "--symptoms")).presence(*rules.vocabulary.find("cough")) ==
          Presence::present);
}

TEST_CASE("a denial of nothing known is an unknown name") {
    auto person = builder();
    person.say("no ahce", "--symptoms").say("no", "--symptoms").say("no no ache", "--symptoms");
    CHECK(issues_of(person) ==
          "--symptoms unknown_name: unknown symptom `ahce` (did you mean `no ache` (ache)?)\n"
          "--symptoms unknown_name: unknown symptom `no`\n"
          "--symptoms unknown_name: unknown symptom `no ache` (did you mean `no ache` (ache)?)\n");
}

// --- quantities ---------------------------------------------------------------------------------------------

TEST_CASE("a quantity has a number in its range, both ends included") {
    for (const double number : {0.0, 4.5, 10.0}) {
        auto person = builder();
        CHECK(built(person.measure(pain, number, "--pain")).value(pain) == number);
    }
    for (const auto& [number, shown] : {std::pair{-0.5, "-0.5"}, std::pair{10.5, "10.5"}, std::pair{1e300, "1e+300"}}) {
        auto person = builder();
        CHECK(issues_of(person.measure(pain, number, "--pain")) ==
              std::string("--pain out_of_range: `pain` is ") + shown +
                  ", outside its range (give a number from 0 to 10)\n");
    }
}

TEST_CASE("a number that is not finite is outside every range") {
    for (const double number : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        auto person = builder();
        const std::string issues = issues_of(person.measure(hours, number, "--hours"));
        CHECK(issues.find("out_of_range") != std::string::npos);
        CHECK(issues.find("give a number at least 0 h") != std::string::npos);
    }
}

TEST_CASE("what is counted is a whole number") {
    auto person = builder();
    CHECK(issues_of(person.measure(sessions, 2.5, "--sessions-done")) ==
          "--sessions-done out_of_range: `sessions_done` is 2.5, not a whole number\n");
    auto other = builder();
    CHECK(built(other.measure(sessions, 3, "--sessions-done")).value(sessions) == 3);
}

TEST_CASE("a quantity has one value") {
    auto person = builder();
    person.measure(pain, 3, "--pain").measure(pain, 3, "--pain again");
    CHECK(issues_of(person) == "--pain again repeated_value: `pain` has two values (the first one is at --pain)\n");
    person.present("fall", "/symptoms/0").measure(hours, 3, "/hours").measure(hours, 4, "--hours");
    CHECK(issues_of(person) ==
          "--hours repeated_value: `hours_since_fall` has two values (the first one is at /hours)\n");
}

TEST_CASE("a duration takes a unit as people write it, a plain number is in its own") {
    const auto read = [](const char* text) {
        auto person = builder();
        return built(person.measure(hours, text, "--hours")).value(hours);
    };
    for (const char* text : {"30", "30h", " 30 H ", "30 hours", "30_hours"}) CHECK(read(text) == 30);
    for (const char* text : {"2d", "2 days", "48", "2 Days"}) CHECK(read(text) == 48);
    for (const char* text : {"1w", "1 Week", "7d"}) CHECK(read(text) == 168);
    CHECK(read("90 min") == 1.5);
    auto person = builder();
    CHECK(built(person.measure(pain, " 3 ", "--pain")).value(pain) == 3);
}

TEST_CASE("what is no number or has no such unit is refused") {
    auto person = builder();
    person.measure(hours, "soon", "--hours").measure(hours, "", "--hours").measure(hours, " \t", "--hours");
    person.measure(hours, "3 fortnights", "--hours").measure(pain, "3 h", "--pain").measure(hours, "-3 h", "--hours");
    person.measure(pain, "3/10", "--pain").measure(pain, "3 " + std::string(1000, 'x'), "--pain");
    CHECK(issues_of(person) ==
          "--hours wrong_type: `soon` is not a number (give a number at least 0 h)\n"
          "--hours wrong_type: `` is not a number (give a number at least 0 h)\n"
          "--hours wrong_type: ` \uFFFD` is not a number (give a number at least 0 h)\n"
          "--hours wrong_unit: `fortnights` is not a unit of `hours_since_fall` (units are s, min, h, d and w)\n"
          "--pain wrong_unit: `h` is not a unit of `pain` (give a plain number)\n"
          "--hours out_of_range: `hours_since_fall` is -3, outside its range (give a number at least 0 h)\n"
          "--pain wrong_unit: `/10` is not a unit of `pain` (give a plain number)\n"
          "--pain wrong_unit: `" +
              std::string(80, 'x') + "…` is not a unit of `pain` (give a plain number)\n");
}

TEST_CASE("denying a quantity says that it does not apply, where that is possible") {
    auto person = builder();
    const Profile profile = built(person.absent("fall", "--denies"));
    CHECK(profile.presence(hours) == Presence::absent);
    CHECK_FALSE(profile.value(hours));
    auto other = builder();
    CHECK(issues_of(other.absent("pain", "--denies")) ==
          "--denies cannot_be_absent: `pain` always has a value (give its number)\n");
}

TEST_CASE("a quantity that is named without its number stays unknown, and its number may follow") {
    auto person = builder();
    CHECK(built(person.present("fall", "/symptoms/0")).presence(hours) == Presence::unknown);
    CHECK(built(person.measure(hours, 5, "/hours_since_fall")).value(hours) == 5);
}

TEST_CASE("a quantity is not both there and denied") {
    auto person = builder();
    person.absent("fall", "/denies/0").measure(hours, 5, "/hours_since_fall").present("fall", "/symptoms/0");
    CHECK(issues_of(person) ==
          "/hours_since_fall contradiction: `hours_since_fall` is both present and denied (the other one is at "
          "/denies/0)\n"
          "/symptoms/0 contradiction: `hours_since_fall` is both present and denied (the other one is at /denies/0)\n");
}

TEST_CASE("leaving a number open contradicts nothing and is never the other place") {
    auto person = builder();
    person.leave_unknown(hours, "/hours_since_fall").present("fall", "/symptoms/0").absent("fall", "/denies/0");
    CHECK(issues_of(person) ==
          "/denies/0 contradiction: `hours_since_fall` is both present and denied (the other one is at /symptoms/0)\n");
    auto other = builder();
    other.absent("fall", "/denies/0").leave_unknown(hours, "/hours_since_fall");
    CHECK(built(other).presence(hours) == Presence::absent);
}

// --- no others ----------------------------------------------------------------------------------------------

TEST_CASE("no others denies every finding and every quantity that may be absent, and nothing else") {
    auto person = builder();
    const Profile profile = built(person.no_others());
    CHECK(profile.presence(ache) == Presence::absent);
    CHECK(profile.presence(cough) == Presence::absent);
    CHECK(profile.presence(hours) == Presence::absent);
    CHECK(profile.presence(pain) == Presence::unknown);
    CHECK(profile.presence(sessions) == Presence::unknown);
}

TEST_CASE("no others changes nothing that was mentioned, whatever comes first") {
    for (const bool first : {true, false}) {
        auto person = builder();
        if (first) person.no_others();
        person.present("left ache", "/symptoms/0").present("fall", "/symptoms/1").measure(pain, 2, "/pain");
        if (!first) person.no_others();
        const Profile profile = built(person);
        CHECK(profile.presence(ache) == Presence::present);
        CHECK(profile.presence(cough) == Presence::absent);
        CHECK(profile.presence(hours) == Presence::unknown);
        CHECK(profile.value(pain) == 2);
    }
}

TEST_CASE("no others leaves a number open that was said to be open") {
    auto person = builder();
    CHECK(built(person.leave_unknown(hours, "/hours_since_fall").no_others()).presence(hours) == Presence::unknown);
}

// --- equipment, ids, budget ---------------------------------------------------------------------------------

TEST_CASE("equipment filters only when it was asked for, even with nothing at hand") {
    auto person = builder();
    CHECK_FALSE(built(person).equipment);
    const Profile empty = built(person.filter_equipment());
    REQUIRE(empty.equipment);
    CHECK(empty.equipment->empty());
    const Profile some =
        built(person.equipment("Yoga Mat", "/equipment/0").equipment("wall", "/equipment/1").filter_equipment());
    CHECK(some.equipment->to_vector() == std::vector{triage::EquipmentId{0}, triage::EquipmentId{2}});
}

TEST_CASE("unknown equipment is refused with the nearest piece") {
    auto person = builder();
    person.equipment("yoga mta", "/equipment/0").equipment("xylophone", "/equipment/1");
    CHECK(issues_of(person) ==
          "/equipment/0 unknown_name: unknown equipment `yoga mta` (did you mean `mat`?)\n"
          "/equipment/1 unknown_name: unknown equipment `xylophone`\n");
}

TEST_CASE("an id is kept as it is") {
    auto person = builder();
    CHECK(built(person.id("p-001 é")).id == "p-001 é");
}

TEST_CASE("an issue of the caller counts like any other") {
    auto person = builder();
    person.reject({"unknown_option", "unknown option `--pian`", "", {}, triage::Severity::error})
        .present("ahce", "--symptoms");
    CHECK(issues_of(person) ==
          "unknown_option: unknown option `--pian`\n"
          "--symptoms unknown_name: unknown symptom `ahce` (did you mean `ache` (ache)?)\n");
}

TEST_CASE("after a hundred issues the rest is only counted") {
    auto person = builder();
    for (int i = 0; i < 100; ++i) person.present("ahce", "--symptoms");
    CHECK(person.build().issues.size() == triage::max_profile_issues);
    auto more = builder();
    for (int i = 0; i < 123; ++i) more.present("ahce", "--symptoms").equipment("mta", "--equipment");
    const auto issues = more.build().issues;
    REQUIRE(issues.size() == 101);
    CHECK(brief(issues.back()) == "too_many_issues: 146 more issues are not listed");
}
