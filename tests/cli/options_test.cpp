// The command line itself: what is accepted, what is refused, and how the refusal helps. No word is dropped and no
// option guessed, since each may be a danger.

#include <doctest/doctest.h>

#include "cli/fever_pack.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

/// The message of a command line that is refused; empty if it was accepted or printed a result.
std::string refusal(const Strings& arguments) {
    const Outcome outcome = run(arguments);
    return outcome.exit == 64 && outcome.out.empty() ? outcome.err : "";
}

}  // namespace

TEST_CASE("everything wrong with a command line is said at once") {
    const std::string text = refusal({"--symptms", "x", "--format", "xml", "--color=blue", "--no-others=yes", "--pain",
                                      "--log-level", "loud", "--pain", "3", "--pain", "4"});
    CHECK(says(text, "unknown option `--symptms` [usage]\n  hint: did you mean `--symptoms`?"));
    CHECK(says(text, "`--format` cannot be `xml` [usage]\n  hint: one of `text` `json`"));
    CHECK(says(text, "`--color` cannot be `blue`"));
    CHECK(says(text, "`--no-others` takes no value"));
    CHECK(says(text, "`--pain` needs a value"));
    CHECK(says(text, "`--log-level` cannot be `loud`"));
    CHECK(says(text, "`--pain` is given twice"));
    CHECK(text.ends_with("Try `triage --help`.\n"));
}

TEST_CASE("an abbreviated option is refused with its full name") {
    const std::string text = refusal({"--symp", "chest pain"});
    CHECK(says(text, "unknown option `--symp`"));
    CHECK(says(text, "write `--symptoms`"));
    CHECK_FALSE(says(text, "unknown command"));
    CHECK(says(refusal({"--no-other"}), "write `--no-others`"));
}

TEST_CASE("an option that other programs have is told as the value it is here") {
    CHECK(says(refusal({"list", "facts", "--json"}), "did you mean `--format json`?"));
    CHECK(says(refusal({"graph", "--svg"}), "did you mean `--format svg`?"));
    CHECK(says(refusal({"--no-color"}), "did you mean `--color never`?"));
    CHECK(says(refusal({"batch", "--quiet"}), "did you mean `--log-level off`?"));
    CHECK(says(refusal({"check", "--verbose"}), "did you mean `--log-level debug`?"));
}

TEST_CASE("the name of an option is never taken for the value of the one before it") {
    CHECK(says(refusal({"--symptoms", "--pain", "3"}), "`--symptoms` needs a value"));
    CHECK(says(run({"--symptoms", "-h"}).out, "Usage: triage"));
    CHECK(says(refusal({"--emergency-number", "--no-others"}), "`--emergency-number` needs a value"));
    CHECK(says(refusal({"batch", "-o", "--full"}), "`-o` needs a value"));
    CHECK(says(refusal({"--pack", "--no-others"}), "`--pack` needs a value"));
}

TEST_CASE("an option with an empty value is refused instead of forgotten") {
    for (const std::string option : {"--profile", "--emergency-number", "--pain", "--format"}) {
        CHECK(says(refusal({option, ""}), "`" + option + "` needs a value"));
        CHECK(says(refusal({option + "="}), "`" + option + "` needs a value"));
    }
    CHECK(says(refusal({"batch", "--output", ""}), "`--output` needs a value"));
}

TEST_CASE("an unknown command is refused with the nearest one") {
    CHECK(says(refusal({"chekc"}), "unknown command `chekc` [usage]\n  hint: did you mean `check`?"));
    CHECK(says(refusal({"bat"}), "unknown command `bat`"));
}

TEST_CASE("a symptom without its option is told how to be said") {
    for (const Strings& arguments :
         {Strings{"chest pain"}, Strings{"ask", "chest pain"}, Strings{"plan", "chest pain"}}) {
        CHECK(says(refusal(arguments), "did you mean `--symptoms \"chest pain\"`?"));
    }
}

TEST_CASE("a sign without its option and quotes is told with all of its words") {
    for (const Strings& arguments : {Strings{"chest", "pain"}, Strings{"ask", "chest", "pain"},
                                     Strings{"plan", "chest", "pain"}, Strings{"chest", "pain", "--pain", "3"}}) {
        CHECK(says(refusal(arguments), "hint: did you mean `--symptoms \"chest pain\"`?"));
    }
    CHECK(says(refusal({"pain", "in", "my", "chest"}), "did you mean `--symptoms \"pain in my chest\"`?"));
    CHECK(says(refusal({"chest", "pain", "test"}), "did you mean `--symptoms \"chest pain test\"`?"));
    // The first word may also be a slip of a command: both are offered.
    CHECK(says(refusal({"last", "pain"}), "did you mean `list`, or `--symptoms \"last pain\"`?"));
}

TEST_CASE("an option that does not exist is not told as one that says less") {
    CHECK_FALSE(says(refusal({"--chest-pain"}), "`--pain`"));
    CHECK_FALSE(says(refusal({"--jaw-pain", "3"}), "`--pain`"));
}

TEST_CASE("a name of several words without quotes is told to be quoted") {
    CHECK(says(refusal({"--symptoms", "stiff", "neck"}), "unexpected word `neck` [usage]\n  hint: put a name"));
}

TEST_CASE("a command after an option is told to come first") {
    CHECK(says(refusal({"--pack", "upper-back", "list", "rules"}), "a command stands first: `triage list`"));
}

TEST_CASE("after two dashes everything is a word") {
    CHECK(says(refusal({"--", "--help"}), "unexpected word `--help`"));
    CHECK(says(run({"batch", "--", "--full"}).err, "cannot open `--full`"));
}

TEST_CASE("a value may begin with a dash where it is a number or stands after an equal sign") {
    CHECK(says(run({"--pain", "-3"}).err, "`pain` is -3, outside its range"));
    CHECK(says(run({"--pain", "-.5"}).err, "`pain` is -0.5, outside its range"));
    CHECK(says(run({"--symptoms=--x"}).err, "unknown symptom `--x`"));
}

TEST_CASE("options may stand with an equal sign, and before or after words") {
    CHECK(run({"--symptoms=chest pain"}).exit == 30);
    CHECK(run({"list", "--format=json", "rules", "chest_pain"}).exit == 0);
    CHECK(run({"list", "rules", "chest_pain", "--format", "json"}).exit == 0);
}

TEST_CASE("list refuses a table it does not have, a missing one, and words too many") {
    CHECK(says(refusal({"list"}), "`triage list` needs a table"));
    CHECK(says(refusal({"list", "rule"}), "did you mean `rules`?"));
    const std::string text = refusal({"list", "stretches", "child's", "pose", "now"});
    CHECK(says(text, "unexpected word `pose`"));
    CHECK(says(text, "unexpected word `now`"));
}

TEST_CASE("options of another command are refused") {
    CHECK(says(refusal({"list", "rules", "--pain", "3"}), "unknown option `--pain`"));
    CHECK(says(refusal({"batch", "--symptoms", "chest pain"}), "unknown option `--symptoms`"));
    CHECK(says(refusal({"--full"}), "unknown option `--full`"));
    CHECK(says(refusal({"batch", "-x"}), "unknown option `-x`"));
}

TEST_CASE("the version is printed whatever else stands there") {
    for (const Strings& arguments : {Strings{"--version"}, Strings{"-V"}, Strings{"check", "--version", "--nope"},
                                     Strings{"--version", "--pack", "no/such"}}) {
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 0);
        CHECK(outcome.out == "triage 0.1.0\n");
    }
}

TEST_CASE("a quantity that is named like an option of the program does not break the command line") {
    const TemporaryFolder folder;
    for (const std::string name : {"format", "explain", "minutes", "next", "profile"}) {
        CAPTURE(name);
        const std::string pack = folder.write(
            "pack.yaml", fever_head + "  " + name + ": {kind: measure, quantity: {min: 0, max: 9}, ask: Which one.}\n" +
                             "rules:\n" + fever_rule("fever_stops", "fever and " + name + " > 3"));
        CHECK(run({"--pack", pack, "--symptoms", "fever", "--format", "json"}).exit == 10);
        const std::string profile = R"({"symptoms": ["fever"], ")" + name + R"(": 4})";
        CHECK(run({"--pack", pack, "--profile", "-"}, {.input = profile}).exit == 30);
    }
}

TEST_CASE("the log goes to standard error, and only as much as was asked for") {
    const Strings question{"--symptoms", "chest pain"};
    CHECK(run(question).err.empty());
    for (const Strings& first : {question, Strings{"check"}, Strings{"list", "sources"}}) {
        Strings arguments = first;
        arguments.insert(arguments.end(), {"--log-level", "debug"});
        const Outcome outcome = run(arguments);
        CHECK(outcome.err.starts_with("triage: debug: pack upper-back "));
        CHECK(outcome.out == run(first).out);
    }
    CHECK(run({"batch", "no/such", "--log-level", "off"}).err.empty());
}

TEST_CASE("a format that the graph does not have is refused once, with those it has") {
    const Outcome outcome = run({"list", "graph", "--format", "text"});
    CHECK(outcome.exit == 64);
    CHECK(outcome.err ==
          "error: `--format` cannot be `text` [usage]\n  hint: one of `dot` `mermaid` `svg`\nTry `triage list "
          "--help`.\n");
    CHECK(run({"list", "--format", "mermaid", "graph"}).exit == 0);
}
