// An input that holds nothing does not pass in silence for one in which all is well.

#include <doctest/doctest.h>

#include "cli/compressed.hpp"
#include "cli/fever_pack.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const std::string nothing = "triage: warning: nothing was decided: the input holds no profile\n";

Outcome batch(const std::string& input) { return run({"batch", "--summary", "none"}, {.input = input}); }

}  // namespace

TEST_CASE("a batch without a profile warns that nothing was decided") {
    const std::string empty_array = "[]";
    for (const std::string& input :
         {std::string(), std::string("\n"), std::string("\n \r\n\t\n"), empty_array, std::string("[\n]\n[]"),
          std::string("\xEF\xBB\xBF"), compressed::gzip(""), compressed::zstd(""), compressed::gzip("[]"),
          compressed::gzip("\n\n"), compressed::skippable("x") + compressed::zstd("")}) {
        const Outcome outcome = batch(input);
        CHECK(outcome.exit == 0);
        CHECK(outcome.out.empty());
        CHECK(outcome.err == nothing);
    }
    CHECK(run({"batch", "/dev/null", "--summary", "none"}).err == nothing);
    CHECK(run({"batch", "--summary", "none"}, {.input_to = "/dev/null"}).err == nothing);
    CHECK(says(run({"batch", "/dev/null", "-o", "/dev/null"}).err, nothing));
    CHECK(says(run({"batch", "/dev/null", "--summary", "json"}).err, nothing));
}

TEST_CASE("a batch with a profile has no such warning, even where it is rejected") {
    for (const std::string input : {"{}", "[{}]", "x", "[1]", "\n\n{}\n"}) CHECK(batch(input).err.empty());
}

TEST_CASE("of several inputs each that holds nothing is named") {
    const TemporaryFolder folder;
    const std::string full = folder.write("full", "{}\n");
    const std::string blank = folder.write("blank", "\n\n");
    const std::string packed = folder.write("packed", compressed::gzip(""));
    const auto holds_nothing = [](const std::string& file) {
        return "triage: warning: `" + file + "` holds no profile\n";
    };
    CHECK(run({"batch", full, blank, packed, "--summary", "none"}).err == holds_nothing(blank) + holds_nothing(packed));
    CHECK(run({"batch", blank, packed, "--summary", "none"}).err ==
          holds_nothing(blank) + holds_nothing(packed) + nothing);
}

TEST_CASE("an empty list, name, file or folder is an error wherever one is wanted") {
    const TemporaryFolder folder;
    const std::string empty = folder.write("empty", "");
    folder.write("folder/readme.txt", "nothing here");
    for (const std::string option : {"--symptoms", "--conditions", "--denies", "--unsure", "--equipment"}) {
        for (const std::string value : {"", ",", " ", "chest pain,"}) CHECK(run({option, value}).exit == 65);
    }
    for (const Strings& arguments :
         {Strings{"--profile", ""}, Strings{"--pain", ""}, Strings{"--emergency-number", ""}, Strings{"--format", ""},
          Strings{"batch", "--fields", ""}, Strings{"batch", "--only", ","}, Strings{"batch", "-o", ""},
          Strings{"batch", "--report", ""}, Strings{"batch", "--threads", ""}, Strings{"test", "--junit", ""},
          Strings{"test", "--threshold", ""}, Strings{"list", "rules", ""}, Strings{"list", "facts", ""}}) {
        CHECK(run(arguments).exit == 64);
    }
    CHECK(run({"--profile", empty}).exit == 65);
    CHECK(run({"check", folder.path("folder")}).exit == 66);
    CHECK(run({"check", empty}).exit == 78);
    for (const Strings& arguments : {Strings{"check", ""}, Strings{"test", ""}, Strings{"--pack", ""},
                                     Strings{"batch", ""}, Strings{"diff", "", ""}}) {
        CHECK(run(arguments).exit == 66);
    }
}

TEST_CASE("a pack without cases fails its test, and one without rules its check") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"test", folder.write("pack.yaml", fever_pack())});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, "there is no case: nothing shows that these rules do what they should"));
    const Outcome checked = run({"check", folder.write("bare.yaml", fever_head)});
    CHECK(checked.exit == 1);
    CHECK(says(checked.out, "warning: no pack has a rule, so everybody may proceed [no_rules]"));
}
