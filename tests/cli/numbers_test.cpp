// Numbers that cannot be, out of their range or against each other, are refused alike in options, JSON, a stream and an
// interview.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const std::string ages_pack = R"(
pack: {name: ages, version: 1.0.0, about: for tests, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}
sources: {book: {title: A book, kind: article}}
relations:
  onset: {holds: age_at_onset <= age, because: Nobody is older than they are.}
facts:
  age: {kind: measure, quantity: {min: 0, max: 125, worse: neither}, ask: "How old are you?"}
  age_at_onset: {kind: measure, quantity: {min: 0, max: 125, worse: lower}, ask: "How old were you then?"}
  minutes_of_rest: {kind: measure, quantity: {unit: min, min: 0, max: 10000, worse: lower}, ask: "How long did you rest?"}
rules:
  old:
    {name: Old, when: age > 80 and age_at_onset > 70, outcome: stop, urgency: urgent, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: old}]}
  short:
    {name: Short, when: minutes_of_rest < 1.1 h, outcome: see-a-doctor, urgency: urgent, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: rest}]}
)";

Outcome with_pack(Strings arguments, const std::string& input = "") {
    const TemporaryFolder folder;
    arguments.insert(arguments.end(), {"--pack", folder.write("ages.yaml", ages_pack)});
    return run(arguments, {.input = input});
}

}  // namespace

TEST_CASE("a time stamp in place of hours is out of range, and so is any number beyond its last plausible one") {
    for (const char* hours : {"1795900000", "1e308", "87600.01", "3651d", "1e400"}) {
        CAPTURE(hours);
        const Outcome end = run({"--hours-since-injury", hours, "--pain", "2", "--age", "40", "--no-others"});
        CHECK(end.exit == 65);
        CHECK(says(end.err, "out_of_range"));
    }
    for (const std::string number :
         {"\"hours_since_injury\":1795900000", "\"sessions_done\":1795900000", "\"days_of_pain\":1795900000",
          "\"days_without_improvement\":20261129", "\"days_stretching_without_help\":20261129", "\"age\":1986"}) {
        CAPTURE(number);
        const Outcome end =
            run({"batch", "--summary", "none"}, {.input = "{" + number + ",\"pain\":2,\"no_others\":true}\n"});
        CHECK(end.exit == 65);
        CHECK(says(end.out, "out_of_range"));
        CHECK_FALSE(says(end.out, "verdict\":\"proceed"));
    }
    CHECK(run({"--hours-since-injury", "3650d", "--pain", "2", "--age", "40", "--no-others"}).exit == 0);
}

TEST_CASE("an onset later than today is a contradiction with both places, however it is said") {
    const Outcome options = run({"--age", "30", "--age-at-onset", "46", "--pain", "2"});
    CHECK(options.exit == 65);
    CHECK(says(options.err, "contradiction"));
    CHECK(says(options.err, "--age-at-onset"));
    CHECK(says(options.err, "the other one is at --age"));
    const std::string line = R"({"age":30,"age_at_onset":46,"days_of_pain":100,"pain":2,)"
                             R"("symptoms":["morning stiffness","better with movement"],"no_others":true})";
    const Outcome batch = run({"batch", "--summary", "none"}, {.input = line + "\n"});
    CHECK(batch.exit == 65);
    CHECK(json_at(batch.out, "/issues/0/code") == "\"contradiction\"");
    CHECK(json_at(batch.out, "/issues/0/at") == "\"/age_at_onset\"");
    CHECK(json_at(batch.out, "/issues/0/hint") == "\"the other one is at /age\"");
    CHECK(run({"--profile", "-"}, {.input = line}).exit == 65);
    CHECK(run({"--profile", "-", "--age-at-onset", "46"}, {.input = R"({"age":30})"}).exit == 65);
}

TEST_CASE("other numbers of one person that cannot be together are refused, ordinary ones are not") {
    const auto status = [](const std::string& numbers) {
        return run({"batch", "--summary", "none"}, {.input = "{" + numbers + ",\"pain\":2,\"no_others\":true}\n"}).exit;
    };
    CHECK(status(R"("age":30,"days_of_pain":20000)") == 65);
    CHECK(status(R"("age":50,"age_at_onset":49,"days_of_pain":7300)") == 65);
    CHECK(status(R"("days_without_improvement":30,"days_of_pain":20)") == 65);
    CHECK(status(R"("age":5,"hours_since_injury":87600)") == 65);
    CHECK(status(R"("age":30,"age_at_onset":30,"days_of_pain":400)") == 0);
    CHECK(status(R"("age":30,"days_of_pain":10957)") == 0);
    CHECK(status(R"("age":0,"age_at_onset":0,"days_of_pain":3)") == 0);
    CHECK(status(R"("age":40,"days_without_improvement":5,"days_of_pain":5)") == 0);
    CHECK(status(R"("age":40,"days_stretching_without_help":6,"days_of_pain":2)") == 0);
}

TEST_CASE("an interview asks again for a number that contradicts an earlier one") {
    const Outcome end = with_pack({"ask", "--age", "85"}, "90m\n86\n75\n");
    CHECK(end.exit == 30);
    const Outcome turned = with_pack({"ask"}, "85\n90\n80\nback\n80\n2h\n");
    CAPTURE(turned.err);
    CHECK(says(turned.err, "Both cannot be right: `age_at_onset` is 90 and `age` is 85, and `age_at_onset <="));
    CHECK(says(turned.err, "Give this number again, or go back to the other one."));
    CHECK_FALSE(says(turned.err, "Question 4"));
}

TEST_CASE("a limit of 1.1 h is met at 66 minutes, in options and in JSON") {
    for (const char* rest : {"66", "66min", "1.1h", "3960s"}) {
        CAPTURE(rest);
        CHECK(with_pack({"--minutes-of-rest", rest, "--age", "30", "--age-at-onset", "20"}).exit == 0);
    }
    for (const char* rest : {"65.99", "1.0999h", "3959.9 s"}) {
        CAPTURE(rest);
        CHECK(with_pack({"--minutes-of-rest", rest, "--age", "30", "--age-at-onset", "20"}).exit == 20);
    }
    const std::string line = "{\"minutes_of_rest\":66,\"age\":30,\"age_at_onset\":20}\n";
    CHECK(says(with_pack({"batch", "--summary", "none"}, line).out, "\"verdict\":\"proceed\""));
}

TEST_CASE("a release refuses ranges that are open, or end where nobody is") {
    const TemporaryFolder folder;
    std::string open = ages_pack;
    open.replace(open.find("max: 10000, "), 12, "");
    const std::string pack = folder.write("open.yaml", open);
    const Outcome warned = run({"check", pack});
    CHECK(warned.exit == 1);
    CHECK(says(warned.out, "warning: the number of `minutes_of_rest` has no `max` [missing_end]"));
    const Outcome refused = run({"check", "--release", pack});
    CHECK(refused.exit == 1);
    CHECK(says(refused.out, "error: the number of `minutes_of_rest` has no `max` [missing_end]"));
    CHECK(run({"check", "--release", folder.write("ages.yaml", ages_pack)}).exit == 0);
}

TEST_CASE("the shipped packs have both ends of every number") { CHECK_FALSE(says(run({"check"}).out, "_end]")); }
