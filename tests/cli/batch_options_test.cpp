// The options of a batch, and what is refused: numbers out of range, unknown fields, options that do not go together.
// A refusal comes before anything is read or written.

#include <doctest/doctest.h>

#include "cli/process.hpp"
#include "support/texts.hpp"

namespace {

/// The message of a command line that is refused.
std::string refusal(Strings arguments) {
    arguments.insert(arguments.begin(), "batch");
    const Outcome outcome = run(arguments);
    CHECK(outcome.exit == 64);
    CHECK(outcome.out.empty());
    return outcome.err;
}

}  // namespace

TEST_CASE("numbers are whole and in their range") {
    for (const std::string value : {"0", "257", "-1", "1.5", "4x", "99999999999999999999"}) {
        const std::string text = refusal({"--threads=" + value});
        CHECK(says(text, "`--threads` cannot be `" + value + "` [usage]\n  hint: a whole number from 1 to 256"));
    }
    for (const std::string value : {"0", "x"}) {
        CHECK(says(refusal({"--explain-line", value}), "a whole number from 1 on"));
    }
    CHECK(run({"batch", "--threads", "256"}).exit == 0);
}

TEST_CASE("an unknown field or answer is refused with the nearest one") {
    CHECK(says(refusal({"--fields", "id,verdit"}),
               "`--fields` cannot be `verdit` [usage]\n  hint: did you mean `verdict`?"));
    CHECK(says(refusal({"--fields", "xyz"}), "one of `line` `id` `context` `verdict`"));
    CHECK(says(refusal({"--only", "see a doctor"}), "did you mean `see-a-doctor`?"));
    CHECK(says(refusal({"--only", "stop,"}), "`--only` lacks a name [usage]\n  hint: separate names by single commas"));
    CHECK(says(refusal({"--fields", ""}), "`--fields` lacks a name"));
}

TEST_CASE("options that do not go together are refused") {
    CHECK(says(refusal({"--full", "--fields", "id"}), "`--fields` cannot stand beside `--full`"));
    CHECK(says(refusal({"--resume"}), "`--resume` needs `--output`"));
    CHECK(says(refusal({"-o", "x", "--report", "x"}), "`--report` and `--output` name the same file"));
    for (const Strings& more :
         {Strings{"--output", "x"}, Strings{"--report", "x"}, Strings{"--threads", "2"}, Strings{"--full"},
          Strings{"--fields", "id"}, Strings{"--only", "stop"}, Strings{"--strict"}, Strings{"--summary", "none"}}) {
        Strings arguments = more;
        arguments.insert(arguments.begin(), {"--explain-line", "1"});
        CHECK(says(refusal(arguments), "`" + more.front() + "` cannot stand beside `--explain-line`"));
    }
}

TEST_CASE("the options of a batch belong to no other command") {
    for (const std::string option : {"--threads", "--fields", "--only", "--report", "--explain-line"}) {
        CHECK(run({"list", "rules", option, "1"}).exit == 64);
    }
}
