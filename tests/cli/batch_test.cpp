// A stream of profiles through the real program: every line is answered, in order, the bad ones too, and none disturbs
// another.

#include <doctest/doctest.h>

#include <array>

#include "cli/batch_runs.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

Outcome batch(const std::string& input, Strings options = {}) {
    options.insert(options.begin(), "batch");
    return run(options, {.input = input});
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

const std::string three = R"({"id": "a", "symptoms": ["chest pain"]}
{"id": "b", "symptoms": ["chst pain"], "pain": 99}
{"id": "c", "pain": 2, "age": 40, "no_others": true}
)";

}  // namespace

TEST_CASE("each line is answered with its number, its id and a short decision") {
    const Outcome outcome = batch(three);
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(json_at(lines[0], "/line") == "1");
    CHECK(json_at(lines[0], "/id") == "\"a\"");
    CHECK(json_at(lines[0], "/verdict") == "\"stop\"");
    CHECK(json_at(lines[0], "/rules") == R"(["chest_pain"])");
    CHECK(json_keys(lines[2]) == Strings{"line", "id", "verdict", "urgency", "settled", "rules", "ask", "stretches"});
    CHECK(json_at(lines[2], "/verdict") == "\"proceed\"");
    CHECK(json_at(lines[2], "/stretches/0") != "(nothing)");
}

TEST_CASE("a bad line is answered with all its issues and no verdict, and the run exits 65") {
    const Outcome outcome = batch(three);
    CHECK(outcome.exit == 65);
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(json_keys(lines[1]) == Strings{"line", "id", "issues"});
    CHECK(json_at(lines[1], "/line") == "2");
    CHECK(json_at(lines[1], "/id") == "\"b\"");
    CHECK(json_at(lines[1], "/issues/0/at") == "\"/symptoms/0\"");
    CHECK(json_at(lines[1], "/issues/0/hint").starts_with("\"did you mean `chest pain` (chest_pain)?"));
    CHECK(json_at(lines[1], "/issues/1/code") == "\"out_of_range\"");
}

TEST_CASE("a run without bad lines exits 0 whatever the verdicts") {
    CHECK(batch("{\"symptoms\": [\"chest pain\"]}\n{}\n").exit == 0);
}

TEST_CASE("the shipped examples are all answered") {
    const Outcome outcome = run({"batch", "examples/profiles.ndjson", "--summary", "json"});
    CHECK(outcome.exit == 65);
    const std::size_t answered = lines_of(outcome.out).size();
    CHECK(std::to_string(answered + std::stoul(json_at(outcome.err, "/blank"))) == json_at(outcome.err, "/lines"));
    for (const std::string& line : lines_of(outcome.out)) CHECK(json_at(line, "/line") != "(not JSON)");
}

TEST_CASE("blank lines and carriage returns are skipped, and lines are still counted") {
    const Outcome outcome = batch("\r\n{\"id\": \"a\"}\r\n   \n\t\n{\"id\": \"b\"}\r\n");
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 2);
    CHECK(json_at(lines[0], "/line") == "2");
    CHECK(json_at(lines[1], "/line") == "5");
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.starts_with("5 lines: 2 decided, 0 rejected, 3 blank\n"));
}

TEST_CASE("a last line without its end and a byte-order mark are read as they are meant") {
    const Outcome outcome = batch("\xEF\xBB\xBF{\"id\": \"a\"}\n{\"id\": \"b\"}");
    CHECK(outcome.exit == 0);
    CHECK(lines_of(outcome.out).size() == 2);
}

TEST_CASE("empty input is an empty answer") {
    const Outcome outcome = batch("");
    CHECK(outcome.exit == 0);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("0 lines"));
}

TEST_CASE("several files and standard input are one stream in the order given") {
    const TemporaryFolder folder;
    const std::string first = folder.write("1.ndjson", "{\"id\": \"a\"}");  // no end of line
    const std::string empty = folder.write("2.ndjson", "");
    const std::string last = folder.write("3.ndjson", "{\"id\": \"c\"}\n");
    const Outcome outcome = run({"batch", first, empty, "-", last}, {.input = "{\"id\": \"b\"}"});
    CHECK(outcome.exit == 0);
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(json_at(lines[0], "/id") == "\"a\"");
    CHECK(json_at(lines[1], "/id") == "\"b\"");
    CHECK(json_at(lines[2], "/id") == "\"c\"");
    CHECK(json_at(lines[2], "/line") == "3");
}

TEST_CASE("files of Windows editors, each with its byte-order mark, are one stream too") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.ndjson", "\xEF\xBB\xBF{\"id\": \"a\"}\r\n");
    CHECK(run({"batch", file, file}).exit == 0);
}

TEST_CASE("full decisions are those of the single check, with their line in front") {
    const Outcome outcome = batch("{\"symptoms\": [\"chest pain\"]}\n", {"--full", "--emergency-number", "112"});
    const std::string single = run({"--symptoms", "chest pain", "--emergency-number", "112", "--format", "json"}).out;
    CHECK(outcome.out == "{\"line\":1," + single.substr(1));
}

TEST_CASE("a line that is too long is rejected, and the next one is answered") {
    const std::string limit(std::size_t{1} << 20, ' ');
    const std::string fits = R"({"id": "a"})";
    const Outcome outcome =
        batch(fits + limit.substr(fits.size()) + "\n{\"id\": \"b\"" + limit + "}\n{\"id\": \"c\"}\n");
    CHECK(outcome.exit == 65);
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(json_at(lines[0], "/id") == "\"a\"");
    CHECK(json_at(lines[1], "/issues/0/code") == "\"line_too_long\"");
    CHECK(json_at(lines[2], "/id") == "\"c\"");
}

TEST_CASE("no line disturbs another: NUL bytes, deep nesting, broken text, wrong types") {
    const std::string nul("{\"id\": \"\0\"}", 11);
    const Strings bad{nul,
                      std::string(100'000, '['),
                      "{\"pain\": " + std::string(2000, '[') + std::string(2000, ']') + "}",
                      "\xFF\xFE",
                      "{\"id\": \"a\"} {\"id\": \"b\"}",
                      "[]",
                      "3",
                      "{\"id\"",
                      "{\"id\": \"x\", \"id\": \"y\"}"};
    for (const std::string& line : bad) {
        const Outcome outcome = batch("{\"id\": \"before\"}\n" + line + "\n{\"id\": \"after\"}\n");
        CHECK(outcome.exit == 65);
        const Strings lines = lines_of(outcome.out);
        REQUIRE(lines.size() == 3);
        CHECK(json_at(lines[0], "/id") == "\"before\"");
        CHECK_MESSAGE(json_at(lines[1], "/issues/0/code").starts_with('"'), line.substr(0, 40));
        CHECK(json_at(lines[1], "/verdict") == "(nothing)");
        CHECK(json_at(lines[2], "/id") == "\"after\"");
    }
}

TEST_CASE("many lines are answered in order") {
    std::string input;
    for (int i = 1; i <= 5000; ++i) input += "{\"id\": \"" + std::to_string(i) + "\", \"pain\": 2}\n";
    const Outcome outcome = batch(input, {"--summary", "none"});
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 5000);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        REQUIRE(lines[i].starts_with("{\"line\":" + number + ",\"id\":\"" + number + "\","));
    }
}

TEST_CASE("the summary counts, for people and for programs, or stays away") {
    std::string text = batch(three).err;
    const std::size_t line = text.find('\n') + 1;
    text.erase(line, text.find('\n', line) - line + 1);  // how long it took
    check_golden("cli_batch_summary.txt", text);
    const std::string json = batch(three, {"--summary", "json"}).err;
    CHECK(json_at(json, "/lines") == "3");
    CHECK(json_at(json, "/decided") == "2");
    CHECK(json_at(json, "/rejected") == "1");
    CHECK(json_at(json, "/verdicts") == R"({"proceed":1,"ask":0,"see-a-doctor":0,"stop":1})");
    CHECK(json_at(json, "/rules") == R"({"chest_pain":1})");
    CHECK(json_at(json, "/issues/unknown_name/profiles") == "1");
    CHECK(batch(three, {"--summary", "none"}).err.empty());
}

TEST_CASE("other packs decide a stream too") {
    CHECK(says(batch("{\"symptoms\": [\"chest pain\"]}\n", {"--pack", "rules/upper-back"}).out, "chest_pain"));
}

TEST_CASE("the summary fits the terminal that standard error is") {
    for (const unsigned short columns : std::array<unsigned short, 2>{50, 80}) {
        Process process({"batch", "examples/profiles.ndjson", "--log-level", "error"}, {.error_columns = columns});
        for (const std::string& line : lines_of(process.wait().err)) CHECK_MESSAGE(columns_of(line) <= columns, line);
    }
}

TEST_CASE("a JSON array of profiles is answered as its lines would be") {
    const Outcome lines = batch(three, {"--summary", "none"});
    const Outcome array = batch("[" + replaced(three, "}\n{", "},\n{") + "]", {"--summary", "none"});
    CHECK(array.out == lines.out);
    CHECK(array.exit == lines.exit);
}

TEST_CASE("an array and lines may be inputs of one run") {
    const TemporaryFolder folder;
    const std::string array = folder.write("array", "[{\"id\": \"a\"}, {\"id\": \"b\"}]");
    const Strings lines = lines_of(run({"batch", array, "-"}, {.input = "{\"id\": \"c\"}\n"}).out);
    REQUIRE(lines.size() == 3);
    CHECK(json_at(lines[2], "/line") == "3");
    CHECK(json_at(lines[2], "/id") == "\"c\"");
}

TEST_CASE("fields are those asked for, in their own order, whatever the order of asking") {
    const Strings lines = lines_of(batch(three, {"--fields", "verdict, id", "--fields", "line"}).out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == R"({"line":1,"id":"a","verdict":"stop"})");
    CHECK(json_at(lines[1], "/issues/0/code") == "\"unknown_name\"");
}

TEST_CASE("only the verdicts asked for are written, and all are counted") {
    const Outcome stops = batch(three, {"--only", "stop", "--summary", "json"});
    REQUIRE(lines_of(stops.out).size() == 1);
    CHECK(json_at(stops.out, "/line") == "1");
    CHECK(json_at(stops.err, "/decided") == "2");
    CHECK(stops.exit == 65);
    const Strings rest = lines_of(batch(three, {"--only", "rejected,ask", "--only", "proceed"}).out);
    REQUIRE(rest.size() == 2);
    CHECK(json_at(rest[0], "/line") == "2");
    CHECK(json_at(rest[1], "/line") == "3");
}

TEST_CASE("a strict run ends behind the first rejected profile, without waiting for more") {
    Process process({"batch", "--strict", "--threads", "4", "--summary", "none"});
    process.write(three);
    while (!process.has_ended()) pause_ms(1);  // its input is still open
    const Outcome outcome = process.wait();
    CHECK(outcome.exit == 65);
    const Strings lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 2);
    CHECK(json_at(lines[1], "/issues/0/code") == "\"unknown_name\"");
    CHECK(batch("{}\n{}\n", {"--strict"}).exit == 0);
}

TEST_CASE("the output and the counts are the same whatever the number of threads") {
    std::string input;
    for (int i = 1; i <= 20'000; ++i) {
        const std::string id = "{\"id\": \"" + std::to_string(i) + "\"";
        input += id + (i % 7 == 0 ? ", \"pain\": 99}\n" : i % 3 == 0 ? ", \"symptoms\": [\"chest pain\"]}\n" : "}\n");
    }
    const Outcome one = batch(input, {"--threads", "1", "--summary", "json"});
    for (const std::string threads : {"2", "4", "256"}) {
        const Outcome more = batch(input, {"--threads", threads, "--summary", "json"});
        CHECK(more.exit == one.exit);
        CHECK(more.out == one.out);
        CHECK(counts_of(more.err) == counts_of(one.err));
    }
}
