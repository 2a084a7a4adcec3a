// The stream in the library, with readers and writers that misbehave: every profile gets its one line in order, memory
// stays bounded, and every failure ends the run with what came before it.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <sstream>

#include <triage/triage.hpp>

#include "support/batch_text.hpp"
#include "support/shipped_packs.hpp"

namespace {

const triage::Program& program() { return shipped_packs::upper_back_program(); }

struct Run {
    std::string output;
    triage::BatchSummary summary;

    explicit Run(const std::string& input, std::size_t piece = 1 << 16, const triage::BatchOptions& options = {}) {
        summary = triage::run_batch(program(), pieces_of(input, piece), append_to(output), options);
    }

    std::vector<std::string> lines() const {
        std::istringstream stream(output);
        std::vector<std::string> all;
        for (std::string line; std::getline(stream, line);) all.push_back(line);
        return all;
    }
};

const std::string good = R"({"id":"a","symptoms":["chest pain"],"pain":2,"no_others":true})";

}  // namespace

TEST_CASE("every profile gets one line, in order, with its number and id") {
    const Run run(good + "\n\n{\"id\":\"b\",\"pain\":11}\n" + good + "\n");
    REQUIRE(run.lines().size() == 3);
    CHECK(
        run.lines()[0] ==
        R"({"line":1,"id":"a","verdict":"stop","urgency":"emergency","settled":true,"rules":["chest_pain"],"ask":[],"stretches":[]})");
    CHECK(run.lines()[1].starts_with(R"({"line":3,"id":"b","issues":[{"code":"out_of_range","at":"/pain",)"));
    CHECK(run.lines()[2].starts_with(R"({"line":4,"id":"a",)"));
    CHECK(run.summary.lines == 4);
    CHECK(run.summary.blank == 1);
    CHECK(run.summary.decided == 2);
    CHECK(run.summary.rejected == 1);
}

TEST_CASE("how the input is cut into pieces makes no difference") {
    const std::string input = "\xEF\xBB\xBF" + good + "\r\n" + R"({"pain":3})" + "\n \t\nnot json\n" + good;
    const Run whole(input);
    CHECK(whole.lines().size() == 4);
    for (std::size_t piece = 1; piece < 20; ++piece) CHECK(Run(input, piece).output == whole.output);
}

TEST_CASE("an empty input has no answer and no complaint") {
    const Run run("");
    CHECK(run.output.empty());
    CHECK(run.summary.lines == 0);
    CHECK(run.summary.status == triage::BatchStatus::complete);
}

TEST_CASE("a line over its limit is answered without being held") {
    triage::BatchOptions options;
    options.max_line_bytes = good.size();
    const Run run(good + "\n" + good + " \n" + std::string(1 << 20, '[') + "\n" + good, 1000, options);
    REQUIRE(run.lines().size() == 4);
    CHECK(run.lines()[0].find("verdict") != std::string::npos);
    CHECK(run.lines()[1].find("line_too_long") != std::string::npos);
    CHECK(run.lines()[2].find("line_too_long") != std::string::npos);
    CHECK(run.lines()[3].find("verdict") != std::string::npos);
    CHECK(run.summary.issues.at("line_too_long").profiles == 2);
}

TEST_CASE("whole decisions have the line's number in front") {
    triage::BatchOptions options;
    options.detail = triage::BatchDetail::full;
    options.emergency_number = "112";
    const Run run(good, 1 << 16, options);
    CHECK(run.output.starts_with(R"({"line":1,"id":"a","verdict":"stop",)"));
    CHECK(run.output.find("Call 112 now") != std::string::npos);
    CHECK(run.output.find("\"sources\"") != std::string::npos);
}

TEST_CASE("a reader that fails ends the run with what came before") {
    int calls = 0;
    std::string output;
    const auto summary = triage::run_batch(
        program(),
        [&](std::span<char> buffer) -> std::ptrdiff_t {
            if (calls++ > 0) return -1;
            const std::string text = good + "\n" + good.substr(0, 10);
            std::memcpy(buffer.data(), text.data(), text.size());
            return static_cast<std::ptrdiff_t>(text.size());
        },
        append_to(output));
    CHECK(summary.status == triage::BatchStatus::read_failed);
    CHECK(summary.decided == 1);
    CHECK(std::count(output.begin(), output.end(), '\n') == 1);
}

TEST_CASE("a writer that fails stops the run") {
    std::string input;
    for (int i = 0; i < 20000; ++i) input += good + "\n";
    int calls = 0;
    const auto summary =
        triage::run_batch(program(), pieces_of(input, 1 << 16), [&](std::string_view) { return ++calls < 2; });
    CHECK(summary.status == triage::BatchStatus::write_failed);
    CHECK(calls == 2);
    CHECK(summary.decided < 20000);
}

TEST_CASE("what is decided is written before the stream is asked for more") {
    std::string output;
    int calls = 0;
    triage::run_batch(
        program(),
        [&](std::span<char> buffer) -> std::ptrdiff_t {
            CHECK(std::count(output.begin(), output.end(), '\n') == calls);
            if (calls++ == 3) return 0;
            std::memcpy(buffer.data(), (good + "\n").data(), good.size() + 1);
            return static_cast<std::ptrdiff_t>(good.size() + 1);
        },
        [&](std::string_view lines) {
            CHECK(lines.ends_with('\n'));
            output += lines;
            return true;
        });
    CHECK(calls == 4);
}

TEST_CASE("the summary counts verdicts, urgencies, rules and issues") {
    const Run run(good + "\n" + R"({"pain":3,"no_others":true})" + "\n" + R"({"symptoms":["x"],"pain":"y"})" +
                  "\n{}\n");
    CHECK(run.summary.verdicts == std::array<std::uint64_t, 4>{1, 1, 0, 1});
    CHECK(run.summary.urgencies == std::array<std::uint64_t, 5>{2, 0, 0, 0, 1});
    CHECK(run.summary.issues.at("unknown_name").profiles == 1);
    CHECK(run.summary.issues.at("wrong_type").profiles == 1);
}

TEST_CASE("a line has the fields that were chosen, in their usual order") {
    triage::BatchOptions options;
    options.fields = {triage::BatchField::verdict, triage::BatchField::id};
    CHECK(Run(good, 100, options).output == "{\"id\":\"a\",\"verdict\":\"stop\"}\n");
    options.fields = {triage::BatchField::stretches, triage::BatchField::settled, triage::BatchField::rules};
    CHECK(Run(good, 100, options).output == "{\"settled\":true,\"rules\":[\"chest_pain\"],\"stretches\":[]}\n");
    options.fields = {triage::BatchField::line};
    CHECK(Run("{}\n\n{}", 100, options).output == "{\"line\":1}\n{\"line\":3}\n");
}

TEST_CASE("a rejected profile has its issues whatever fields were chosen") {
    triage::BatchOptions options;
    options.fields = {triage::BatchField::verdict};
    CHECK(Run("{\"pain\":11}", 100, options).output.starts_with("{\"issues\":[{\"code\":\"out_of_range\""));
    options.fields = {triage::BatchField::id};
    CHECK(Run("{\"id\":\"x\",\"pain\":11}", 100, options).output.starts_with("{\"id\":\"x\",\"issues\":[{"));
}

TEST_CASE("only the chosen answers are written, and all are counted") {
    const std::string input = good + "\n{}\n{\"pain\":11}\n{\"pain\":2,\"no_others\":true}\n";
    const auto lines = [&](std::vector<triage::BatchAnswer> only) {
        triage::BatchOptions options;
        options.only = std::move(only);
        options.fields = {triage::BatchField::line};
        const Run run(input, 100, options);
        CHECK(run.summary.decided == 3);
        CHECK(run.summary.rejected == 1);
        return run.lines();
    };
    CHECK(lines({triage::BatchAnswer::stop}) == std::vector<std::string>{"{\"line\":1}"});
    CHECK(lines({triage::BatchAnswer::ask}) == std::vector<std::string>{"{\"line\":2}"});
    CHECK(lines({triage::BatchAnswer::proceed, triage::BatchAnswer::rejected}).size() == 2);
    CHECK(lines({triage::BatchAnswer::see_a_doctor}).empty());
}

TEST_CASE("a run may end behind the first rejected profile") {
    std::string input = good + "\n{\"pain\":11}\n";
    for (int i = 0; i < 10'000; ++i) input += good + "\n";
    for (const unsigned threads : {1U, 3U}) {
        triage::BatchOptions options;
        options.bad_profile = triage::BadProfile::stop_after;
        options.threads = threads;
        const Run run(input, 1000, options);
        CHECK(run.lines().size() == 2);
        CHECK(run.summary.status == triage::BatchStatus::stopped);
        CHECK(run.summary.lines == 2);
    }
}

TEST_CASE("what a callback throws comes out, and no thread stays behind") {
    struct Broken {};
    for (const unsigned threads : {1U, 4U}) {
        triage::BatchOptions options;
        options.threads = threads;
        std::string input;
        for (int i = 0; i < 10'000; ++i) input += good + "\n";
        const auto run = [&](const triage::BatchWrite& write) {
            triage::run_batch(program(), pieces_of(input, 1000), write, options);
        };
        CHECK_THROWS_AS(run([](std::string_view) -> bool { throw Broken(); }), Broken);
        options.progress = [](const triage::BatchSummary&) { throw Broken(); };
        CHECK_THROWS_AS(run([](std::string_view) { return true; }), Broken);
    }
}

TEST_CASE("progress tells what is written") {
    std::string input;
    for (int i = 0; i < 3000; ++i) input += good + "\n";
    std::string output;
    std::vector<std::uint64_t> lines;
    triage::BatchOptions options;
    options.threads = 3;
    options.progress = [&](const triage::BatchSummary& so_far) {
        lines.push_back(so_far.lines);
        CHECK(so_far.lines == static_cast<std::uint64_t>(std::count(output.begin(), output.end(), '\n')));
        CHECK(so_far.verdicts[static_cast<std::size_t>(triage::Verdict::stop)] == so_far.decided);
    };
    triage::run_batch(program(), pieces_of(input, 5000), append_to(output), options);
    CHECK(lines.size() > 10);
    CHECK(std::is_sorted(lines.begin(), lines.end()));
    CHECK(lines.back() == 3000);
}

TEST_CASE("one line is found again by its number") {
    const std::string text = "{\"id\":\"a\"}\r\n\n[x";
    const std::string array = "[{},\n3]";
    const auto line = [&](std::uint64_t number) {
        const std::vector<triage::BatchRead> inputs{pieces_of(text, 2), pieces_of(array, 2)};
        return triage::read_batch_line(inputs, number);
    };
    CHECK(line(1) == "{\"id\":\"a\"}");
    CHECK(line(2) == "");
    CHECK(line(3) == "[x");
    CHECK(line(4) == "{}");
    CHECK(line(5) == "3");
    CHECK(line(6) == std::nullopt);
    CHECK(line(0) == std::nullopt);
}

TEST_CASE("the text of one line is what the batch takes, so that columns count from the same place") {
    const auto line = [](const std::string& text, std::size_t max_bytes) {
        return triage::read_batch_line(std::vector{pieces_of(text, 3)}, 1, max_bytes);
    };
    CHECK(line("[\n \t{\"pain\":11}\r\n]", 100) == "{\"pain\":11}\r ");  // a blank behind an element is part of it
    CHECK(line("[ {}\r]", 100) == "{}");
    CHECK(line(" \t{}\r\n", 100) == " \t{}");
    CHECK(line("{}12345\r\n", 7) == "{}12345");
    CHECK(line("{}12345\r\r\n", 7)->size() > 7);
    CHECK(line("[      {}]", 7)->size() > 7);  // cut, but longer than the limit, so that it shows
}

TEST_CASE("an array that lacks only its end is answered whole, and then told to have no end") {
    const std::string begin = "[" + good + ",\n{\"pain\":3}, {\"id\":\"z\",\"symptoms\":[\"chest pain\"]";
    const std::string whole = Run(begin + "}]").output;
    for (const std::string end : {"}", "} ", "}\r\n\t "}) {
        for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{1} << 16}) {
            const Run run(begin + end, piece);
            CHECK(run.output.starts_with(whole));
            CHECK(run.output.substr(std::min(whole.size(), run.output.size())) ==
                  "{\"line\":4,\"id\":null,\"issues\":[{\"code\":\"array_not_closed\",\"message\":\"the array has no "
                  "end\"}]}\n");
            CHECK(run.summary.decided == 3);
            CHECK(run.summary.rejected == 1);
        }
    }
}

TEST_CASE("of an array that is cut off anywhere only whole elements are decided") {
    const std::vector<std::string> elements{good, R"({"id":"b","equipment":["mat"],"symptoms":["x{}]"]})",
                                            R"({"id":"c\\","pain":3})"};
    for (const std::string between : {",", " ,\n"}) {
        const std::string array = "[" + elements[0] + between + elements[1] + between + elements[2] + "]";
        for (std::size_t size = 1; size < array.size(); ++size) {
            std::size_t whole = 0;
            std::size_t end = 1;
            for (std::size_t i = 0; i < elements.size(); ++i) {
                end += elements[i].size();
                whole += end <= size && i != 1 ? 1 : 0;  // the second is rejected
                end += between.size();
            }
            CAPTURE(array.substr(0, size));
            const Run run(array.substr(0, size), 50);
            CHECK(run.summary.decided == whole);
            CHECK(run.lines().back().find("array_not_closed") != std::string::npos);
            CHECK(run.summary.issues.at("array_not_closed").profiles == 1);
        }
    }
}

TEST_CASE("a last element without an end of its array is answered as with one, whatever is in it") {
    for (const std::string element :
         {R"({"x":["y",{"no_others":true}]})", R"({"id":"a"}})", R"({"id":"a"}{"id":"b"})", R"({"a":[1})", R"(1})",
          R"({"a":{"b":{}}})", R"(["a"])", R"({"a":"x)", R"({"a":"}","pain":1})"}) {
        const Run closed("[{}," + element + "]");
        const Run open("[{}," + element);
        CAPTURE(element);
        const bool is_whole = element.ends_with('}');
        if (is_whole) CHECK(open.output.starts_with(closed.output));
        CHECK(open.summary.decided == (is_whole ? closed.summary.decided : 1));
        CHECK(open.lines().back().find("array_not_closed") != std::string::npos);
    }
}

TEST_CASE("a run is resumed between the last element of an array and its missing end") {
    const std::string input = "[{}," + good;
    std::uint64_t sum = 0;
    triage::BatchOptions options;
    options.checksum = [&](std::string_view text) { return sum += text.size(); };
    options.resume_from.emplace();
    options.resume_from->lines = 2;
    options.resume_from->checksum = std::string_view("{}\n").size() + good.size() + 1;
    const Run rest(input, 10, options);
    CHECK(rest.summary.status == triage::BatchStatus::complete);
    CHECK(rest.output.starts_with("{\"line\":3,\"id\":null,\"issues\":[{\"code\":\"array_not_closed\""));
    CHECK(rest.lines().size() == 1);
}

TEST_CASE("of an element that is too long nothing is taken for a profile, however many blanks it begins with") {
    triage::BatchOptions options;
    options.max_line_bytes = 200;
    const std::string head = std::string(180, ' ') + "{\"pain\":2,\"x\":";
    const std::string input =
        "[" + head + std::string(300, ' ') + "1,\"symptoms\":[\"chest pain\"],\"no_others\":true},{}]";
    for (const std::size_t piece : {1, 7, 50, 100'000}) {
        const Run run(input, piece, options);
        REQUIRE(run.lines().size() == 2);
        CHECK(run.lines()[0].find("line_too_long") != std::string::npos);
    }
    CHECK(Run("[{},{\"pain\":" + std::string(300, ' '), 7, options).lines().back().find("array_not_closed") !=
          std::string::npos);
}

TEST_CASE("an object inside an element that is too long is no profile of its own") {
    triage::BatchOptions options;
    options.max_line_bytes = 200;
    const std::string input = "[{\"x\":" + std::string(1000, ' ') + "{\"no_others\":true,\"pain\":2}},{}]";
    for (const std::size_t piece : {1, 7, 50, 100'000}) CHECK(Run(input, piece, options).lines().size() == 2);
}
