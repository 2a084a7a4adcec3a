// Names that say several facts at once: "car accident" is a fall and a blow. Each of them is said; denying the name
// denies only its own fact, since a denial must not come to more than was meant.

#include <doctest/doctest.h>

#include <algorithm>

#include "profile/scanner.hpp"
#include "support/batch_text.hpp"
#include "support/issue_text.hpp"
#include "support/random_lines.hpp"
#include "support/small_pack.hpp"

using small_pack::issues_in;
using triage::FactId;
using triage::parse_profile;
using triage::Presence;
using triage::Profile;
using triage::ProfileBuilder;

namespace {

/// A car accident is a fall, a blow and a scare; a bike fall is a part of a fall, and a blow.
std::string pack(const std::string& also_said_by_blow) {
    return "facts:\n"
           "  fall: {kind: event, quantity: {unit: h, absent: allowed}, ask: a, aliases: [car accident, tumble],"
           " includes: [bike fall]}\n"
           "  blow: {kind: event, ask: b, aliases: [knock], also_said_by: [" +
           also_said_by_blow +
           "]}\n"
           "  scare: {kind: condition, ask: c, also_said_by: [car accident]}\n"
           "  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: d}\n"
           "rules: {blow: {when: blow, outcome: stop, urgency: urgent, advice: wait,"
           " sources: [{document: doc, section: s, anchor: w}]}}\n";
}

const triage::RuleBase& rules() {
    static const triage::RuleBase loaded = small_pack::loaded(pack("car accident, Bike-Fall"));
    return loaded;
}

const triage::Vocabulary& words() { return rules().vocabulary; }

constexpr FactId fall{0};
constexpr FactId blow{1};
constexpr FactId scare{2};

Profile read(std::string_view json) {
    auto profile = parse_profile(json, words());
    REQUIRE_MESSAGE(profile, json, "\n", brief(profile.issues));
    return *profile;
}

std::string issues_of(std::string_view json) { return brief(parse_profile(json, words()).issues); }

/// The place where the fast reader stops; nothing where it leaves the line to the other one.
std::optional<std::size_t> scanned(triage::ProfileScanner& scanner, const std::string& line, Profile& profile) {
    const std::string padded = line + "\n" + std::string(triage::scan_padding, '"');
    const char* end = scanner.scan(padded.data(), profile);
    return end == nullptr ? std::nullopt : std::optional(static_cast<std::size_t>(end - padded.data()));
}

bool same(const Profile& a, const Profile& b) {
    return a.present() == b.present() && a.absent() == b.absent() && a.unsure() == b.unsure() &&
           a.value(fall) == b.value(fall);
}

/// The answer of a batch that is asked for verdicts only.
std::string verdict_line(const triage::Program& program, const triage::Result<Profile>& profile) {
    if (!profile) return "";
    return R"({"verdict":")" + std::string(triage::to_string(program.evaluate(*profile).verdict)) + "\"}\n";
}

std::string verdicts(const triage::Program& program, const std::string& input) {
    triage::BatchOptions options;
    options.fields = {triage::BatchField::verdict};
    options.only = {triage::BatchAnswer::proceed, triage::BatchAnswer::ask, triage::BatchAnswer::see_a_doctor,
                    triage::BatchAnswer::stop};
    std::string output;
    triage::run_batch(program, pieces_of(input), append_to(output), options);
    return output;
}

}  // namespace

// --- loaded -------------------------------------------------------------------------------------------------

TEST_CASE("a name says the facts that list it, besides its own") {
    for (const char* name : {"car accident", "Car_Accident", "CAR-ACCIDENT"}) {
        CAPTURE(name);
        CHECK(words().find(name) == fall);
        CHECK(words().also_said_by(name) == std::vector{blow, scare});
    }
    CHECK(words().also_said_by("bike fall") == std::vector{blow});
    for (const char* name : {"fall", "tumble", "blow", "knock", "cra accident", ""}) {
        CAPTURE(name);
        CHECK(words().also_said_by(name).empty());
    }
    CHECK(words()[blow].also_said_by == std::vector<std::string>{"car accident", "Bike-Fall"});
    CHECK(words()[fall].also_said_by.empty());
}

TEST_CASE("a copy of a vocabulary knows which names say several facts") {
    const triage::Vocabulary copy = words();
    CHECK(copy.also_said_by("car accident") == std::vector{blow, scare});
}

TEST_CASE("only a name of another fact can say a fact, too, and only once") {
    CHECK(issues_in(pack("knock")) == "3:64 no_effect: the name `knock` says `blow` already (leave it out)\n");
    CHECK(issues_in(pack("BLOW")) == "3:64 no_effect: the name `BLOW` says `blow` already (leave it out)\n");
    CHECK(issues_in(pack("tumble, Tumble")) ==
          "3:72 no_effect: the name `Tumble` says `blow` already (leave it out)\n");
    CHECK(issues_in(pack("car acident")) ==
          "3:64 unknown_name: no other fact has the name `car acident` (did you mean `fall`?)\n");
    CHECK(issues_in(pack("xylophone")) == "3:64 unknown_name: no other fact has the name `xylophone`\n");
    CHECK(issues_in(pack("[tumble]")) == "3:64 wrong_type: also_said_by is a list, not a text\n");
}

TEST_CASE("a slip in a name that says several facts is a slip in its own fact") {
    CHECK(words().nearest("car acident") == "fall");
    CHECK(
        issues_of(R"({"symptoms": ["car acident"]})") ==
        "/symptoms/0 unknown_name: unknown symptom `car acident` (did you mean `car accident` (fall, blow, scare)?)\n");
}

// --- said ---------------------------------------------------------------------------------------------------

TEST_CASE("saying such a name says every one of its facts, a number among them by name alone") {
    for (const char* json : {R"({"symptoms": ["car accident"]})", R"({"conditions": ["Car_Accident"]})"}) {
        const Profile profile = read(json);
        CHECK(profile.present().to_vector() == std::vector{blow, scare});
        CHECK(profile.presence(fall) == Presence::unknown);
    }
    const Profile part = read(R"({"symptoms": ["bike fall"], "fall": 3})");
    CHECK(part.present().to_vector() == std::vector{fall, blow});
    CHECK(read(R"({"symptoms": ["tumble"]})").present().empty());
    ProfileBuilder person(words());
    person.say("car accident", "--symptoms");
    CHECK(person.build()->present().to_vector() == std::vector{blow, scare});
}

TEST_CASE("nothing that such a name says is denied by no others") {
    const Profile profile = read(R"({"symptoms": ["car accident"], "no_others": true})");
    CHECK(profile.present().to_vector() == std::vector{blow, scare});
    CHECK(profile.absent().empty());
    CHECK(profile.presence(fall) == Presence::unknown);
}

TEST_CASE("denying such a name denies its own fact and leaves the others open") {
    for (const char* json :
         {R"({"denies": ["car accident"]})", R"({"denies": ["car accident"], "symptoms": ["blow"]})"}) {
        const Profile profile = read(json);
        CHECK(profile.absent().to_vector() == std::vector{fall});
        CHECK(profile.presence(scare) == Presence::unknown);
    }
    ProfileBuilder person(words());
    person.say("no car accident", "--symptoms");
    CHECK(person.build()->absent().to_vector() == std::vector{fall});
    CHECK(read(R"({"denies": ["car accident"], "no_others": true})").absent().size() == 3);
    CHECK(issues_of(R"({"denies": ["bike fall"]})") ==
          "/denies/0 narrow_denial: denying `bike fall` does not answer all of `fall` (deny `fall` if nothing of it is "
          "there: a)\n");
}

TEST_CASE("who is unsure of such a name is unsure of all that it says") {
    const Profile profile = read(R"({"unsure": ["car accident"], "no_others": true})");
    CHECK(profile.unsure().to_vector() == std::vector{fall, blow, scare});
    CHECK(profile.absent().empty());
    CHECK(read(R"({"unsure": ["tumble"]})").unsure().to_vector() == std::vector{fall});
}

TEST_CASE("what such a name says contradicts as if it were said by its own name") {
    const std::string denied = " contradiction: `blow` is both present and denied (the other one is at ";
    CHECK(issues_of(R"({"symptoms": ["car accident"], "denies": ["blow"]})") ==
          "/denies/0" + denied + "/symptoms/0)\n");
    CHECK(issues_of(R"({"denies": ["knock"], "symptoms": ["car accident"]})") ==
          "/symptoms/0" + denied + "/denies/0)\n");
    const std::string unsure = " contradiction: `blow` is both answered and unsure (the other one is at ";
    CHECK(issues_of(R"({"unsure": ["bike fall"], "symptoms": ["blow"]})") == "/symptoms/0" + unsure + "/unsure/0)\n");
    CHECK(issues_of(R"({"symptoms": ["bike fall"], "unsure": ["blow"]})") == "/unsure/0" + unsure + "/symptoms/0)\n");
    CHECK(issues_of(R"({"symptoms": ["blow", "car accident", "bike fall"]})").empty());
    CHECK(issues_of(R"({"unsure": ["car accident", "scare"]})").empty());
}

// --- read fast and slowly, written and read again -----------------------------------------------------------

TEST_CASE("the fast reader leaves a name that says several facts to the other one") {
    triage::ProfileScanner scanner(words());
    Profile profile(words());
    for (const char* list : {"symptoms", "conditions", "denies", "unsure"}) {
        for (const char* name : {"car accident", "Car-Accident", "bike fall", "bike_fall"}) {
            const std::string line = std::string(R"({")") + list + R"(":["pain",")" + name + R"("]})";
            CHECK_FALSE_MESSAGE(scanned(scanner, line, profile), line);
        }
    }
    CHECK(scanned(scanner, R"({"symptoms":["tumble","blow","scare"]})", profile));
}

TEST_CASE("both readers agree where names say several facts, and a batch decides as one of them does") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    const triage::Program program = *triage::Program::compile(rules());
    RandomLines lines(seed, words());
    triage::ProfileScanner scanner(words());
    Profile fast(words());
    int of_several = 0;
    std::string input;
    std::string expected;
    for (int round = 0; round < random_rules::rounds(5000); ++round) {
        std::string line = lines.next();
        std::erase(line, '\r');
        CAPTURE(line);
        const auto slow = parse_profile(line, words());
        const bool is_fast = scanned(scanner, line, fast).has_value();
        const bool agree = !is_fast || (slow && same(fast, *slow));
        REQUIRE(agree);
        of_several += !is_fast && slow && slow->present().contains(blow) ? 1 : 0;
        input += line + "\n";
        expected += verdict_line(program, slow);
    }
    CHECK(of_several > 0);
    CHECK((verdicts(program, input) == expected));
}

TEST_CASE("a profile that such names filled is written and read again as what it was") {
    RandomLines lines(random_rules::seed(), words());
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        const auto profile = parse_profile(lines.next(), words());
        if (!profile) continue;
        const std::string text = triage::to_json(*profile, words());
        CAPTURE(text);
        REQUIRE(same(read(text), *profile));
    }
}
