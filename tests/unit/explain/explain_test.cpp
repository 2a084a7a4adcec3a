// Reasons, questions, obstacles and doses of a decision, as data: complete and in the order of their weight, since
// people read the first and act on it.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/triage.hpp>

#include "support/shipped_packs.hpp"

namespace {

struct Answer {
    triage::Program program = shipped_packs::upper_back_program();
    triage::Explanation why;

    explicit Answer(const char* json) {
        const auto profile = triage::parse_profile(json, program.vocabulary());
        REQUIRE(profile);
        why = triage::explain(program, *profile, program.evaluate(*profile));
    }

    std::string rule(std::size_t i) const { return program.rules()[why.reasons.at(i).rule].id; }
    std::string fact(triage::FactId id) const { return program.vocabulary()[id].id; }
    const triage::ExcludedStretch* excluded(const std::string& id) const {
        for (const auto& each : why.excluded) {
            if (program.rules()[each.stretch].id == id) return &each;
        }
        return nullptr;
    }
};

}  // namespace

TEST_CASE("reasons come most restrictive first, each with the facts that made it so") {
    const Answer answer(R"({"symptoms":["night pain","chest pain"],"pain":6,"no_others":true})");
    REQUIRE(answer.why.reasons.size() == 3);
    CHECK(answer.rule(0) == "chest_pain");
    CHECK(answer.rule(1) == "pain_above_4");
    CHECK(answer.rule(2) == "night_pain");
    CHECK(answer.fact(answer.why.reasons[1].because.front().fact) == "pain");
    CHECK(answer.why.reasons[1].because.front().number == 6);
}

TEST_CASE("an absent fact counts as a reason where the rule needs it absent") {
    const Answer answer(R"({"symptoms":["radiating pain"],"pain":2,"no_others":true})");
    REQUIRE(answer.why.reasons.size() == 1);
    const auto& because = answer.why.reasons.front().because;
    REQUIRE(because.size() == 2);
    CHECK(answer.fact(because[1].fact) == "radiating_pain_explained");
    CHECK(because[1].presence == triage::Presence::absent);
}

TEST_CASE("of several ways in which a rule holds, the facts of each one are told") {
    const Answer answer(R"({"symptoms":["left shoulder blade pain","nausea","dizziness"],"pain":2,"no_others":true})");
    const auto reason = std::find_if(answer.why.reasons.begin(), answer.why.reasons.end(), [&](const auto& each) {
        return answer.program.rules()[each.rule].id == "heart_attack_pain";
    });
    REQUIRE(reason != answer.why.reasons.end());
    CHECK(reason->because.size() == 3);
}

TEST_CASE("questions come with what they could be, most urgent first") {
    const Answer answer(R"({"symptoms":["tight shoulders"]})");
    REQUIRE(answer.why.ask.size() > 5);
    CHECK(answer.why.ask.front().could_be == triage::Level{triage::Outcome::stop, triage::Urgency::emergency});
    for (std::size_t i = 1; i < answer.why.ask.size(); ++i) {
        CHECK(answer.why.ask[i - 1].could_be.urgency >= answer.why.ask[i].could_be.urgency);
        CHECK_FALSE(answer.why.ask[i].rules.empty());
    }
    CHECK(answer.why.stretches.empty());
    CHECK(answer.why.excluded.empty());
}

TEST_CASE("a stretch that is left out says what stands in its way") {
    const Answer answer(R"({"pain":2,"no_others":true,"equipment":["chair"],"sessions_done":3})");
    CHECK(answer.why.verdict == triage::Verdict::proceed);
    CHECK(answer.excluded("childs_pose")->obstacle == triage::Obstacle::equipment);
    CHECK(answer.program.vocabulary()[answer.excluded("childs_pose")->missing.front()].id == "mat");
    CHECK(answer.excluded("counter_push_up")->obstacle == triage::Obstacle::too_early);
    CHECK(answer.excluded("reverse_fly")->obstacle == triage::Obstacle::exclusion);
    CHECK(answer.excluded("reverse_fly")->facts.front().presence == triage::Presence::absent);
    CHECK(answer.excluded("seated_spinal_twist") == nullptr);
    CHECK(offered(answer.why).size() + answer.why.excluded.size() == answer.program.rules().stretches.size());
}

TEST_CASE("an exclusion that is only possible removes its stretches and names what is unknown") {
    std::string denied;
    const triage::Program& program = shipped_packs::upper_back_program();
    for (const triage::Fact& fact : program.vocabulary().facts()) {
        const bool can_be_denied = !fact.quantity || fact.quantity->absence == triage::Absence::allowed;
        if (can_be_denied && fact.id != "symptoms_settled") denied += (denied.empty() ? "\"" : ",\"") + fact.id + "\"";
    }
    const Answer answer((R"({"pain":2,"sessions_done":9,"denies":[)" + denied + "]}").c_str());
    CHECK(answer.why.verdict == triage::Verdict::proceed);
    REQUIRE(answer.excluded("reverse_fly") != nullptr);
    CHECK(answer.excluded("reverse_fly")->obstacle == triage::Obstacle::possible_exclusion);
    CHECK(answer.fact(answer.excluded("reverse_fly")->facts.front().fact) == "symptoms_settled");
}

TEST_CASE("the dose is that of the session") {
    const auto hold = [](const char* json) {
        const Answer answer(json);
        for (const auto& allowed : answer.why.stretches) {
            if (answer.program.rules()[allowed.stretch].id == "childs_pose") return allowed.dose->hold_s->high;
        }
        return -1.0;
    };
    CHECK(hold(R"({"pain":2,"no_others":true})") == 10);
    CHECK(hold(R"({"pain":2,"no_others":true,"sessions_done":2})") == 20);
    CHECK(hold(R"({"pain":2,"no_others":true,"sessions_done":4})") == 30);
}
