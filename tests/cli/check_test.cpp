// `triage check`: a pack that is well formed passes, one that wants a second look is told where, and the exit status
// tells the two from a pack that is refused.

#include <doctest/doctest.h>

#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

TEST_CASE("the embedded packs and their folders are clean, cases included") {
    const Outcome embedded = run({"check"});
    CHECK(embedded.exit == 0);
    CHECK(embedded.err.empty());
    CHECK(says(embedded.out, "pack upper-back "));
    CHECK(says(embedded.out, "pack spine-red-flags "));
    CHECK_FALSE(says(embedded.out, " 0 cases"));
    CHECK(says(embedded.out, "nothing found\n"));
    const std::string first = "rules/upper-back";
    const std::string second = "rules/spine-red-flags";
    CHECK(run({"check", first, second}).out == embedded.out);
    CHECK(run({"check", "--pack", first, "--pack", second}).out == embedded.out);
    CHECK(run({"check", first}).out == run({"check", "upper-back"}).out);
}

TEST_CASE("a case that names what is not there makes a pack fail its check, though not its use") {
    const TemporaryFolder folder;
    folder.write("pack/pack.yaml", fever_pack());
    folder.write("pack/cases/one.yaml",
                 "cases: [{name: a case, profile: {symptoms: [fevr]}, "
                 "expect: {verdict: stop, urgency: routine, rules: [fever_stops]}}]\n");
    const Outcome outcome = run({"check", folder.path("pack")});
    CHECK(outcome.exit == 78);
    CHECK(says(outcome.out, "did you mean `fever` (fever)?"));
    CHECK(run({"--pack", folder.path("pack"), "--symptoms", "fever"}).exit == 30);
}

TEST_CASE("everything wrong with a pack is printed, and how much that is") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_head + "rules:\n" + fever_rule("one", "feverr") +
                                                           fever_rule("two", "fever or not fever") + "colour: red\n");
    const Outcome outcome = run({"check", pack});
    CHECK(outcome.exit == 78);
    CHECK(says(outcome.out, pack + ":6:"));
    CHECK(says(outcome.out, "unknown fact `feverr`"));
    CHECK(says(outcome.out, "`colour`"));
    CHECK(says(outcome.out, " found\n"));
}

TEST_CASE("a condition that always holds is rejected") {
    const TemporaryFolder folder;
    const std::string pack =
        folder.write("pack.yaml", fever_head + "rules:\n" + fever_rule("two", "fever or not fever"));
    const Outcome outcome = run({"check", pack});
    CHECK(outcome.exit == 78);
    CHECK(says(outcome.out, "[always_true]"));
}

TEST_CASE("a rule that repeats another is a warning with its place") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_pack() + fever_rule("again", "not not fever"));
    const Outcome outcome = run({"check", pack});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, pack + ":7:"));
    CHECK(says(outcome.out, "warning: rule `again` has the condition of `fever_stops` [repeats_another]"));
    CHECK(says(outcome.out, "pack small 1.0.0, reviewed by: nobody"));
    CHECK(says(outcome.out, "\n1 found\n"));
}

TEST_CASE("a review that is overdue is a warning with its place, and an error before a release") {
    const TemporaryFolder folder;
    std::string text = fever_pack();
    text.replace(text.find("2026-01-01"), 10, "2019-01-01");
    text.replace(text.find("2999-01-01"), 10, "2020-01-01");
    const std::string pack = folder.write("pack.yaml", text);
    const std::string message = "the review of pack `small` was due on 2020-01-01 [review_overdue]";
    const Outcome outcome = run({"check", pack});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, pack + ":1:100: warning: " + message));
    const Outcome release = run({"check", pack, "--release"});
    CHECK(release.exit == 1);
    CHECK(says(release.out, pack + ":1:100: error: " + message));
}

TEST_CASE("what only a human can settle is found in a folder and in an embedded pack") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_head +
                                                           "  knee: {kind: symptom, ask: \"Is it the kn\u0435e?\"}\n"
                                                           "  chest_pains: {kind: symptom, ask: \"Is it the chest?\"}\n"
                                                           "rules:\n" +
                                                           fever_rule("fever_stops", "fever"));
    const Outcome outcome = run({"check", "upper-back", pack});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, pack + ":5:43: warning: a text has U+0435, a Cyrillic letter"));
    CHECK(says(outcome.out,
               pack + ":6:3: warning: `chest_pains` differs by one letter from `chest_pain` [similar_names]"));
    CHECK(says(outcome.out, "which is in upper-back:facts.yaml line "));
}

TEST_CASE("a pack that is not there exits 66") {
    const Outcome outcome = run({"check", "no/such"});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.out, "cannot open `no/such`"));
}

TEST_CASE("check speaks JSON, clean or not") {
    CHECK(run({"check", "--format", "json"}).out == "{\"issues\":[]}\n");
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_pack() + fever_rule("again", "fever"));
    const Outcome outcome = run({"check", pack, "--format", "json"});
    CHECK(outcome.exit == 1);
    CHECK(json_at(outcome.out, "/issues/0/code") == "\"repeats_another\"");
    CHECK(json_at(outcome.out, "/issues/0/severity") == "\"warning\"");
    CHECK(json_at(outcome.out, "/issues/0/line") == "7");
}
