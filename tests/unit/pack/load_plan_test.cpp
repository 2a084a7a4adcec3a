// The section `plan`: it is as it was written, and asks for nothing that a stretch's own dose does not allow.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using small_pack::source;

namespace {

/// A stretch in one line.
std::string stretch(const std::string& id, const std::string& dose, const std::string& more = "first_session: same") {
    return "  " + id + ": {name: A stretch, kind: stretch, dose: " + dose + ", " + more + ", steps: [go], " + source +
           "}\n";
}

const std::string catalogue = "stretches:\n" + stretch("walk", "{duration_s: 300}") +
                              stretch("reach", "{hold_s: [10, 20], repetitions: 2, sides: each}") +
                              stretch("push", "{repetitions: 12, sets: [1, 3]}") +
                              stretch("push_more", "{repetitions: 12}", "from_session: 15") +
                              stretch("rest", "not_stated", "first_session: not_stated, dose_note: none");

const std::string warm_up = "  warm_up: {stretches: [walk], minutes: 5, " + source + "}\n";
const std::string first_session = "  first_session: {stretches: 2, " + source + "}\n";

std::string routine(const std::string& exercises, const std::string& minutes = "4") {
    return "  routine: {name: Daily, " + source + ", parts: [{name: Morning, minutes: " + minutes + ", exercises: [" +
           exercises + "]}]}\n";
}

const std::string one_exercise = "{stretch: reach, dose: {hold_s: 20}}";

/// The plan stands first, so that its lines count from 1.
std::string with(const std::string& plan) { return plan + catalogue; }

std::string complaints(const std::string& plan) { return issues_in(with(plan)); }

/// A plan whose routine has one exercise with this dose.
std::string complaints_about(const std::string& stretch, const std::string& dose) {
    return complaints("plan:\n" + routine("{stretch: " + stretch + ", dose: " + dose + "}") + warm_up + first_session);
}

std::string complaints_about_steps(const std::string& ladders) {
    return complaints("plan:\n  ladders: {" + ladders + "}\n" + warm_up + first_session + routine(one_exercise));
}

std::string ladder(const std::string& id, const std::string& steps) {
    return id + ": {name: Up, steps: [" + steps + "], " + source + "}";
}

}  // namespace

TEST_CASE("a plan is as it was written") {
    const triage::RuleBase rules = loaded(
        with("plan:\n" + warm_up + first_session +
             routine("{stretch: reach, dose: {hold_s: [10, 15], sides: each}}, {stretch: push, dose: {sets: 2}}") +
             "  ladders: {push_up: {name: Pushing, steps: [push, push_more], " + source + "}}\n"));
    REQUIRE(rules.plan);
    CHECK(rules.plan->warm_up.stretches == std::vector{triage::StretchId{0}});
    CHECK(rules.plan->warm_up.minutes == 5);
    CHECK(rules.plan->warm_up.sources.size() == 1);
    CHECK(rules.plan->first_session.stretches == 2);
    CHECK(rules.plan->routine.name == "Daily");
    REQUIRE(rules.plan->routine.parts.size() == 1);
    const triage::RoutinePart& part = rules.plan->routine.parts[0];
    CHECK(part.name == "Morning");
    CHECK(part.minutes == 4);
    REQUIRE(part.exercises.size() == 2);
    CHECK(part.exercises[0].stretch == triage::StretchId{1});
    CHECK(part.exercises[0].dose == triage::Dose{triage::Range{10, 15}, {}, {}, {}, triage::Sides::each});
    CHECK(part.exercises[1].dose.sets == triage::Range{2, 2});
    REQUIRE(rules.plan->ladders.size() == 1);
    CHECK(rules.plan->ladders[0].id == "push_up");
    CHECK(rules.plan->ladders[0].name == "Pushing");
    CHECK(rules.plan->ladders[0].steps == std::vector{triage::StretchId{2}, triage::StretchId{3}});
}

TEST_CASE("a pack need not plan, and a plan needs no ladder") {
    CHECK_FALSE(loaded("").plan);
    CHECK(loaded(with("plan:\n" + warm_up + first_session + routine(one_exercise))).plan->ladders.empty());
}

TEST_CASE("one pack states the plan for all") {
    const TemporaryFolder folder;
    const std::string plan = "plan:\n" + warm_up + first_session + routine(one_exercise);
    folder.write("pack/a.yaml", small_pack::text(with(plan)));
    folder.write("pack/b.yaml", plan);
    CHECK(brief(triage::load_packs({folder.path("pack")}).issues) ==
          "1:1 repeated_key: `plan` stands twice (one pack states it for all)\n");
}

TEST_CASE("what a plan lacks is named") {
    CHECK(complaints("plan: {}\n") ==
          "1:1 missing_field: `plan` has no `warm_up`\n"
          "1:1 missing_field: `plan` has no `first_session`\n"
          "1:1 missing_field: `plan` has no `routine`\n");
    CHECK(complaints("plan:\n  warm_up: {}\n  first_session: {}\n  routine: {}\n") ==
          "2:12 missing_field: `warm_up` has no `stretches`\n"
          "2:12 missing_field: `warm_up` has no `minutes`\n"
          "2:12 missing_field: `warm_up` has no `sources`\n"
          "3:18 missing_field: `first_session` has no `stretches`\n"
          "3:18 missing_field: `first_session` has no `sources`\n"
          "4:12 missing_field: `routine` has no `name`\n"
          "4:12 missing_field: `routine` has no `parts`\n"
          "4:12 missing_field: `routine` has no `sources`\n");
    CHECK(complaints("plan:\n" + warm_up + first_session + "  routine: {name: R, parts: [{}, {exercises: [{}]}], " +
                     source + "}\n") ==
          "4:30 missing_field: a part has no `name`\n"
          "4:30 missing_field: a part has no `minutes`\n"
          "4:30 missing_field: a part has no `exercises`\n"
          "4:34 missing_field: a part has no `name`\n"
          "4:34 missing_field: a part has no `minutes`\n"
          "4:47 missing_field: an exercise has no `stretch`\n"
          "4:47 missing_field: an exercise has no `dose`\n");
}

TEST_CASE("a list without anything in it is reported") {
    CHECK(complaints("plan:\n  warm_up: {stretches: [], minutes: 5, " + source +
                     "}\n  ladders: {up: {name: Up, steps: [], " + source + "}}\n" + first_session + routine("")) ==
          "2:24 missing_field: `warm_up` has nothing in `stretches`\n"
          "5:124 missing_field: a part has nothing in `exercises`\n"
          "3:35 missing_field: ladder `up` has nothing in `steps`\n");
}

TEST_CASE("other keys and other forms are rejected, the nearest key is named") {
    CHECK(complaints("plan:\n" + warm_up + first_session + routine(one_exercise) + "  ladder: {}\n") ==
          "5:3 unknown_key: unknown key `ladder` in `plan` (did you mean `ladders`?)\n");
    CHECK(complaints("plan:\n  ladders: [push]\n" + warm_up + first_session + routine("reach")) ==
          "5:125 wrong_type: an exercise is `reach`, not a mapping\n"
          "2:12 wrong_type: `ladders` is not a mapping of ids\n");
    CHECK(complaints("plan: daily\n") == "1:7 wrong_type: `plan` is `daily`, not a mapping\n");
}

TEST_CASE("an unknown stretch is reported with the nearest one") {
    CHECK(complaints("plan:\n  warm_up: {stretches: [wolk], minutes: 5, " + source + "}\n" + first_session +
                     routine("{stretch: reech, dose: {hold_s: 1}}") + "  ladders: {up: {name: Up, steps: [posh], " +
                     source + "}}\n") ==
          "2:25 unknown_name: unknown stretch `wolk` (did you mean `walk`?)\n"
          "4:135 unknown_name: unknown stretch `reech` (did you mean `reach`?)\n"
          "5:36 unknown_name: unknown stretch `posh` (did you mean `push`?)\n");
}

TEST_CASE("minutes and the number of stretches are whole and above zero") {
    const auto of = [](const std::string& minutes) {
        return complaints("plan:\n" + routine(one_exercise, minutes) + warm_up + first_session);
    };
    CHECK(of("0") == "2:110 out_of_range: `minutes` is `0` (give a whole number from 1 to 1440)\n");
    CHECK(of("-3") == "2:110 out_of_range: `minutes` is `-3` (give a whole number from 1 to 1440)\n");
    CHECK(of("2.5") == "2:110 out_of_range: `minutes` is `2.5` (give a whole number from 1 to 1440)\n");
    CHECK(of("1e300") == "2:110 out_of_range: `minutes` is `1e300` (give a whole number from 1 to 1440)\n");
    CHECK(of("five") == "2:110 wrong_type: minutes is `five`, not a number\n");
    CHECK(of("1440") == "");
}

TEST_CASE("an exercise asks for no more than the full dose of its stretch") {
    CHECK(complaints_about("reach", "{hold_s: 20, repetitions: 2, sides: each}") == "");
    CHECK(complaints_about("reach", "{hold_s: [5, 21]}") ==
          "2:148 dose_too_high: the exercise asks for more `hold_s` than the full dose of `reach` (at most 20)\n");
    CHECK(complaints_about("reach", "{sets: 2}") ==
          "2:148 dose_too_high: the exercise asks for more `sets` than the full dose of `reach` (the full dose does "
          "not have it)\n");
    CHECK(complaints_about("rest", "{duration_s: 60}") ==
          "2:147 dose_too_high: the exercise asks for more `duration_s` than the full dose of `rest` (the full dose "
          "does not have it)\n");
    CHECK(complaints_about("push", "{repetitions: 10, sides: each}") ==
          "2:147 dose_too_high: the exercise is for each side, and `push` for both at once (leave out `sides`)\n");
}

TEST_CASE("a dose of an exercise is made of numbers") {
    CHECK(complaints_about("reach", "same") ==
          "2:148 wrong_type: `dose` is `same`, not a dose (give the numbers of the routine)\n");
    CHECK(complaints_about("reach", "{hold: 3, hold_s: 3}") ==
          "2:149 unknown_key: unknown key `hold` in `dose` (did you mean `hold_s`?)\n");
}

TEST_CASE("the steps of a ladder begin later and later, and each stands in one ladder") {
    CHECK(complaints_about_steps(ladder("up", "push, push_more")) == "");
    CHECK(complaints_about_steps(ladder("up", "push_more, push")) ==
          "2:47 wrong_order: `push` begins no later than `push_more` before it (a step has a later `from_session` than "
          "the step before)\n");
    CHECK(complaints_about_steps(ladder("up", "push, push")) ==
          "2:42 wrong_order: `push` begins no later than `push` before it (a step has a later `from_session` than the "
          "step before)\n");
    CHECK(complaints_about_steps(ladder("a", "push") + ", " + ladder("b", "push")) ==
          "2:116 repeated_name: `push` is a step of `a` as well (a stretch is a step of one ladder)\n");
}

TEST_CASE("a ladder has an id of its own") {
    CHECK(complaints_about_steps(ladder("Up", "push")) ==
          "2:13 bad_id: `Up` cannot be an id (use lower-case letters, digits and `_`, a letter first)\n");
}

// The ladder is moved into the plan before its unknown keys are reported.
TEST_CASE("an unknown key of a ladder is reported with the ladder's id") {
    const std::string text = complaints_about_steps("up: {name: Up, colour: red, steps: [push], " + source + "}");
    CHECK(text.find("unknown_key: unknown key `colour` in ladder `up`") != std::string::npos);
}

TEST_CASE("our own reading of a plan says why") {
    CHECK(complaints("plan:\n" + warm_up + routine(one_exercise) +
                     "  first_session: {stretches: 2, basis: inference, " + source + "}\n") ==
          "4:18 missing_field: `first_session` is an inference without a `because` (say why we read it so)\n");
}
