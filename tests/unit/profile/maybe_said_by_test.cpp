// Names that may mean a second, graver fact: a "strained muscle" may be an injury of today. That fact stays open until
// it is answered, whatever else is denied in one go.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"

using small_pack::issues_in;
using triage::FactId;
using triage::parse_profile;
using triage::Presence;
using triage::Profile;

namespace {

/// A strained muscle may be a fall; a sore knee may be a locked one.
std::string pack(const std::string& maybe_said_by_fall) {
    return "facts:\n"
           "  fall: {kind: event, quantity: {unit: h, max: 1000, absent: allowed}, ask: a, maybe_said_by: [" +
           maybe_said_by_fall +
           "]}\n"
           "  overuse: {kind: condition, ask: b, aliases: [strained muscle], includes: [sore knee]}\n"
           "  locked: {kind: symptom, ask: c, maybe_said_by: [sore knee]}\n"
           "rules: {fall: {when: fall < 72 h or locked, outcome: stop, urgency: urgent, advice: wait,"
           " sources: [{document: doc, section: s, anchor: w}]}}\n";
}

const triage::RuleBase& rules() {
    static const triage::RuleBase loaded = small_pack::loaded(pack("strained muscle"));
    return loaded;
}

constexpr FactId fall{0};
constexpr FactId overuse{1};
constexpr FactId locked{2};

Profile read(std::string_view json) {
    auto profile = parse_profile(json, rules().vocabulary);
    REQUIRE_MESSAGE(profile, json, "\n", brief(profile.issues));
    return *profile;
}

}  // namespace

TEST_CASE("a name that may mean a second fact says its own, and leaves the second one open under no_others") {
    const Profile strained = read(R"({"conditions": ["strained muscle"], "no_others": true})");
    CHECK(strained.presence(overuse) == Presence::present);
    CHECK(strained.presence(fall) == Presence::unknown);
    CHECK(strained.presence(locked) == Presence::absent);
    const Profile sore = read(R"({"symptoms": ["Sore Knee"], "no_others": true})");
    CHECK(sore.presence(locked) == Presence::unknown);
    CHECK(sore.presence(fall) == Presence::absent);
}

TEST_CASE("what such a name leaves open is answered as any other fact, in either order") {
    for (const char* json : {R"({"symptoms": ["sore knee"], "denies": ["locked"], "no_others": true})",
                             R"({"denies": ["locked"], "symptoms": ["sore knee"], "no_others": true})"}) {
        CAPTURE(json);
        CHECK(read(json).presence(locked) == Presence::absent);
    }
    CHECK(read(R"({"symptoms": ["sore knee", "locked"]})").presence(locked) == Presence::present);
    CHECK(*read(R"({"symptoms": ["strained muscle"], "fall": 30})").value(fall) == 30);
}

TEST_CASE("being unsure of such a name leaves its second fact open, and denying it denies its own only") {
    CHECK(read(R"({"unsure": ["strained muscle"], "no_others": true})").presence(fall) == Presence::unknown);
    const Profile denied = read(R"({"denies": ["strained muscle"]})");
    CHECK(denied.presence(overuse) == Presence::absent);
    CHECK(denied.presence(fall) == Presence::unknown);
}

TEST_CASE("a profile of ids leaves nothing open") {
    CHECK(read(R"({"conditions": ["overuse"], "no_others": true})").presence(fall) == Presence::absent);
}

TEST_CASE("only a name of another fact, no id and nothing twice can leave a fact open") {
    CHECK(issues_in(pack("overuse")).find("no_effect: the id `overuse` says one fact only") != std::string::npos);
    CHECK(issues_in(pack("fall")).find("the name `fall` leaves open `fall` already") != std::string::npos);
    CHECK(issues_in(pack("strained muscle, Strained_Muscle")).find("leaves open `fall` already") != std::string::npos);
    CHECK(issues_in(pack("tumble")).find("unknown_name: no other fact has the name `tumble`") != std::string::npos);
}

TEST_CASE("a protective fact is never left open by a word, since that could lower the answer") {
    const std::string protective =
        "facts:\n"
        "  ache: {kind: symptom, ask: a, aliases: [soreness]}\n"
        "  explained: {kind: context, protective: true, ask: b, maybe_said_by: [soreness]}\n";
    CHECK(issues_in(protective).find("lowers_by_words") != std::string::npos);
}
