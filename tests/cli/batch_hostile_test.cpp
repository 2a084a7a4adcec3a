// Input that nobody would write on purpose: it is answered all the same, in bounded time, and nothing of it is lost in
// silence.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>

#include "cli/batch_runs.hpp"
#include "cli/compressed.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

constexpr std::size_t max_profile = std::size_t{1} << 20;

const Strings profiles{R"({"id": "a", "symptoms": ["chest pain"], "pain": 3})",
                       R"({"id": "b", "denies": ["night pain"]})",
                       R"({"id": "c", "conditions": ["herniated disc"], "equipment": ["mat"]})"};

std::string answers(const std::string& input, const Strings& more = {}) {
    Strings arguments{"batch", "--summary", "none"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run(arguments, {.input = input});
    CHECK((outcome.exit == 0 || outcome.exit == 65));
    return outcome.out;
}

std::string long_blank(std::size_t beyond) { return std::string(max_profile + beyond, ' '); }

/// The ids of answers with a verdict.
std::string decided(const std::string& output) {
    std::string ids;
    for (const std::string& line : lines_of(output)) {
        if (says(line, "\"verdict\"")) ids += json_at(line, "/id");
    }
    return ids;
}

}  // namespace

TEST_CASE("anything at all gets an answer, and the profile behind it is decided") {
    const Strings junk{std::string("\0\0\0", 3),     "\xFF\xFE",
                       "{\"pain\": 1e999}",          "{\"pain\": " + std::string(400, '9') + "}",
                       std::string(100'000, '{'),    "[" + std::string(100'000, '['),
                       "{\"id\": \"\xED\xA0\x80\"}", "{}\r{}",
                       "\xEF\xBB\xBF\xEF\xBB\xBF{}", "{\"id\": \"a\", \"id\": \"b\"}"};
    std::string input = "{}\n";
    for (const std::string& line : junk) input += line + "\n";
    for (const std::string threads : {"1", "2", "8"}) {
        const Strings lines = lines_of(answers(input + profiles[0] + "\n", {"--threads", threads}));
        REQUIRE(lines.size() == junk.size() + 2);
        for (std::size_t i = 1; i <= junk.size(); ++i) CHECK(says(lines[i], "\"issues\""));
        CHECK(json_at(lines.back(), "/verdict") == "\"stop\"");
    }
}

TEST_CASE("a million brackets are one rejected line, whatever they stand in") {
    const std::string brackets(1'000'000, '[');
    CHECK(lines_of(answers(brackets)).size() == 1);
    CHECK(decided(answers("{\"id\": \"a\"}\n" + brackets + "\n{\"id\": \"b\"}\n")) == "\"a\"\"b\"");
    CHECK(decided(answers("[{\"id\": \"a\"}, " + brackets + std::string(brackets.size(), ']') +
                          ", {\"id\": \"b\"}]")) == "\"a\"\"b\"");
}

TEST_CASE("a profile has a mebibyte, whatever ends its line") {
    const auto line = [](std::size_t size) {
        return R"({"id": ")" + std::string(size - std::string(R"({"id": ""})").size(), 'x') + R"("})";
    };
    for (const std::string end : {"\n", "\r\n", ""}) {
        CHECK(says(answers(line(max_profile) + end, {"--fields", "verdict"}), "\"verdict\""));
        CHECK(says(answers(line(max_profile + 1) + end), "line_too_long"));
    }
}

TEST_CASE("compressed data that is damaged or cut off anywhere never passes for whole") {
    const std::string text = profiles[0] + "\n" + profiles[1] + "\n";
    const std::string whole = answers(text);
    const std::string gzip = compressed::gzip(text);
    for (std::size_t at = 1; at < gzip.size(); at += 3) {
        const Outcome outcome = run({"batch", "--summary", "none"}, {.input = gzip.substr(0, at)});
        CHECK(outcome.exit == (at == 1 ? 65 : 74));
        CHECK((outcome.out.empty() || outcome.out.ends_with('\n')));
        std::string damaged = gzip;
        damaged[at] = static_cast<char>(~damaged[at]);
        const Outcome other = run({"batch", "--summary", "none"}, {.input = damaged});
        CHECK((other.exit != 0 || other.out == whole));  // a time stamp may be anything
    }
}

TEST_CASE("a run that is interrupted again and again ends with what an undisturbed one writes") {
    const TemporaryFolder folder;
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += profiles[static_cast<std::size_t>(i % 3)] + (i % 100 == 0 ? "]\n" : "\n");
    const std::string file = folder.write("in", text);
    const Strings arguments{"batch", file, "-o", folder.path("out"), "--resume", "--summary", "none"};
    for (int i = 0; i < 5; ++i) {
        Process process(arguments);
        while (!folder.names().contains("out.part.checkpoint") && !process.has_ended()) pause_ms(1);
        process.send(SIGINT);
        process.wait();
    }
    CHECK(run(arguments).exit == 65);
    CHECK((folder.read("out") == answers(text)));
    CHECK(folder.names() == std::set<std::string>{"in", "out"});
}

TEST_CASE("an element with a mebibyte of blanks in it is too long, and never read in part") {
    const std::string begin = R"({"id": "x", "no_others": true, "pain": 0)";
    const std::string said = R"(, "symptoms": ["chest pain"])";
    const std::string output =
        answers("[" + std::string(max_profile + 2 - begin.size(), ' ') + begin + said + long_blank(0) + "}, {}]");
    CHECK(lines_of(output).size() == 2);
    CHECK(json_at(lines_of(output)[0], "/issues/0/code") == "\"line_too_long\"");
    CHECK(json_at(lines_of(output)[1], "/verdict") == "\"ask\"");
}

TEST_CASE("what stands between two mebibytes of blanks in an array is not lost") {
    const Strings lines = lines_of(answers("[" + long_blank(300'000) + profiles[0] + long_blank(0) + "]"));
    REQUIRE(lines.size() == 1);
    CHECK(json_at(lines[0], "/issues/0/code") == "\"line_too_long\"");
}

TEST_CASE("empty arrays one behind the other are nothing, however many") {
    std::string empty;
    for (int i = 0; i < 500'000; ++i) empty += "[]\n";
    CHECK(answers(empty).empty());
    CHECK(decided(answers(empty + profiles[0])) == "\"a\"");
    CHECK(lines_of(answers("[]\n[]\n{}\n")).size() == 1);
}

TEST_CASE("a run that is resumed behind an array that is cut off decides the next input") {
    const TemporaryFolder folder;
    const std::string array = folder.write("array", "[{}, {\"id\": ");
    REQUIRE(mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    const Strings arguments{"batch", array, folder.path("pipe"), "-o", folder.path("out"), "--resume"};
    Process process(arguments);
    while (folder.read("out.part").empty() && !process.has_ended()) pause_ms(1);
    while (lines_of(folder.read("out.part")).size() < 2 && !process.has_ended()) pause_ms(1);
    process.end_with(SIGINT);
    CHECK(process.wait().exit == 130);
    Process next(arguments);
    std::ofstream(folder.path("pipe")) << profiles[0] + "\n" + profiles[1] + "\n";
    CHECK(next.wait().exit == 65);
    CHECK(decided(folder.read("out")) == "null\"a\"\"b\"");
}
