// A person who is not sure about a danger is told at once what to do, whatever else is open. Nobody is told so without
// need, or the warning would be pressed away.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"

namespace {

const std::string pack_text =
    "facts:\n"
    "  chest: {kind: symptom, ask: \"Does your chest hurt?\"}\n"
    "  sweat: {kind: symptom, ask: \"Do you sweat?\"}\n"
    "  jaw: {kind: symptom, ask: \"Does your jaw hurt?\"}\n"
    "  fever: {kind: symptom, ask: \"Do you have a fever?\"}\n"
    "  calm: {kind: symptom, ask: \"Is it calm?\"}\n"
    "  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: \"How strong is it?\"}\n"
    "rules:\n"
    "  chest: {when: chest, outcome: stop, urgency: emergency, advice: \"Call {emergency_number}.\","
    " sources: [{document: doc, section: s, anchor: w}]}\n"
    "  both: {when: sweat and jaw, outcome: stop, urgency: emergency, advice: Call.,"
    " sources: [{document: doc, section: s, anchor: w}]}\n"
    "  strong: {when: pain > 8 and not calm, outcome: stop, urgency: emergency, advice: Call.,"
    " sources: [{document: doc, section: s, anchor: w}]}\n"
    "  fever: {when: fever, outcome: see-a-doctor, urgency: routine, advice: Ask.,"
    " sources: [{document: doc, section: s, anchor: w}]}\n";

const triage::Program& program() {
    static const triage::Program loaded = *triage::Program::compile(small_pack::loaded(pack_text));
    return loaded;
}

triage::Profile person(const std::string& json) {
    const auto profile = triage::parse_profile(json, program().vocabulary());
    REQUIRE_MESSAGE(profile, brief(profile.issues));
    return *profile;
}

std::string told(const std::string& json) {
    std::string text;
    for (const triage::ActNow& each : triage::act_now(program(), person(json))) {
        text += (text.empty() ? "" : " ") + program().rules()[each.rule].id;
    }
    return text;
}

}  // namespace

TEST_CASE("whoever is not sure about an emergency is told at once, whatever else is open") {
    CHECK(told(R"({"unsure":["chest"]})") == "chest");
    CHECK(told(R"({"unsure":["chest","fever"],"denies":["sweat"]})") == "chest");
    CHECK(told("{}").empty());
    CHECK(told(R"({"unsure":["fever"]})").empty());
}

TEST_CASE("a rule that waits for more than what is unsure is not told of") {
    CHECK(told(R"({"unsure":["sweat"]})").empty());
    CHECK(told(R"({"unsure":["sweat"],"denies":["jaw"]})").empty());
    CHECK(told(R"({"unsure":["sweat"],"symptoms":["jaw"]})") == "both");
    CHECK(told(R"({"unsure":["sweat","jaw"]})") == "both");
}

TEST_CASE("a number that somebody is not sure of, and a sign that would calm, count as they could be") {
    CHECK(told(R"({"unsure":["pain"]})").empty());
    CHECK(told(R"({"unsure":["pain"],"denies":["calm"]})") == "strong");
    CHECK(told(R"({"unsure":["pain","calm"]})") == "strong");
    CHECK(told(R"({"unsure":["calm"],"pain":9})") == "strong");
    CHECK(told(R"({"unsure":["calm"],"pain":8})").empty());
}

TEST_CASE("in an emergency nothing more is told") {
    CHECK(told(R"({"unsure":["sweat","jaw"],"symptoms":["chest"]})").empty());
}

TEST_CASE("the next screen carries it, for programs and for people") {
    const triage::Profile unsure = person(R"({"unsure":["chest"]})");
    const auto screen = triage::next_screen(program(), unsure);
    REQUIRE(screen);
    triage::RenderOptions options;
    options.emergency_number = "112";
    const std::string json = triage::to_json(program(), *screen, program().evaluate(unsure), options);
    CHECK(json.starts_with(R"({"act_now":[{"rule":"chest","unsure":["chest"],"advice":"Call 112."}],"next":)"));
    const std::string text = triage::to_text(program(), *screen, options);
    CHECK(
        text.starts_with("ACT AS IN AN EMERGENCY\n"
                         "You are not sure about this, and it could be an emergency:\n"
                         "  ? Does your chest hurt?\n"
                         "Until you know, act as if the answer were yes:\n"
                         "  Call 112.\n\n"));
    const triage::Profile nobody = person("{}");
    const auto first = triage::next_screen(program(), nobody);
    REQUIRE(first);
    CHECK(triage::to_json(program(), *first, program().evaluate(nobody)).starts_with("{\"next\":"));
}
