// One line of a batch, explained as the single check would: the same answer for the same line, however the input is
// written.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const std::string stop = R"({"id": "a", "symptoms": ["chest pain"]})";
const std::string open = R"({"id": "b", "pain": 3})";
const std::string bad = R"({"id": "c", "pain": 11, "symptoms": ["chst pain"]})";
const std::string input = stop + "\r\n\n" + open + "\n" + bad + "\n[";

Outcome explain(const std::string& line, Strings more = {}) {
    more.insert(more.begin(), {"batch", "--explain-line", line});
    return run(more, {.input = input});
}

}  // namespace

TEST_CASE("a line is explained exactly as the single check would, with its exit status") {
    const std::vector<std::pair<std::string, std::string>> cases{{"1", stop}, {"3", open}};
    for (const auto& [line, profile] : cases) {
        for (const Strings& more : {Strings{"--emergency-number", "112"}, Strings{"--format", "json"}}) {
            Strings single = more;
            single.insert(single.begin(), {"--profile", "-"});
            const Outcome expected = run(single, {.input = profile});
            const Outcome outcome = explain(line, more);
            CHECK(outcome.out == expected.out);
            CHECK(outcome.err.empty());
            CHECK(outcome.exit == expected.exit);
        }
    }
}

TEST_CASE("a rejected line shows its issues, with the line") {
    const Outcome text = explain("4");
    CHECK(text.exit == 65);
    CHECK(text.out.empty());
    CHECK(says(text.err, "-:4: /pain: error: `pain` is 11"));
    CHECK(says(text.err, "did you mean `chest pain` (chest_pain)?"));
    const Outcome json = explain("4", {"--format", "json"});
    CHECK(json.exit == 65);
    CHECK(json_at(json.out, "/issues/0/line") == "4");
    CHECK(json_at(json.out, "/issues/1/code") != "(nothing)");
    CHECK(explain("5").exit == 65);
}

TEST_CASE("a line that is blank or not there is told apart from a bad one") {
    const Outcome blank = explain("2");
    CHECK(blank.exit == 65);
    CHECK(says(blank.err, "line 2 is blank"));
    const Outcome missing = explain("6");
    CHECK(missing.exit == 65);
    CHECK(says(missing.err, "the input has no line 6"));
    CHECK(explain("18446744073709551615").exit == 65);
}

TEST_CASE("a line above the limit is told to be too long") {
    const Outcome outcome =
        run({"batch", "--explain-line", "1"}, {.input = std::string((1U << 20U) + 1, ' ') + "{}\n"});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "the line is longer than 1048576 bytes"));
}

TEST_CASE("a line of a mebibyte is explained, whatever ends it") {
    const std::string frame = R"({"id": ""})";
    const std::string line = R"({"id": ")" + std::string((1U << 20U) - frame.size(), 'x') + R"("})";
    for (const std::string end : {"", "\n", "\r\n"}) {
        CHECK(run({"batch", "--explain-line", "1"}, {.input = line + end}).exit == 10);
    }
}

TEST_CASE("the columns of an element's issues are those that the batch tells") {
    const std::string array = "[" + open + ",\n    {\"pain\" 3}\n]";
    const Strings answers = lines_of(run({"batch"}, {.input = array}).out);
    REQUIRE(answers.size() == 2);
    const Outcome outcome = run({"batch", "--explain-line", "2", "--format", "json"}, {.input = array});
    CHECK(json_at(outcome.out, "/issues/0/column") == json_at(answers[1], "/issues/0/column"));
    CHECK(json_at(outcome.out, "/issues/0/column") != "(nothing)");
}

TEST_CASE("lines are counted through all inputs") {
    const TemporaryFolder folder;
    const std::string first = folder.write("1", open + "\n" + open);
    const std::string second = folder.write("2", "[" + open + "," + stop + "," + bad + "]");
    CHECK(run({"batch", first, second, "--explain-line", "3"}).exit == 10);
    CHECK(run({"batch", first, second, "--explain-line", "4"}).exit == 30);
    const Outcome outcome = run({"batch", first, second, "--explain-line", "5"});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "line 5: /"));
}

TEST_CASE("a line of a batch is the one that is explained, whatever line it is") {
    const Strings lines = lines_of(run({"batch", "examples/profiles.ndjson"}).out);
    for (const std::string& line : lines) {
        const Outcome outcome =
            run({"batch", "examples/profiles.ndjson", "--format", "json", "--explain-line", json_at(line, "/line")});
        CHECK(json_at(outcome.out, "/verdict") == json_at(line, "/verdict"));
        CHECK((outcome.exit == 65) == (json_at(line, "/verdict") == "(nothing)"));
    }
}

TEST_CASE("a file that is not there exits 66, and one that cannot be read 74") {
    CHECK(run({"batch", "no/such", "--explain-line", "1"}).exit == 66);
    CHECK(run({"batch", "--explain-line", "1"}, {.input_to = "/"}).exit == 74);
}
