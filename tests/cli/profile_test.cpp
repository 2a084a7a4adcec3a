// One profile as JSON, alone and together with options: both say the same things, and neither overrules the other.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

TEST_CASE("a profile is read from a file and from standard input alike") {
    const TemporaryFolder folder;
    const std::string profile = R"({"id": "p-1", "symptoms": ["chest pain"], "pain": 3})";
    const Outcome from_file = run({"--profile", folder.write("p.json", profile), "--format", "json"});
    CHECK(from_file.exit == 30);
    CHECK(json_at(from_file.out, "/id") == "\"p-1\"");
    const Outcome from_input = run({"--profile", "-", "--format", "json"}, {.input = profile});
    CHECK(from_input.exit == 30);
    CHECK(from_input.out == from_file.out);
}

TEST_CASE("options add to a profile") {
    const std::string profile = R"({"symptoms": ["tight shoulders"], "age": 40, "no_others": true})";
    CHECK(run({"--profile", "-"}, {.input = profile}).exit == 10);
    CHECK(run({"--profile", "-", "--pain", "2"}, {.input = profile}).exit == 0);
    CHECK(run({"--profile", "-", "--pain", "2", "--symptoms", "night pain"}, {.input = profile}).exit == 20);
}

TEST_CASE("options never overrule a profile") {
    const Outcome number = run({"--profile", "-", "--pain", "2"}, {.input = R"({"pain": 8})"});
    CHECK(number.exit == 65);
    CHECK(says(number.err, "--pain: error: `pain` has two values"));
    const Outcome denial =
        run({"--profile", "-", "--denies", "chest pain"}, {.input = R"({"symptoms": ["chest pain"]})"});
    CHECK(denial.exit == 65);
    CHECK(says(denial.err, "the other one is at /symptoms/0"));
}

TEST_CASE("not sure is an answer that leaves the question open") {
    const Strings usual{"--symptoms", "tight shoulders", "--no-others", "--pain", "2", "--age", "40"};
    CHECK(run(usual).exit == 0);
    Strings unsure = usual;
    unsure.insert(unsure.end(), {"--unsure", "Chest Pain, left arm numbness", "--unsure=dizziness"});
    const Outcome options = run(unsure);
    CHECK(options.exit == 10);
    const Outcome profile = run({"--profile", "-"}, {.input = R"({"symptoms": ["tight shoulders"], "no_others": true,
        "pain": 2, "age": 40, "unsure": ["chest_pain", "arm numbness", "dizziness"]})"});
    CHECK(profile.exit == 10);
    CHECK(profile.out == options.out);
    const Outcome number =
        run({"--symptoms", "injury", "--no-others", "--pain", "2", "--age", "40", "--unsure", "injury"});
    CHECK(number.exit == 10);
}

TEST_CASE("not sure and an answer are a contradiction, in a profile, in options and between them") {
    const Outcome both = run({"--unsure", "chest pain", "--symptoms", "chest pain", "--pain", "3", "--unsure", "pain"});
    CHECK(both.exit == 65);
    CHECK(says(both.err,
               "--unsure: error: `chest_pain` is both answered and unsure [contradiction]\n"
               "  hint: the other one is at --symptoms"));
    CHECK(says(both.err,
               "--pain: error: `pain` is both answered and unsure [contradiction]\n"
               "  hint: the other one is at --unsure"));
    const Outcome mixed = run({"--profile", "-", "--denies", "dizziness"}, {.input = R"({"unsure": ["dizziness"]})"});
    CHECK(mixed.exit == 65);
    CHECK(says(mixed.err,
               "--denies: error: `dizziness` is both answered and unsure [contradiction]\n"
               "  hint: the other one is at /unsure/0"));
}

TEST_CASE("a slip in a list of what is not sure is rejected") {
    const Outcome outcome = run({"--unsure", "chst pain,,no dizziness", "--format", "json"});
    CHECK(outcome.exit == 65);
    CHECK(json_at(outcome.out, "/issues/0/message") == "\"unknown fact `chst pain`\"");
    CHECK(json_at(outcome.out, "/issues/0/at") == "\"--unsure\"");
    CHECK(json_at(outcome.out, "/issues/1/code") == "\"empty_name\"");
    CHECK(json_at(outcome.out, "/issues/2/code") == "\"unknown_name\"");
    CHECK(run({"--unsure"}).exit == 64);
    CHECK(says(run({"--unsur", "nausea"}).err, "write `--unsure`"));
    CHECK(says(run({"--unsuer", "nausea"}).err, "did you mean `--unsure`?"));
}

TEST_CASE("issues of a profile name its file, issues of options their option, in one run") {
    const TemporaryFolder folder;
    const std::string path = folder.write("p.json", R"({"symptoms": ["x", "chset pain"], "paine": 3})");
    const Outcome outcome = run({"--profile", path, "--pain", "11"});
    CHECK(outcome.exit == 65);
    CHECK(outcome.out.empty());
    CHECK(says(outcome.err, path + ": /symptoms/0: error: unknown symptom `x`"));
    CHECK(says(outcome.err, path + ": /symptoms/1: error: unknown symptom `chset pain`"));
    CHECK(says(outcome.err, path + ": /paine: error: unknown key `paine` [unknown_key]\n  hint: did you mean `pain`?"));
    CHECK(says(outcome.err, "\n--pain: error: `pain` is 11"));
}

TEST_CASE("text that is not JSON is rejected with line and column") {
    const Outcome outcome = run({"--profile", "-"}, {.input = "{\"pain\": 3,\n \"symptoms\": [}"});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "-:2:"));
    CHECK(says(outcome.err, "[invalid_json]"));
}

TEST_CASE("an empty profile text is rejected, an empty object asks") {
    CHECK(run({"--profile", "-"}, {.input = ""}).exit == 65);
    CHECK(run({"--profile", "-"}, {.input = "{}"}).exit == 10);
}

TEST_CASE("a missing profile does not hide what is wrong with the options") {
    const Outcome outcome = run({"--profile", "no/such.json", "--pain", "11"});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.err, "No such file or directory"));
    CHECK(says(outcome.err, "--pain: error: `pain` is 11"));
}

TEST_CASE("a folder and a closed input are no profiles") {
    CHECK(says(run({"--profile", "/"}).err, "cannot read `/`: Is a directory"));
    const Outcome outcome = run({"--profile", "-"}, {.input_to = closed});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.err, "cannot read `-`: Bad file descriptor"));
}

TEST_CASE("a profile of 16 MiB is read, a larger one is refused") {
    const std::string profile = R"({"symptoms": ["chest pain"]})";
    const std::size_t limit = std::size_t{16} << 20;
    CHECK(run({"--profile", "-"}, {.input = profile + std::string(limit - profile.size(), ' ')}).exit == 30);
    const Outcome outcome = run({"--profile", "-"}, {.input = profile + std::string(limit, ' ')});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "the profile is larger than 16 MiB [profile_too_large]"));
}
