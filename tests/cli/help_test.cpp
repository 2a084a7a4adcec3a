// The promises of --help: its examples run and come to what they say, every option is there, and it fits the terminal.

#include <algorithm>

#include <doctest/doctest.h>

#include "cli/process.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

/// The words of a line as a shell would cut it; knows blanks and double quotes only.
Strings words_of(const std::string& line) {
    Strings words;
    bool is_quoted = false;
    bool is_new = true;
    for (const char c : line) {
        if (c == '"') is_quoted = !is_quoted;
        if (c == ' ' && !is_quoted) is_new = true;
        if (c == '"' || (c == ' ' && !is_quoted)) continue;
        if (is_new) words.emplace_back();
        is_new = false;
        words.back() += c;
    }
    return words;
}

/// The arguments of each example in a help text.
std::vector<Strings> examples_of(const Strings& command) {
    Strings arguments = command;
    arguments.emplace_back("--help");
    std::vector<Strings> examples;
    for (const std::string& line : lines_of(run(arguments).out)) {
        if (!line.starts_with("  triage ")) continue;
        const Strings words = words_of(line);
        examples.emplace_back(words.begin() + 1, words.end());
    }
    return examples;
}

}  // namespace

TEST_CASE("the three examples of the help come to a stop, a proceed and a stop") {
    const std::vector<Strings> examples = examples_of({});
    REQUIRE(examples.size() == 3);
    CHECK(run(examples[0]).exit == 30);
    CHECK(run(examples[1]).exit == 0);
    const Outcome third = run(examples[2]);
    CHECK(third.exit == 30);
    CHECK(third.out.find("Hurt in the last 72 hours") != std::string::npos);
}

TEST_CASE("the examples of list, check and test run") {
    const TemporaryFolder folder;
    for (const std::string command : {"list", "check", "test"}) {
        std::vector<Strings> examples = examples_of({command});
        REQUIRE(examples.size() == (command == "list" ? 4 : 2));
        for (Strings& example : examples) {
            std::replace(example.begin(), example.end(), std::string("report.xml"), folder.path("report.xml"));
            const bool has_solver = TRIAGE_HAS_SOLVER != 0;
            const bool wants_solver = example.back() == "--prove";
            CHECK(run(example).exit == (has_solver || !wants_solver ? 0 : 69));
        }
    }
}

TEST_CASE("the examples of ask, plan and generate run") {
    const std::vector<Strings> asking = examples_of({"ask"});
    REQUIRE(asking.size() == 3);
    for (const Strings& example : asking) CHECK(run(example).exit == 10);
    for (const std::string command : {"plan", "generate"}) {
        const std::vector<Strings> examples = examples_of({command});
        REQUIRE(examples.size() == (command == "plan" ? 1 : 2));
        for (const Strings& example : examples) CHECK(run(example).exit == 0);
    }
}

TEST_CASE("the examples of batch run, and what they promise is there") {
    const std::vector<Strings> examples = examples_of({"batch"});
    REQUIRE(examples.size() == 5);
    const TemporaryFolder folder;
    for (Strings example : examples) {
        for (std::string& word : example) {
            const bool is_written = word == "decisions.ndjson" || word == "report.html";
            if (is_written) word = folder.path(word);
        }
        const bool is_explained = example[2] == "--explain-line";
        CHECK(run(example).exit == (is_explained ? 30 : 65));
    }
    CHECK(folder.names() == std::set<std::string>{"decisions.ndjson", "report.html"});
    CHECK(folder.read("decisions.ndjson") == run({"batch", "examples/profiles.ndjson"}).out);
}

TEST_CASE("the help of each command is as it was") {
    check_golden("cli_help.txt", run({"--help"}).out);
    check_golden("cli_help_ask.txt", run({"ask", "--help"}).out);
    check_golden("cli_help_plan.txt", run({"plan", "--help"}).out);
    check_golden("cli_help_batch.txt", run({"batch", "--help"}).out);
    check_golden("cli_help_list.txt", run({"list", "--help"}).out);
    check_golden("cli_help_check.txt", run({"check", "-h"}).out);
}

TEST_CASE("help is given even where something else is wrong, and exits 0") {
    for (const Strings& arguments : {Strings{"--help", "--nope"}, Strings{"batch", "--help", "no/such"},
                                     Strings{"list", "--help"}, Strings{"check", "--help", "no/such"}}) {
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 0);
        CHECK(outcome.out.starts_with("Usage: triage "));
        CHECK(outcome.err.empty());
    }
}

TEST_CASE("help fits in 80 columns and leaves no blanks at the end of a line") {
    for (const Strings& arguments : {Strings{"--help"}, Strings{"ask", "--help"}, Strings{"plan", "--help"},
                                     Strings{"batch", "--help"}, Strings{"list", "--help"}}) {
        for (const std::string& line : lines_of(run(arguments).out)) {
            CHECK_MESSAGE(line.size() <= 80, line);
            CHECK_FALSE_MESSAGE(line.ends_with(' '), line);
        }
    }
}

TEST_CASE("the options of the help wrap on a narrow terminal") {
    for (const std::string& line : lines_of(run_in_terminal({"--help"}, 40).out)) {
        if (line.starts_with("  --")) CHECK_MESSAGE(line.size() <= 40, line);
    }
}

TEST_CASE("every quantity of the loaded packs is an option in the help") {
    const std::string text = run({"--help"}).out;
    for (const std::string option : {"--pain N", "--hours-since-injury N", "--sessions-done N"}) {
        CHECK_MESSAGE(text.find("  " + option) != std::string::npos, option);
    }
}
