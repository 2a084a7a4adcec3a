// A proceed whose answers took something away says so first, and a plan without an exercise is no plan: whoever reads
// only the first line must not take it for a go-ahead to everything.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

// Answers take exercises away or change them, one way each, and a plan is made of what is left.
const std::string limited_pack = R"(
pack: {name: limited, version: 1.0.0, about: for tests, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}
sources: {book: {title: A book, kind: article}}
equipment: {mat: {name: a mat}}
movements: {bend: {about: bending}, twist: {about: twisting}, kneel: {about: kneeling}}
facts:
  ache: {kind: symptom, ask: "Does it ache?"}
  operated: {kind: condition, ask: "Were you operated on?"}
  knee_problem: {kind: condition, ask: "Is a knee sore?"}
  settled: {kind: context, ask: "Has it settled?"}
rules:
  ache:
    {name: It aches, when: ache, outcome: stop, urgency: routine, advice: Wait.,
     sources: [{document: book, section: One, anchor: ache}]}
exclusions:
  after_operation:
    {when: operated, movements: [bend, twist], because: "Wait for your surgeon.",
     sources: [{document: book, section: One, anchor: operation}]}
  not_settled:
    {when: not settled, movements: [twist], because: "Wait until it has settled.",
     sources: [{document: book, section: One, anchor: settled}]}
  kneeling:
    {when: knee_problem, movements: [kneel], because: "Kneeling loads the knee.",
     modify: {how: "Use a pillow."}, sources: [{document: book, section: One, anchor: knee}]}
stretches:
  walk: {name: A walk, kind: activity, dose: {duration_s: 300}, first_session: same, steps: [go],
         sources: [{document: book, section: One, anchor: walk}]}
  reach: {name: Reach, kind: stretch, movements: [bend, kneel], dose: {hold_s: 20}, first_session: same, steps: [go],
          sources: [{document: book, section: One, anchor: reach}]}
  lean: {name: Lean, kind: stretch, movements: [bend], needs: [mat], dose: {hold_s: 20}, first_session: same,
         steps: [go], sources: [{document: book, section: One, anchor: lean}]}
  turn: {name: Turn, kind: stretch, movements: [twist], dose: {hold_s: 20}, first_session: same, steps: [go],
         sources: [{document: book, section: One, anchor: turn}]}
plan:
  warm_up: {stretches: [walk], minutes: 5, sources: [{document: book, section: One, anchor: walk}]}
  first_session: {stretches: 2, sources: [{document: book, section: One, anchor: first}]}
  routine:
    {name: A routine, sources: [{document: book, section: One, anchor: routine}],
     parts: [{name: Morning, minutes: 3, exercises: [{stretch: reach, dose: {hold_s: 15}}]}]}
)";

const std::string nothing_speaks_against_it = "Nothing in your answers speaks against gentle stretching.";
const std::string ask_a_professional =
    "Do not choose exercises yourself. Ask a doctor or a physiotherapist which ones suit you.\n";

/// `COMMAND` with the pack of the tests, in one line a paragraph.
Outcome limited(const std::string& command, const Strings& person) {
    const TemporaryFolder folder;
    Strings all;
    if (!command.empty()) all.push_back(command);
    all.insert(all.end(), {"--pack", folder.write("limited.yaml", limited_pack)});
    all.insert(all.end(), person.begin(), person.end());
    return run_in_terminal(all, 100);
}

std::string head(const Outcome& outcome) {
    std::string text;
    for (const std::string& line : lines_of(outcome.out)) {
        if (line.empty()) return text;
        text += line + "\n";
    }
    return text;
}

const Strings no_color{"--color", "never"};

Outcome decided(Strings person) {
    person.insert(person.end(), no_color.begin(), no_color.end());
    return limited("", person);
}

Outcome planned(Strings person) {
    person.insert(person.end(), no_color.begin(), no_color.end());
    return limited("plan", person);
}

}  // namespace

TEST_CASE("where no answer takes anything away, nothing speaks against stretching") {
    const Outcome outcome = decided({"--denies", "ache,operated,knee problem", "--symptoms", "settled"});
    CHECK(outcome.exit == 0);
    CHECK(head(outcome) == "PROCEED\n" + nothing_speaks_against_it + "\n");
    // Equipment is no answer about the person.
    const Outcome bare =
        decided({"--denies", "ache,operated,knee problem", "--symptoms", "settled", "--equipment", "none"});
    CHECK(head(bare) == "PROCEED\n" + nothing_speaks_against_it + "\n");
}

TEST_CASE("what is left out or changed because of an answer stands in the first lines") {
    const Outcome changed = decided({"--symptoms", "knee problem, settled", "--no-others"});
    CHECK(changed.exit == 0);
    CHECK(head(changed) ==
          "PROCEED, but 1 of 4 exercises only with care\n"
          "1 of 4 exercises is for you only with care, because you said: Is a knee sore? Yes.\n");
    const Outcome denied = decided({"--no-others"});
    CHECK(head(denied) == "PROCEED\n1 of 4 exercises is left out, because you said: no to “Has it settled?”.\n");
    const Outcome both = decided({"--symptoms", "knee problem", "--no-others"});
    CHECK(head(both) ==
          "PROCEED, but 1 of 4 exercises only with care\n"
          "1 of 4 exercises is left out, because you said: no to “Has it settled?”.\n"
          "1 of 4 exercises is for you only with care, because you said: Is a knee sore? Yes.\n");
}

TEST_CASE("what waits for an answer is told apart from what was said") {
    const Outcome open = decided({"--denies", "ache"});
    CHECK(open.exit == 0);
    CHECK(head(open) ==
          "PROCEED\n"
          "3 of 4 exercises are left out until you answer about: Were you operated on?\n"
          "Do not choose exercises yourself. Answer what is open: it decides whether one suits you.\n");
    const Outcome knee = decided({"--denies", "ache,operated", "--symptoms", "settled"});
    CHECK(head(knee) ==
          "PROCEED\n1 of 4 exercises is for you only with care until you answer about: Is a knee sore?\n");
}

TEST_CASE("where only walking is left, the decision says so and what to do") {
    const Outcome operated = decided({"--symptoms", "operated", "--no-others"});
    CHECK(operated.exit == 0);
    CHECK(head(operated) ==
          "PROCEED, but no exercise is left for you\n"
          "3 of 4 exercises are left out, because you said: Were you operated on? Yes.\n" +
              ask_a_professional);
}

TEST_CASE("an empty plan is no plan, and waits for answers, equipment or a professional") {
    const Outcome operated = planned({"--symptoms", "operated", "--no-others"});
    CHECK(operated.exit == 20);
    CHECK(
        operated.out.starts_with("NO PLAN FOR TODAY\n"
                                 "No exercise is left for you that could be planned.\n"
                                 "3 of 4 exercises are left out, because you said: Were you operated on? Yes.\n"
                                 "\n"
                                 "What to do\n"
                                 "  " +
                                 ask_a_professional +
                                 "\n"
                                 "Still allowed\n"
                                 "  - A walk\n"));
    const Outcome open = planned({"--denies", "ache"});
    CHECK(open.exit == 10);
    CHECK(says(open.out, "  ? Were you operated on? [operated]\n"));
    CHECK(says(open.out, "  Answer with --symptoms NAME for yes"));
    CHECK(planned({"--denies", "ache", "--unsure", "operated"}).exit == 10);
    CHECK(planned({"--symptoms", "settled", "--no-others"}).exit == 0);
    CHECK(planned({"--no-others"}).exit == 0);
}

TEST_CASE("no sessions and no minutes make a plan of an empty one") {
    for (const Strings& more : {Strings{"--minutes", "1"}, Strings{"--minutes", "60"}}) {
        Strings person{"--symptoms", "operated", "--no-others"};
        person.insert(person.end(), more.begin(), more.end());
        CHECK(planned(person).exit == 20);
    }
}

TEST_CASE("as JSON an empty plan says what would help") {
    const Outcome operated = limited("plan", {"--symptoms", "operated", "--no-others", "--format", "json"});
    CHECK(operated.exit == 20);
    CHECK(json_at(operated.out, "/verdict") == "\"proceed\"");
    CHECK(json_at(operated.out, "/plan/empty") == R"({"would_help":"nothing","ask":[]})");
    CHECK(json_at(operated.out, "/plan/parts") == "[]");
    const Outcome open = limited("plan", {"--denies", "ache,settled", "--format", "json"});
    CHECK(open.exit == 10);
    CHECK(json_at(open.out, "/plan/empty") == R"({"would_help":"answers","ask":["operated"]})");
    const Outcome whole = limited("plan", {"--no-others", "--format", "json"});
    CHECK(whole.exit == 0);
    CHECK(json_at(whole.out, "/plan/empty") == "(nothing)");
}

TEST_CASE("with the shipped packs no plan without an exercise exits 0") {
    const Strings healthy{"--pain", "2", "--age", "40", "--no-others"};
    for (const std::string condition : {"back surgery", "not cleared by my surgeon", "herniated disc", "pregnant",
                                        "osteoporosis", "knee problem", "shoulder problem", "glaucoma"}) {
        CAPTURE(condition);
        Strings person{"--conditions", condition, "--format", "json"};
        person.insert(person.end(), healthy.begin(), healthy.end());
        Strings plan{"plan"};
        plan.insert(plan.end(), person.begin(), person.end());
        const Outcome outcome = run(plan);
        if (outcome.exit == 0) CHECK(json_at(outcome.out, "/plan/parts/0/exercises/0/stretch") != "(nothing)");
        if (outcome.exit != 65)
            CHECK(outcome.exit ==
                  (json_at(outcome.out, "/plan/empty") == "(nothing)" ? run(person).exit : outcome.exit));
    }
}
