// Rejected input still says what is already certain: as text, as JSON, for every command that takes a person. A slip of
// spelling must not hide a danger that stands beside it (docs/decisions/0032).

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const std::string stop_now =
    "What was understood is enough: STOP: EMERGENCY\nDo not stretch. Get help now.\n\nWhat to do\n";

}  // namespace

TEST_CASE("a danger beside an unknown word is told as any stop is, behind the issue, and exits 65") {
    const Outcome outcome = run({"--symptoms", "chest pain, zzzzz"});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "--symptoms: error: unknown symptom `zzzzz`"));
    CHECK(outcome.err.ends_with("\n\n"));
    CHECK(outcome.out.starts_with(stop_now + "  Call 112, 911 or 999 (whichever is yours) now."));
    CHECK(says(outcome.out, "You said: pain, pressure, tightness"));
    CHECK(says(outcome.out, "Not a diagnosis."));
    CHECK_FALSE(says(outcome.out, "Not answered yet"));
}

TEST_CASE("on a terminal the issue comes first and the danger last") {
    const std::string shown = run_in_terminal({"--symptoms", "chest pain, zzzzz"}, 80).out;
    CHECK(says(shown, "unknown symptom `zzzzz`"));
    CHECK(shown.find("unknown symptom") < shown.find("What was understood is enough"));
    CHECK(says(shown, "\x1b[1;31mWhat was understood is enough: STOP: EMERGENCY\x1b[0m"));
}

TEST_CASE("ask, plan, whole explanations and profiles from files say it too") {
    const TemporaryFolder folder;
    const std::string file = folder.write("p.json", R"({"symptoms": ["chest pain"], "mood": 3})");
    for (const Strings& arguments : {Strings{"ask", "--symptoms", "chest pain, zzzzz"},
                                     {"ask", "--next", "--symptoms", "chest pain, zzzzz"},
                                     {"plan", "--symptoms", "chest pain, zzzzz"},
                                     {"--explain", "--symptoms", "chest pain, zzzzz"},
                                     {"--profile", file},
                                     {"plan", "--profile", file},
                                     {"batch", file, "--explain-line", "1"},
                                     {"--symptoms", "zzzzz", "--conditions", "chest pain"},
                                     {"--denies", "zzzzz", "--symptoms", "chest pain", "--no-others"},
                                     {"--symptoms", "chest pain", "--pain", "11"},
                                     {"--symptoms", "chest pain", "--hours-since-injury", "3 parsecs"},
                                     {"--symptoms", "chest pain", "--equipment", "zzzzz"}}) {
        CAPTURE(arguments.back());
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 65);
        CHECK(outcome.out.starts_with(stop_now));
        CHECK_FALSE(outcome.err.empty());
    }
}

TEST_CASE("a profile that breaks off is as good as what came before") {
    const Outcome outcome = run({"--profile", "-"}, {.input = R"({"symptoms":["chest pain"])"});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "the text is not JSON: it ends too early"));
    CHECK(outcome.out.starts_with(stop_now));
    const Outcome early = run({"--profile", "-"}, {.input = R"({"symptoms":["chest pai)"});
    CHECK(early.exit == 65);
    CHECK(early.out.empty());
}

TEST_CASE("a file that cannot be opened takes nothing from the options") {
    const Outcome outcome = run({"--profile", "/nowhere/p.json", "--symptoms", "chest pain"});
    CHECK(outcome.exit == 66);
    CHECK(outcome.out.starts_with(stop_now));
}

TEST_CASE("what an issue touches is not certain") {
    for (const Strings& arguments : {Strings{"--symptoms", "chest pain", "--denies", "chest pain"},
                                     {"--symptoms", "zzzzz", "--pain", "3"},
                                     {"--pain", "80"}}) {
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 65);
        CHECK(outcome.out.empty());
    }
    const Outcome number = run({"--pain", "8", "--profile", "-"}, {.input = R"({"pain": 9})"});
    CHECK(number.exit == 65);
    CHECK(number.out.empty());
}

TEST_CASE("less than an emergency says that it may not be all") {
    const Outcome outcome = run({"--pain", "8", "--symptoms", "zzzzz"});
    CHECK(outcome.exit == 65);
    CHECK(outcome.out.starts_with("What was understood is enough: STOP\n"));
    CHECK(says(outcome.out, "This could still be an emergency. Put right what was not understood, and ask"));
    CHECK_FALSE(says(outcome.out, "What would change this"));
}

TEST_CASE("JSON has it beside the issues, and no verdict") {
    const Outcome outcome = run({"--symptoms", "chest pain, zzzzz", "--format", "json"});
    CHECK(outcome.exit == 65);
    CHECK(json_keys(outcome.out) == Strings{"issues", "at_least"});
    CHECK(json_at(outcome.out, "/at_least") == R"({"verdict":"stop","urgency":"emergency","rules":["chest_pain"]})");
    CHECK(json_keys(run({"--symptoms", "zzzzz", "--format", "json"}).out) == Strings{"issues"});
}

TEST_CASE("a misspelt option leaves what the others say") {
    const Outcome outcome = run({"--symptoms", "chest pain", "--pian", "3"});
    CHECK(outcome.exit == 64);
    CHECK(says(outcome.err, "unknown option `--pian`"));
    CHECK(outcome.out.starts_with(stop_now));
    CHECK(run({"plan", "--symptoms", "chest pain", "--minuts", "3"}).out.starts_with(stop_now));
    CHECK(run({"--symptoms", "chest pain", "--pain", "3", "--pain", "4"}).out.starts_with(stop_now));
    CHECK(run({"--pain", "8", "--pain", "9"}).out.empty());
    CHECK(run({"--pian", "8"}).out.empty());
    const Outcome json = run({"--symptoms", "chest pain", "--pian", "3", "--format", "json"});
    CHECK(json.exit == 64);
    CHECK(json_at(json.out, "/at_least/verdict") == "\"stop\"");
}

TEST_CASE("a name of several words without quotes is taken whole or not at all") {
    const Outcome whole = run({"--symptoms", "chest", "pain"});
    CHECK(whole.exit == 64);
    CHECK(whole.out.starts_with(stop_now));
    CHECK(run({"--symptoms=chest", "pain"}).out.starts_with(stop_now));
    const Outcome part = run({"--symptoms", "fever", "zzzzz"});
    CHECK(part.exit == 64);
    CHECK(part.out.empty());
}

TEST_CASE("an option that begins with a dash is named, with the right one") {
    for (const std::string dash : {"–", "—", "−−", "-–", "‐‐"}) {
        const Outcome outcome = run({dash + "symptoms", "stiff neck"});
        CHECK(outcome.exit == 64);
        CHECK(says(outcome.err, "`" + dash +
                                    "symptoms` begins with a dash where an option has two hyphens [usage]\n"
                                    "  hint: write `--symptoms`\n"));
    }
    CHECK(says(run({"—symptom=stiff neck"}).err, "hint: write `--symptoms`"));
    CHECK(run({"--symptoms", "stiff – neck"}).exit == 10);
}

TEST_CASE("lines of a batch and its summary have it") {
    const std::string input =
        "{\"id\": 7, \"context\": {\"row\": 1}, \"symptoms\": [\"chest pain\", \"zzzzz\"]}\n"
        "{\"symptoms\": [\"zzzzz\"]}\n{\"pain\": 8, \"mood\": 1}\n{\"symptoms\": [\"chest pain\"],\n";
    const Outcome outcome = run({"batch"}, {.input = input});
    CHECK(outcome.exit == 65);
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 4);
    CHECK(json_keys(lines[0]) == Strings{"line", "id", "context", "issues", "at_least"});
    CHECK(json_at(lines[0], "/id") == "\"7\"");
    CHECK(json_at(lines[0], "/context") == R"({"row":1})");
    CHECK(json_at(lines[0], "/at_least") == R"({"verdict":"stop","urgency":"emergency","rules":["chest_pain"]})");
    CHECK(json_keys(lines[1]) == Strings{"line", "id", "issues"});
    CHECK(json_at(lines[2], "/at_least/urgency") == "\"self-care\"");
    CHECK(json_at(lines[3], "/at_least/verdict") == "\"stop\"");
    CHECK(says(outcome.err, "4 lines: 0 decided, 4 rejected (at least 3 stop), 0 blank\n"));
    const Outcome json = run({"batch", "--summary", "json"}, {.input = input});
    CHECK(json_at(json.err, "/at_least") == R"({"see-a-doctor":0,"stop":3})");
}

TEST_CASE("an array that is cut off says what its last element said") {
    const Outcome outcome = run({"batch"}, {.input = R"([{"symptoms": ["chest pain"], "pain": )"});
    CHECK(outcome.exit == 65);
    CHECK(json_at(outcome.out, "/issues/0/code") == "\"array_not_closed\"");
    CHECK(json_at(outcome.out, "/at_least/verdict") == "\"stop\"");
}

TEST_CASE("objects that were printed over several lines are read, one profile each") {
    const std::string input =
        "{\n  \"id\": \"a\",\n  \"symptoms\": [\n    \"chest pain\"\n  ]\n}\n\n{\n  \"pain\": 99\n}\n{}\n{\n\"mood\": "
        "1\n}";
    const Outcome outcome = run({"batch", "--fields", "line,id,verdict"}, {.input = input});
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == R"({"line":1,"id":"a","verdict":"stop"})");
    CHECK(json_at(lines[1], "/issues/0/code") == "\"out_of_range\"");
    CHECK(lines[2] == R"({"line":4,"id":null,"verdict":"ask"})");
    CHECK(json_at(lines[3], "/issues/0/code") == "\"unknown_key\"");
    CHECK(says(outcome.err, "5 lines: 2 decided, 2 rejected, 1 blank"));
}

TEST_CASE("a batch in UTF-16 gets one answer that says so") {
    std::string wide = "\xFF\xFE";
    for (int i = 0; i < 1000; ++i) {
        for (const char c : std::string("{\"pain\": 3}\n")) (wide += c) += '\0';
    }
    for (const std::string& input : {wide, wide.substr(2)}) {
        const Outcome outcome = run({"batch"}, {.input = input});
        CHECK(outcome.exit == 65);
        const Strings lines = lines_of(outcome.out);
        REQUIRE(lines.size() == 1);
        CHECK(json_at(lines[0], "/issues/0/message") == "\"the text is UTF-16, not UTF-8\"");
    }
}

TEST_CASE("JSON is UTF-8 whatever was typed") {
    for (const Strings& arguments : {Strings{"--profile", "p\xFF.json", "--format", "json"},
                                     {"list", "facts", "x\xFF", "--format", "json"},
                                     {"--symptoms", "chest pain", "--emergency-number",
                                      "1\xFF"
                                      "2",
                                      "--format", "json"},
                                     {"--symptoms", "x\xFF", "--format", "json"}}) {
        const std::string out = run(arguments).out;
        CHECK(json_keys(out) != Strings{});
        CHECK(json_at(out, "") != "(not JSON)");
    }
}
