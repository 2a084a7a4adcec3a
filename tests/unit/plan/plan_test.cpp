// Plans: whole ones of the shipped pack as a person gets them, and what must hold for each. Nothing is planned without
// `proceed`, and what is left out says why.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/triage.hpp>

#include "render/dose_text.hpp"
#include "support/golden.hpp"
#include "support/issue_text.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "unit/plan/exercises_of.hpp"

namespace {

using triage::Plan;
using triage::StretchId;

const triage::Program& shipped() { return shipped_packs::upper_back_program(); }

triage::Result<Plan> result_of(const triage::Program& program, const std::string& json,
                               std::optional<unsigned> minutes = {}) {
    const auto profile = triage::parse_profile(json, program.vocabulary());
    REQUIRE_MESSAGE(profile, brief(profile.issues));
    return triage::plan_for_today(program, *profile, program.evaluate(*profile), {minutes});
}

/// A plan of the shipped pack for somebody whom nothing keeps from stretching. `more`: further keys of the profile.
Plan plan_of(const std::string& more = "", std::optional<unsigned> minutes = {}) {
    auto plan = result_of(shipped(), R"({"pain":2,"no_others":true)" + more + "}", minutes);
    REQUIRE_MESSAGE(plan, brief(plan.issues));
    return std::move(*plan);
}

std::string after(int sessions) { return ",\"sessions_done\":" + std::to_string(sessions); }

std::string ids(const triage::Program& program, const std::vector<StretchId>& stretches) {
    std::string text;
    for (const StretchId id : stretches) text += (text.empty() ? "" : " ") + program.rules()[id].id;
    return text;
}

/// A line for the warm-up, each part and each exercise.
std::string outline(const Plan& plan, const triage::Program& program = shipped()) {
    std::string text = std::to_string(plan.warm_up_minutes) + " " + ids(program, plan.warm_up) + "\n";
    for (const triage::PlannedPart& part : plan.parts) {
        text += std::to_string(part.minutes) + " " + part.name + "\n";
        for (const triage::PlannedExercise& exercise : part.exercises) {
            text += "  " + program.rules()[exercise.stretch].id + ": " + triage::dose_text(exercise.dose);
            if (exercise.instead_of) text += " (not " + program.rules()[*exercise.instead_of].id + ")";
            text += "\n";
        }
    }
    return text;
}

std::string left_out(const Plan& plan, const triage::Program& program = shipped()) {
    std::vector<StretchId> all;
    for (const triage::ExcludedStretch& one : plan.left_out) all.push_back(one.stretch);
    return ids(program, all);
}

std::string ladder(const Plan& plan) {
    constexpr std::array<char, 4> marks{'-', '<', '*', '>'};
    std::string text;
    for (const triage::PlannedLadder& ladder : plan.ladders) {
        for (const triage::PlannedStep& step : ladder.steps) {
            text +=
                marks[static_cast<std::size_t>(step.state)] + std::to_string(static_cast<int>(step.from_week)) + " ";
        }
    }
    return text;
}

const std::string routine_as_written =
    "5 brisk_walking arm_circles\n"
    "5 Morning\n"
    "  shoulder_rolls: 3 to 4 times, 2 sets\n"
    "  rhomboid_stretch_clasped: hold 20 s, 2 times\n"
    "  deep_breathing_overhead: 1 min\n"
    "3 Midday\n"
    "  wall_push_up: 10 times\n"
    "  seated_spinal_twist: hold 30 s, once, each side\n"
    "5 Evening\n"
    "  childs_pose: hold 30 s, 2 times\n"
    "  band_blade_squeeze: hold 2 s, 12 times\n"
    "  foam_roll_upper_back: 1 min\n";

}  // namespace

// --- the shipped pack ---------------------------------------------------------------------------------------

TEST_CASE("a first session has a warm-up and two stretches, at the dose of a first session") {
    const std::string first =
        "5 brisk_walking arm_circles\n"
        "4 \n"
        "  rhomboid_stretch_clasped: hold 10 s, once\n"
        "  seated_spinal_twist: hold 10 s, once, each side\n";
    const Plan plan = plan_of();
    CHECK(outline(plan) == first);
    CHECK_FALSE(plan.is_counted);
    CHECK(plan.stage == triage::Stage::first_session);
    CHECK(triage::minutes_in_all(plan) == 9);
    CHECK(plan.ladders.empty());
    CHECK(plan.left_out.empty());
    CHECK(ids(shipped(), plan.choices) ==
          "childs_pose rhomboid_stretch_cross_reach levator_scapulae_stretch lat_stretch doorway_pec_stretch "
          "trunk_rotation_supine neck_side_tilt overhead_side_lean hands_behind_back_lift knee_to_chest");
    const Plan counted = plan_of(after(0));
    CHECK(outline(counted) == first);
    CHECK(counted.is_counted);
}

TEST_CASE("a first session without equipment takes the next stretches there are") {
    CHECK(outline(plan_of(R"(,"equipment":[])")) ==
          "5 brisk_walking arm_circles\n"
          "4 \n"
          "  levator_scapulae_stretch: hold 10 s, once, each side\n"
          "  trunk_rotation_supine: hold 10 s, once, each side\n");
}

TEST_CASE("from the second session on there is the routine, and its doses grow") {
    CHECK(outline(plan_of(after(2))) ==
          "5 brisk_walking arm_circles\n"
          "5 Morning\n"
          "  shoulder_rolls: 3 to 4 times\n"
          "  rhomboid_stretch_clasped: hold 12 to 20 s, 1 to 2 times\n"
          "  deep_breathing_overhead: 1 min\n"
          "3 Midday\n"
          "  wall_push_up: 8 to 10 times\n"
          "  seated_spinal_twist: hold 12 to 20 s, once, each side\n"
          "5 Evening\n"
          "  childs_pose: hold 15 to 20 s, 1 to 2 times\n"
          "  band_blade_squeeze: hold 2 s, 10 to 11 times\n"
          "  foam_roll_upper_back: 1 min\n");
    const Plan plan = plan_of(after(2));
    CHECK(plan.stage == triage::Stage::building_up);
    CHECK(plan.full_from == 5);
    CHECK(plan.session == 3);
}

TEST_CASE("once the doses have grown the routine is exactly as it is written") {
    for (const int sessions : {4, 5, 9, 13}) {
        const Plan plan = plan_of(after(sessions));
        CHECK(outline(plan) == routine_as_written);
        CHECK(plan.stage == triage::Stage::full);
        CHECK(triage::minutes_without_warm_up(plan) == 13);
        CHECK(triage::minutes_in_all(plan) == 28);
    }
    std::size_t part = 0;
    const Plan plan = plan_of(after(4));
    for (const triage::RoutinePart& written : shipped().rules().plan->routine.parts) {
        CHECK(plan.parts[part].minutes == written.minutes);
        for (std::size_t i = 0; i < written.exercises.size(); ++i) {
            CHECK(plan.parts[part].exercises[i].dose == written.exercises[i].dose);
        }
        ++part;
    }
}

TEST_CASE("the push-up of the week takes the place of the wall push-up") {
    const auto push_up = [](int sessions, const std::string& more = "") {
        const Plan plan = plan_of(after(sessions) + more);
        for (const triage::PlannedPart& part : plan.parts) {
            if (part.name == "Midday") return shipped().rules()[part.exercises.front().stretch].id;
        }
        return std::string();
    };
    CHECK(push_up(1) == "wall_push_up");
    CHECK(push_up(13) == "wall_push_up");
    CHECK(push_up(14) == "counter_push_up");
    CHECK(push_up(28) == "couch_push_up");
    CHECK(push_up(42) == "floor_push_up");
    CHECK(push_up(1000) == "floor_push_up");
    // No counter in week 3, no couch in week 5.
    CHECK(push_up(14, R"(,"equipment":["wall","chair"])") == "wall_push_up");
    CHECK(push_up(30, R"(,"equipment":["wall","counter"])") == "counter_push_up");
    CHECK(push_up(42, R"(,"equipment":[])") == "floor_push_up");
}

TEST_CASE("the ladder shows what was, what is and what comes") {
    CHECK(ladder(plan_of(after(1))) == "*1 >3 >5 >7 ");
    CHECK(ladder(plan_of(after(14))) == "<1 *3 >5 >7 ");
    CHECK(ladder(plan_of(after(42))) == "<1 <3 <5 *7 ");
    CHECK(plan_of(after(13)).ladders[0].week == 2);
    CHECK(plan_of(after(14)).ladders[0].week == 3);
    CHECK(plan_of(after(42)).ladders[0].week == 7);
    CHECK(outline(plan_of(after(14))).find("counter_push_up: 10 times (not wall_push_up)") != std::string::npos);
}

TEST_CASE("a step whose week has come and that cannot be done is left out with its reason") {
    const Plan plan = plan_of(after(30) + R"(,"equipment":["wall","chair","mat","resistance_band","foam_roller"])");
    CHECK(ladder(plan) == "*1 -3 -5 >7 ");
    CHECK(left_out(plan) == "counter_push_up couch_push_up");
    CHECK(plan.left_out[0].obstacle == triage::Obstacle::equipment);
    // A person who may do the hardest step misses none of the easier ones.
    CHECK(ladder(plan_of(after(50) + R"(,"equipment":[])")) == "-1 -3 -5 *7 ");
    CHECK(left_out(plan_of(after(50) + R"(,"equipment":["chair","mat","resistance_band","foam_roller"])")) == "");
}

TEST_CASE("what is not allowed is left out with its reason, and the minutes shrink") {
    const Plan plan = plan_of(after(9) + R"(,"equipment":[])");
    CHECK(outline(plan) ==
          "5 brisk_walking arm_circles\n"
          "4 Morning\n"
          "  shoulder_rolls: 3 to 4 times, 2 sets\n"
          "  deep_breathing_overhead: 1 min\n");
    CHECK(left_out(plan) ==
          "wall_push_up rhomboid_stretch_clasped seated_spinal_twist childs_pose band_blade_squeeze "
          "foam_roll_upper_back");
    CHECK(triage::minutes_in_all(plan) == 9);
}

TEST_CASE("nothing is planned unless the verdict is proceed") {
    for (const char* json : {R"({})", R"({"symptoms":["chest pain"],"pain":2,"no_others":true})",
                             R"({"symptoms":["night pain"],"pain":2,"no_others":true})", R"({"no_others":true})"}) {
        const auto plan = result_of(shipped(), json);
        CHECK(brief(plan.issues) == "not_proceed: nothing is planned unless the verdict is `proceed`\n");
    }
}

// --- minutes ------------------------------------------------------------------------------------------------

TEST_CASE("so many minutes hold the warm-up and the first exercises of the routine") {
    CHECK(outline(plan_of(after(9), 10)) ==
          "5 brisk_walking arm_circles\n"
          "5 \n"
          "  shoulder_rolls: 3 to 4 times, 2 sets\n"
          "  rhomboid_stretch_clasped: hold 20 s, 2 times\n"
          "  deep_breathing_overhead: 1 min\n");
    CHECK(ids(shipped(), plan_of(after(9), 10).later) ==
          "wall_push_up seated_spinal_twist childs_pose band_blade_squeeze foam_roll_upper_back");
    CHECK(exercises_of(plan_of(after(9), 18)).size() == 8);
    CHECK(triage::minutes_in_all(plan_of(after(9), 18)) == 18);
}

TEST_CASE("from 1 to 60 minutes a plan is never longer, always warms up, and never shrinks") {
    for (const std::string& more : {after(0), after(1), after(9), after(50), after(9) + R"(,"equipment":["wall"])"}) {
        std::size_t before = 0;
        bool was_enough = false;
        for (unsigned minutes = 1; minutes <= 60; ++minutes) {
            const auto plan = result_of(shipped(), R"({"pain":2,"no_others":true)" + more + "}", minutes);
            REQUIRE((plan || !was_enough));
            if (!plan) {
                CHECK(brief(plan.issues) == "too_few_minutes: " + std::to_string(minutes) +
                                                (minutes == 1 ? " minute is" : " minutes are") +
                                                " too few for the warm-up and one exercise (that takes 7 minutes)\n");
                continue;
            }
            was_enough = true;
            CHECK(minutes >= 7);
            CHECK(triage::minutes_in_all(*plan) <= minutes);
            CHECK(plan->warm_up.size() == 2);
            REQUIRE(plan->parts.size() == 1);
            CHECK(exercises_of(*plan).size() >= std::max<std::size_t>(before, 1));
            before = exercises_of(*plan).size();
        }
        CHECK(plan_of(more, 60).later.empty());
    }
}

// --- other packs --------------------------------------------------------------------------------------------

namespace {

std::string catalogue(const std::string& walk_needs) {
    const std::string rest = ", steps: [go], sources: [{document: doc, section: s, anchor: w}]}\n";
    return "stretches:\n  walk: {name: Walk, kind: warm_up, needs: [" + walk_needs +
           "], dose: {duration_s: 300}, first_session: same" + rest +
           "  reach: {name: Reach, kind: stretch, dose: {hold_s: 20}, first_session: {hold_s: 10}" + rest;
}

triage::Program small(const std::string& sections) {
    auto program = triage::Program::compile(small_pack::loaded(sections));
    REQUIRE(program);
    return std::move(*program);
}

const std::string small_plan =
    "plan:\n"
    "  warm_up: {stretches: [walk], minutes: 4, sources: [{document: doc, section: s, anchor: w}]}\n"
    "  first_session: {stretches: 3, sources: [{document: doc, section: s, anchor: w}]}\n"
    "  routine: {name: R, parts: [{name: A, minutes: 3, exercises: [{stretch: reach, dose: {hold_s: 15}}]}],"
    " sources: [{document: doc, section: s, anchor: w}]}\n";

}  // namespace

TEST_CASE("a pack that says nothing of a plan has none") {
    const auto plan = result_of(small(catalogue("")), R"({"denies":["ache"]})");
    CHECK(brief(plan.issues) == "no_plan: no pack says how a session is put together (one of them needs a `plan:`)\n");
}

TEST_CASE("without an allowed warm-up nothing is planned") {
    const triage::Program program = small(small_plan + catalogue("mat"));
    const auto plan = result_of(program, R"({"denies":["ache"],"equipment":[]})", 1);
    REQUIRE(plan);
    CHECK(plan->warm_up.empty());
    CHECK(plan->parts.empty());
    CHECK(left_out(*plan, program) == "walk");
    CHECK(triage::minutes_in_all(*plan) == 0);
    CHECK(outline(*result_of(program, R"({"denies":["ache"],"equipment":["mat"]})"), program) ==
          "4 walk\n3 \n  reach: hold 10 s\n");
}

TEST_CASE("an exercise counts for its share of its own part, another one for the longest share") {
    const std::string outline =
        "plan:\n"
        "  warm_up: {stretches: [walk], minutes: 4, sources: [{document: doc, section: s, anchor: w}]}\n"
        "  first_session: {stretches: 3, sources: [{document: doc, section: s, anchor: w}]}\n"
        "  routine: {name: R, sources: [{document: doc, section: s, anchor: w}], parts:"
        " [{name: A, minutes: 9, exercises: [{stretch: walk, dose: {duration_s: 60}}]},"
        " {name: B, minutes: 3, exercises: [{stretch: reach, dose: {hold_s: 15}}]}]}\n";
    const std::string another =
        "  lean: {name: Lean, kind: stretch, dose: {hold_s: 20}, first_session: same, steps: [go],"
        " sources: [{document: doc, section: s, anchor: w}]}\n";
    CHECK(result_of(small(outline + catalogue("")), R"({"denies":["ache"]})")->parts[0].minutes == 3);
    CHECK(result_of(small(outline + catalogue("") + another), R"({"denies":["ache"]})")->parts[0].minutes == 12);
}

TEST_CASE("where nobody counts sessions every session is a first one") {
    const triage::Program program = small(small_plan + catalogue(""));
    const auto plan = result_of(program, R"({"denies":["ache"],"sessions_done":9})");
    REQUIRE(plan);
    CHECK(plan->stage == triage::Stage::first_session);
    CHECK(outline(*plan, program) == "4 walk\n3 \n  reach: hold 10 s\n");
}

TEST_CASE("a plan says of everything in it that a precaution concerns how to do it, warm-up and doses left open too") {
    const std::string rest = ", because: You cough., sources: [{document: doc, section: s, anchor: w}]}\n";
    const std::string exclusions =
        "exclusions:\n"
        "  walking: {when: cough, stretches: [walk], modify: {how: Walk slowly.}" +
        rest + "  reaching: {when: cough, stretches: [reach], modify: {how: Reach gently., dose: {hold_s: 5}}" + rest +
        "  leaning: {when: cough, stretches: [lean], modify: {how: Lean on a wall.}" + rest;
    const std::string lean =
        "  lean: {name: Lean, kind: stretch, dose: not_stated, dose_note: none, first_session: not_stated, steps: [go],"
        " sources: [{document: doc, section: s, anchor: w}]}\n";
    const std::string progression =
        "progression: {sessions: sessions_done, full_from: 2, sources: [{document: doc, section: s, anchor: w}]}\n";
    const triage::Program program = small(small_plan + catalogue("") + lean + progression + exclusions);
    const auto plan = result_of(program, R"({"symptoms":["cough"],"denies":["ache"],"sessions_done":9})");
    REQUIRE(plan);
    CHECK(outline(*plan, program) == "4 walk\n3 A\n  reach: hold 5 s\n");
    const std::string text = triage::to_text(program, *plan);
    for (const char* how : {"Walk slowly.", "Reach gently.", "Lean on a wall."}) {
        CHECK_MESSAGE(text.find("Only like this: " + std::string(how) + " (You cough.)") != std::string::npos, text);
    }
    const auto well = result_of(program, R"({"denies":["ache","cough"],"sessions_done":9})");
    CHECK(triage::to_text(program, *well).find("Only like this") == std::string::npos);
}

// --- as a person and as a program reads it ------------------------------------------------------------------

TEST_CASE("plans read as they did") {
    const auto check = [](const std::string& name, const Plan& plan) {
        for (const std::size_t width : {std::size_t{80}, std::size_t{40}}) {
            triage::RenderOptions options;
            options.width = width;
            check_golden("plan_" + name + "_" + std::to_string(width) + ".txt",
                         triage::to_text(shipped(), plan, options));
        }
    };
    check("first", plan_of());
    check("third", plan_of(after(2)));
    check("full", plan_of(after(4)));
    check("week_3", plan_of(after(14)));
    check("week_7", plan_of(after(42)));
    check("no_equipment", plan_of(after(9) + R"(,"equipment":[])"));
    check("ten_minutes", plan_of(after(9), 10));
}

TEST_CASE("a plan as JSON is the decision with a key more") {
    const Plan plan = plan_of(after(14) + R"(,"equipment":["wall"])", 8);
    const std::string decision = triage::to_json(shipped(), plan.why);
    const std::string json = triage::to_json(shipped(), plan);
    const std::string opening = decision.substr(0, decision.size() - 1) + ",\"plan\":";
    REQUIRE(json.starts_with(opening));
    check_golden("plan.json", json.substr(opening.size()) + "\n");
}
