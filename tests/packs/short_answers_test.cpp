// What a worried person reads: an answer fits on a screen, and nothing that speaks against stretching goes missing for
// the sake of it. Judged on every person of the shipped packs' cases, with the longest words that the program puts in.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <triage/triage.hpp>

#include "support/shipped_packs.hpp"

using shipped_packs::all_packs_program;
using triage::Case;
using triage::Program;
using triage::Verdict;

namespace {

constexpr std::size_t most_lines = 24;
constexpr std::size_t most_lines_of_ask = 20;

/// As `triage` has them, at 80 columns.
triage::RenderOptions options() {
    triage::RenderOptions all;
    all.width = 80;
    all.emergency_number = "112, 911 or 999 (whichever is yours)";
    all.how_to_answer = "To answer them: `triage ask`, with the same options.";
    all.how_to_see_steps = "How to do one: triage list stretches NAME";
    all.how_to_see_all = "More: --all";
    return all;
}

struct Answer {
    const Case& person;
    triage::Explanation why;
    std::string text;
    std::size_t lines = 0;

    bool has(std::string_view words) const { return text.find(words) != std::string::npos; }
};

Answer answer(const Program& program, const Case& person, const triage::RenderOptions& wishes) {
    const auto profile = triage::parse_profile(person.profile, program.vocabulary());
    REQUIRE_MESSAGE(profile, person.name);
    const triage::Decision decision = program.evaluate(*profile);
    Answer made{person, triage::explain(program, *profile, decision), {}, 0};
    if (decision.verdict == Verdict::proceed) {
        const auto today = triage::plan_for_today(program, *profile, decision);
        REQUIRE(today);
        made.text = to_text(program, made.why, *today, wishes);
    } else {
        made.text = to_text(program, made.why, wishes);
    }
    made.lines = static_cast<std::size_t>(std::count(made.text.begin(), made.text.end(), '\n'));
    return made;
}

/// Calls `visit(answer)` for each person of the cases with this verdict, by both packs.
template <class Visit>
void for_each_answer(Verdict verdict, Visit visit, const triage::RenderOptions& wishes = options()) {
    std::size_t people = 0;
    for (const Case& person : all_packs_program().rules().cases) {
        const Answer made = answer(all_packs_program(), person, wishes);
        if (made.why.verdict != verdict) continue;
        ++people;
        visit(made);
    }
    CHECK(people > 50);
}

std::string first_lines(const std::string& text, std::size_t count) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < count && at != std::string::npos; ++i) at = text.find('\n', at + 1);
    return text.substr(0, at);
}

}  // namespace

TEST_CASE("a proceed fits on a screen of 80 columns and 24 lines, with the steps for a first session") {
    std::size_t longest = 0;
    for_each_answer(Verdict::proceed, [&](const Answer& made) {
        CHECK_MESSAGE(made.lines <= most_lines, made.person.name, "\n", made.text);
        longest = std::max(longest, made.lines);
    });
    MESSAGE("the longest proceed has ", longest, " lines");
    const Case desk{"", R"({"no_others": true, "age": 40, "pain": 3})"};
    const Answer healthy = answer(all_packs_program(), desk, options());
    CHECK(healthy.has("Sit on a firm chair"));
    CHECK(healthy.has("Sit tall on a chair."));
    CHECK(healthy.lines <= most_lines);
}

TEST_CASE("what is not decided yet fits in 20 lines, goes on with `triage ask` and never names --no-others") {
    for_each_answer(Verdict::ask, [&](const Answer& made) {
        CHECK_MESSAGE(made.lines <= most_lines_of_ask, made.person.name, "\n", made.text);
        const bool has_question = std::any_of(made.why.ask.begin(), made.why.ask.end(),
                                              [](const triage::Question& question) { return !question.is_unsure; });
        CHECK_MESSAGE(made.has("triage ask") == has_question, made.text);
        CHECK_FALSE(made.has("--no-others"));
        CHECK_FALSE(made.has("["));
    });
}

TEST_CASE("a proceed says in its first lines what is left out or changed, and never that nothing speaks against it") {
    for_each_answer(Verdict::proceed, [&](const Answer& made) {
        const auto is_by_answer = [](const triage::ExcludedStretch& one) { return one.exclusion.has_value(); };
        const bool is_limited =
            !made.why.modified.empty() || std::any_of(made.why.excluded.begin(), made.why.excluded.end(), is_by_answer);
        if (!is_limited) return;
        CHECK_FALSE_MESSAGE(made.has("Nothing in your answers speaks against"), made.person.name);
        const std::string head = first_lines(made.text, 3);
        const bool is_said =
            head.find("left out") != std::string::npos || head.find("only with care") != std::string::npos;
        CHECK_MESSAGE(is_said, made.person.name, "\n", made.text);
    });
}

TEST_CASE("today's exercises that want care say how, in the short text as in the long one") {
    for_each_answer(Verdict::proceed, [&](const Answer& made) {
        const auto profile = triage::parse_profile(made.person.profile, all_packs_program().vocabulary());
        const auto today =
            triage::plan_for_today(all_packs_program(), *profile, all_packs_program().evaluate(*profile));
        std::string flat = made.text;
        std::replace(flat.begin(), flat.end(), '\n', ' ');
        for (std::size_t at = flat.find("  "); at != std::string::npos; at = flat.find("  ")) flat.erase(at, 1);
        for (const triage::PlannedPart& part : today->parts) {
            for (const triage::PlannedExercise& exercise : part.exercises) {
                for (const triage::AllowedStretch& one : made.why.modified) {
                    if (one.stretch != exercise.stretch) continue;
                    for (const triage::Precaution& precaution : one.precautions) {
                        const auto& exclusion = all_packs_program().rules()[precaution.exclusion];
                        CHECK_MESSAGE(flat.find(exclusion.modify->how) != std::string::npos, made.person.name, "\n",
                                      exclusion.modify->how, "\n", flat);
                    }
                }
            }
        }
    });
}

TEST_CASE("every verdict has a safety net") {
    const std::string signs = "chest pain or pressure";
    for_each_answer(Verdict::proceed, [&](const Answer& made) {
        CHECK(made.has("Stop, and call 112, 911 or 999"));
        CHECK(made.has(signs));
        CHECK(made.has("See a doctor if the pain gets"));
    });
    for_each_answer(Verdict::ask, [&](const Answer& made) { CHECK(made.has(signs)); });
    for (const Verdict verdict : {Verdict::see_a_doctor, Verdict::stop}) {
        for_each_answer(verdict, [&](const Answer& made) {
            const bool is_emergency = made.why.floor.urgency == triage::Urgency::emergency;
            CHECK_MESSAGE(made.has(signs) != is_emergency, made.text);
            CHECK_MESSAGE(made.has("something new comes up: call again") == is_emergency, made.text);
        });
    }
}

TEST_CASE("whoever is not sure about an emergency is told to act as in one, before anything else") {
    const Case unsure{"", R"({"unsure": ["chest pain", "night pain"], "no_others": true, "age": 40, "pain": 3})"};
    const Answer made = answer(all_packs_program(), unsure, options());
    CHECK(made.why.verdict == Verdict::ask);
    CHECK(first_lines(made.text, 2).find("act as in an emergency") != std::string::npos);
    CHECK(made.has("Call 112, 911 or 999"));
    CHECK(made.has("And about 1 more"));
    const Case mild{"", R"({"unsure": ["night pain"], "no_others": true, "age": 40, "pain": 3})"};
    CHECK_FALSE(answer(all_packs_program(), mild, options()).has("as in an emergency"));
}

TEST_CASE("an emergency by a line of several signs says what to do, although no rule is certain yet") {
    const Case person{"", R"({"gateways": {"breath_or_sweat": "yes"}, "age": 40, "pain": 3})"};
    const Answer made = answer(all_packs_program(), person, options());
    CHECK(made.why.reasons.empty());
    CHECK(made.has("STOP: EMERGENCY"));
    CHECK(made.has("Call 112, 911 or 999"));
    CHECK(made.has("something new comes up: call again"));
}

TEST_CASE("nothing argues about the advice unless everything is asked for") {
    const auto argues = [](const Answer& made) {
        for (const std::string_view words : {"from memory", "Our reading", "Source:", "to be checked", "checked in"}) {
            if (made.has(words)) return true;
        }
        return false;
    };
    for (const Verdict verdict : {Verdict::proceed, Verdict::ask, Verdict::see_a_doctor, Verdict::stop}) {
        for_each_answer(verdict, [&](const Answer& made) {
            CHECK_FALSE_MESSAGE(argues(made), made.text);
            CHECK(made.has("Not a diagnosis."));
        });
    }
}

TEST_CASE("no rule is called by its clinical name where it has other words, and every shipped rule has some") {
    for (const triage::Rule& rule : all_packs_program().rules().rules) CHECK_FALSE_MESSAGE(rule.says.empty(), rule.id);
    const Case person{"", R"({"symptoms": ["pain between shoulder blades", "getting worse"], "no_others": true,
                              "age": 41, "pain": 3})"};
    const Answer made = answer(all_packs_program(), person, options());
    CHECK_FALSE(made.has("tumour"));
    CHECK(made.has("should be looked into"));
}

TEST_CASE("with everything asked for, every allowed stretch and every notice is there") {
    triage::RenderOptions wishes = options();
    wishes.breadth = triage::Breadth::all;
    const Case desk{"", R"({"no_others": true, "age": 40, "pain": 3})"};
    const Answer made = answer(all_packs_program(), desk, wishes);
    for (const triage::AllowedStretch& one : made.why.stretches) {
        CHECK(made.has(all_packs_program().rules()[one.stretch].name.substr(0, 20)));
    }
    CHECK(made.has("Before you start"));
    CHECK(made.has("Not now"));
    CHECK(made.has("Sit on a firm chair"));
    CHECK_FALSE(made.has("More: --all"));
}

TEST_CASE("the signs of the shipped safety net lead where it says, whoever they come to") {
    const Program& program = all_packs_program();
    for (const triage::SafetyNet& net : program.rules().safety_net) {
        for (const triage::FactId fact : net.facts) {
            if (program.vocabulary()[fact].quantity) continue;
            for (const Case& person : program.rules().cases) {
                const auto profile = triage::parse_profile(person.profile, program.vocabulary());
                triage::Profile with_sign = *profile;
                with_sign.set(fact, triage::Presence::present);
                CHECK_MESSAGE(program.evaluate(with_sign).floor.urgency >= net.urgency, net.id, " ", person.name);
            }
        }
    }
}
