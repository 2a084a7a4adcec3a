// Precautions: stretches that stay but are done differently, and what is offered instead of those that do not stay. A
// person who is told of a stretch is told of its precautions, also in the short line of a batch.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/triage.hpp>

#include "render/footer.hpp"
#include "render/wording.hpp"
#include "support/batch_text.hpp"
#include "support/issue_text.hpp"
#include "support/pack_under_test.hpp"
#include "support/texts.hpp"

namespace {

using triage::Presence;

/// Reach is only for gentle people who are b, or ill; bend is not for c. Each is offered for the other.
const triage::Program& program() {
    const auto precaution = [](const std::string& id, const std::string& when, const std::string& more) {
        return "  " + id + ":\n    when: " + when + "\n    stretches: [reach]\n    " + more +
               "\n    because: You are " + when + ".\n    sources: [{document: doc, section: s, anchor: w}]\n";
    };
    static const triage::Program compiled = pack_under_test::program(
        "rules:\n" + pack_under_test::rule("a", "a") + "exclusions:\n" +
        precaution("gently", "b", "modify: {how: Reach gently., dose: {hold_s: 10}}\n    instead: [bend]") +
        precaution("lying", "ill", "modify: {how: Lie down., dose: first_session}") +
        pack_under_test::exclusion("not_c", "c", "bend") + "    instead: [reach]\n");
    return compiled;
}

const triage::RuleBase& rules() { return program().rules(); }

struct Answer {
    triage::Explanation why;
    std::string text;
    std::string json;

    explicit Answer(const std::string& profile_text) {
        const auto profile =
            triage::parse_profile("{\"sessions_done\": 9, " + profile_text + "}", program().vocabulary());
        REQUIRE_MESSAGE(profile, brief(profile.issues));
        why = triage::explain(program(), *profile, program().evaluate(*profile));
        triage::RenderOptions options;
        options.width = 200;
        options.breadth = triage::Breadth::all;
        text = triage::to_text(program(), why, options);
        json = triage::to_json(program(), why);
    }

    const triage::AllowedStretch* allowed(const std::string& id) const {
        for (const triage::AllowedStretch* one : offered(why)) {
            if (rules()[one->stretch].id == id) return one;
        }
        return nullptr;
    }
    const triage::ExcludedStretch* excluded(const std::string& id) const {
        for (const auto& one : why.excluded) {
            if (rules()[one.stretch].id == id) return &one;
        }
        return nullptr;
    }
    bool says(const std::string& sentence) const { return text.find(sentence) != std::string::npos; }
};

std::string names(const std::vector<triage::StretchId>& stretches) {
    std::string text;
    for (const triage::StretchId id : stretches) text += rules()[id].id + " ";
    return text;
}

std::string facts(const std::vector<triage::FactValue>& values) {
    std::string text;
    for (const triage::FactValue& value : values) {
        text += rules().vocabulary[value.fact].id + (value.presence == Presence::unknown ? "? " : " ");
    }
    return text;
}

/// The answers of a batch to these lines, with these fields.
std::string batch(const std::string& input, std::vector<triage::BatchField> fields) {
    triage::BatchOptions options;
    options.fields = std::move(fields);
    std::string output;
    triage::run_batch(program(), pieces_of(input), append_to(output), options);
    return output;
}

}  // namespace

TEST_CASE("a stretch that no precaution concerns is offered as it is") {
    const Answer answer(R"("no_others": true)");
    for (const char* id : {"reach", "bend"}) {
        REQUIRE(answer.allowed(id) != nullptr);
        CHECK(answer.allowed(id)->precautions.empty());
        CHECK(answer.allowed(id)->instead.empty());
        CHECK(answer.allowed(id)->dose->hold_s->high == 20);
    }
    CHECK_FALSE(answer.says("Only like this"));
    CHECK(answer.json.find("precautions") == std::string::npos);
    CHECK(answer.json.find("instead") == std::string::npos);
}

TEST_CASE("a precaution that is certain names what made it so, lowers the dose and offers another stretch") {
    const Answer answer(R"("symptoms": ["b"], "no_others": true)");
    const triage::AllowedStretch* reach = answer.allowed("reach");
    REQUIRE(reach != nullptr);
    REQUIRE(reach->precautions.size() == 1);
    CHECK(rules()[reach->precautions[0].exclusion].id == "gently");
    CHECK_FALSE(reach->precautions[0].is_possible);
    CHECK(facts(reach->precautions[0].facts) == "b ");
    CHECK(reach->dose->hold_s->high == 10);
    CHECK(names(reach->instead) == "bend ");
    CHECK(answer.says("Only like this: Reach gently. (You are b.) Another choice: Bend."));
    CHECK(answer.json.find(R"("precautions":[{"exclusion":"gently","how":"Reach gently.","why":"You are b.",)"
                           R"("certain":true,"facts":["b"]}],"instead":["bend"])") != std::string::npos);
}

TEST_CASE("a precaution that is possible names what was not answered") {
    const Answer answer(R"("denies": ["a", "ill", "c"])");
    const triage::AllowedStretch* reach = answer.allowed("reach");
    REQUIRE(reach != nullptr);
    REQUIRE(reach->precautions.size() == 1);
    CHECK(reach->precautions[0].is_possible);
    CHECK(facts(reach->precautions[0].facts) == "b? ");
    CHECK(reach->dose->hold_s->high == 10);
    CHECK(answer.says("Only like this: Reach gently. (You are b. not answered: b)"));
    CHECK(answer.json.find(R"("certain":false,"facts":["b"])") != std::string::npos);
}

TEST_CASE("of several precautions all are told, the certain ones first") {
    const Answer answer(R"("conditions": ["ill"], "denies": ["a", "c"])");
    const triage::AllowedStretch* reach = answer.allowed("reach");
    REQUIRE(reach != nullptr);
    REQUIRE(reach->precautions.size() == 2);
    CHECK(rules()[reach->precautions[0].exclusion].id == "lying");
    CHECK_FALSE(reach->precautions[0].is_possible);
    CHECK(rules()[reach->precautions[1].exclusion].id == "gently");
    CHECK(reach->precautions[1].is_possible);
    CHECK(triage::precautions_text(rules(), *reach) ==
          "Lie down. (You are ill.) Reach gently. (You are b. not answered: b)");
}

TEST_CASE("only what is allowed as it is is offered instead") {
    const Answer bend_is_out(R"("symptoms": ["b", "c"], "no_others": true)");
    REQUIRE(bend_is_out.allowed("reach") != nullptr);
    CHECK(bend_is_out.allowed("reach")->instead.empty());
    REQUIRE(bend_is_out.excluded("bend") != nullptr);
    CHECK(bend_is_out.excluded("bend")->instead.empty());
    const Answer reach_is_in(R"("symptoms": ["c"], "no_others": true)");
    REQUIRE(reach_is_in.excluded("bend") != nullptr);
    CHECK(names(reach_is_in.excluded("bend")->instead) == "reach ");
    CHECK(reach_is_in.excluded("bend")->obstacle == triage::Obstacle::exclusion);
    CHECK(reach_is_in.says("Another choice: Reach."));
    CHECK(reach_is_in.json.find(R"("instead":["reach"])") != std::string::npos);
}

TEST_CASE("what is left out because nobody answered says what") {
    const Answer answer(R"("denies": ["a", "b", "ill"])");
    const triage::ExcludedStretch* bend = answer.excluded("bend");
    REQUIRE(bend != nullptr);
    CHECK(bend->obstacle == triage::Obstacle::possible_exclusion);
    CHECK(facts(bend->facts) == "c? ");
    CHECK(triage::obstacle_text(rules(), *bend) == "it is early (not answered: c)");
    CHECK(names(bend->instead) == "reach ");
    CHECK(answer.says("not answered: c"));
}

TEST_CASE("several facts that were not answered stand in one list, and no facts in none") {
    const auto value = [](const char* id) {
        return triage::FactValue{pack_under_test::fact(rules(), id), Presence::unknown, {}};
    };
    CHECK(triage::not_answered_text(rules(), {}) == "");
    CHECK(triage::not_answered_text(rules(), {value("b"), value("hours"), value("sessions_done")}) ==
          "not answered: b, hours, sessions done");
    CHECK(triage::instead_text(rules(), {}) == "");
    CHECK(triage::instead_text(rules(), {triage::StretchId{0}, triage::StretchId{1}}) ==
          "Another choice: Reach or Bend.");
}

TEST_CASE("who does not proceed is told of no precaution") {
    const Answer answer(R"("symptoms": ["a", "b"], "no_others": true)");
    CHECK(answer.why.stretches.empty());
    CHECK(answer.why.excluded.empty());
    CHECK_FALSE(answer.says("Only like this"));
}

TEST_CASE("a batch tells what is modified where something is, in a whole line and alone") {
    using triage::BatchField;
    const std::string lines = R"({"symptoms":["b"],"no_others":true}
{"no_others":true}
{"symptoms":["a","b"],"no_others":true}
{"denies":["a"],"sessions_done":9}
)";
    CHECK(batch(lines, {BatchField::stretches, BatchField::modified}) == R"({"stretches":[],"modified":["reach"]}
{"stretches":["reach"]}
{"stretches":[]}
{"stretches":[],"modified":["reach"]}
)");
    CHECK(batch(lines, {BatchField::stretches}) == R"({"stretches":[]}
{"stretches":["reach"]}
{"stretches":[]}
{"stretches":[]}
)");
    CHECK(batch(lines, {BatchField::modified}) == R"({"modified":["reach"]}
{}
{}
{"modified":["reach"]}
)");
    CHECK(batch(R"({"symptoms":["b"],"no_others":true})", {})
              .ends_with(R"("stretches":[],"modified":["reach"]})"
                         "\n"));
}

TEST_CASE("what the packs do not look for is said, with the pack that does, and not where that one is loaded") {
    triage::RuleBase rules;
    rules.not_covered = {{{"fever", "a rash"}, "more", {}}, {{"pain in the knee"}, "", {}}};
    const std::vector<std::string> texts = triage::not_covered_texts(rules);
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] ==
          "Not looked for here: fever, a rash. The pack more looks for these. If one of these could be yours, ask a "
          "doctor first.");
    CHECK(texts[1] == "Not looked for here: pain in the knee. If one of these could be yours, ask a doctor first.");
    CHECK(triage::not_covered_texts(triage::RuleBase{}).empty());
}
