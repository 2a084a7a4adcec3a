// `triage plan`: a plan under `proceed`, otherwise the decision and nothing else, with exit statuses that a script can
// trust.

#include <doctest/doctest.h>

#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

/// `triage plan` for somebody whom nothing keeps from stretching.
Outcome plan(const Strings& more = {}) {
    return run(joined({"plan", "--pain", "2", "--age", "40", "--no-others"}, more));
}

std::string plan_json(const Strings& more, const std::string& pointer) {
    return json_at(plan(joined({"--format", "json"}, more)).out, pointer);
}

}  // namespace

TEST_CASE("a plan is printed under proceed, and exits 0") {
    const Outcome outcome = plan({"--sessions-done", "9"});
    CHECK(outcome.exit == 0);
    CHECK(outcome.err == "");
    CHECK(outcome.out.starts_with("YOUR PLAN FOR TODAY\nSession 10: the full dose.\n"));
    CHECK(says(outcome.out, "13 minutes, and a warm-up before each part: 28 minutes in all."));
    CHECK(says(outcome.out, "\nMorning (5 minutes)\n  - Shoulder rolls: 3 to 4 times, 2 sets\n"));
    CHECK(says(outcome.out, "How to do one: triage list stretches NAME"));
}

TEST_CASE("whoever does not say how many sessions are done gets a first one, and hears how to say it") {
    const Outcome outcome = plan();
    CHECK(outcome.exit == 0);
    CHECK(says(outcome.out, "Say how many with --sessions-done N."));
    CHECK_FALSE(says(plan({"--sessions-done", "0"}).out, "Say how many"));
}

TEST_CASE("any other verdict prints the decision as the plain command does, and no plan") {
    const std::vector<std::pair<Strings, int>> people{
        {{}, 10},
        {{"--no-others"}, 10},
        {{"--symptoms", "chest pain"}, 30},
        {{"--symptoms", "night pain", "--pain", "2", "--age", "40", "--no-others"}, 20},
        {{"--hours-since-injury", "5", "--pain", "2", "--age", "40", "--no-others"}, 30}};
    for (const auto& [person, exit] : people) {
        for (const Strings& more : {Strings{}, Strings{"--format", "json"}, Strings{"--minutes", "20"}}) {
            const Outcome planned = run(joined(joined({"plan"}, person), more));
            const bool has_minutes = !more.empty() && more.front() == "--minutes";
            const Outcome decided = run(joined(person, has_minutes ? Strings{} : more));
            CHECK(planned.exit == exit);
            CHECK(planned.out == decided.out);
            CHECK_FALSE(says(planned.out, "PLAN FOR TODAY"));
            CHECK_FALSE(says(planned.out, "\"plan\""));
        }
    }
}

TEST_CASE("a plan as JSON is one line: the decision and a plan") {
    const Outcome outcome = plan({"--format", "json"});
    CHECK(lines_of(outcome.out).size() == 1);
    CHECK(plan_json({}, "/verdict") == "\"proceed\"");
    CHECK(plan_json({}, "/plan/stage") == "\"first-session\"");
    CHECK(plan_json({}, "/plan/minutes_in_all") == "9");
    CHECK(plan_json({"--sessions-done", "4"}, "/plan/minutes") == "13");
    CHECK(plan_json({"--sessions-done", "4"}, "/plan/parts/2/exercises/0/dose/hold_s/1") == "30");
    CHECK(plan_json({"--sessions-done", "14"}, "/plan/ladders/0/steps/1/state") == "\"now\"");
}

TEST_CASE("too few minutes are refused with the number that is enough") {
    for (const std::string minutes : {"1", "5", "6"}) {
        const Outcome outcome = plan({"--minutes", minutes});
        CHECK(outcome.exit == 64);
        CHECK(outcome.out == "");
        CHECK(outcome.err == "--minutes: error: " + minutes + (minutes == "1" ? " minute is" : " minutes are") +
                                 " too few for the warm-up and one exercise [too_few_minutes]\n"
                                 "  hint: that takes 7 minutes\n");
    }
    CHECK(plan({"--minutes", "7"}).exit == 0);
    CHECK(json_at(plan({"--minutes", "2", "--format", "json"}).out, "/issues/0/code") == "\"too_few_minutes\"");
}

TEST_CASE("minutes are a whole number from 1 to a day") {
    for (const std::string minutes : {"0", "-5", "1.5", "ten", "1441", "99999999999999999999"}) {
        const Outcome outcome = plan({"--minutes", minutes});
        CHECK_MESSAGE(outcome.exit == 64, minutes);
        CHECK(says(outcome.err, "--minutes"));
        CHECK(outcome.out == "");
    }
    CHECK(plan({"--minutes", "1440"}).exit == 0);
}

TEST_CASE("a rejected profile is rejected as elsewhere") {
    const Outcome outcome = run({"plan", "--symptoms", "chst pain", "--pain", "11"});
    CHECK(outcome.exit == 65);
    CHECK(outcome.out == "");
    CHECK(outcome.err == run({"--symptoms", "chst pain", "--pain", "11"}).err);
}

TEST_CASE("packs without a plan cannot plan") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("small.yaml", fever_pack());
    const Outcome outcome = run({"plan", "--pack", pack, "--denies", "fever"});
    CHECK(outcome.exit == 64);
    CHECK(outcome.out == "");
    CHECK(says(outcome.err, "--pack: error: no pack says how a session is put together [no_plan]"));
    CHECK(run({"plan", "--pack", pack, "--symptoms", "fever"}).exit == 30);
}

TEST_CASE("a plan fits a narrow terminal") {
    const Outcome outcome = run_in_terminal(
        {"plan", "--pain", "2", "--age", "40", "--no-others", "--sessions-done", "14", "--color", "never"}, 40);
    for (const std::string& line : lines_of(outcome.out)) CHECK_MESSAGE(line.size() <= 40, line);
}

TEST_CASE("nothing says a plan with an output that breaks off") {
    const Outcome outcome = run({"plan", "--pain", "2", "--age", "40", "--no-others"}, {.output_to = "/dev/full"});
    CHECK(outcome.exit == 74);
}
