// The files, pipes and devices that a batch reads and writes, and what happens when one of them breaks: an output is
// whole or not there, and every failure has its exit status.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "cli/batch_runs.hpp"
#include "cli/compressed.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

using Names = std::set<std::string>;

/// More than a pipe holds.
std::string repeated(const std::string& text) {
    std::string much;
    while (much.size() < 300'000) much += text;
    return much;
}

const std::string two = "{\"id\": \"a\"}\n{\"id\": \"b\", \"pain\": 11}\n";

}  // namespace

TEST_CASE("a line is answered before the next one is written") {
    Process process({"batch", "--summary", "none"});
    for (const std::string id : {"first", "second"}) {
        process.write("{\"id\": \"" + id + "\"}\n");
        CHECK(json_at(process.read_line(), "/id") == "\"" + id + "\"");
    }
    const Outcome outcome = process.wait();
    CHECK(outcome.exit == 0);
    CHECK(outcome.out.empty());
}

TEST_CASE("an output file holds what standard output would have, and nothing else is left") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"batch", "-o", folder.path("out.ndjson")}, {.input = two});
    CHECK(outcome.exit == 65);
    CHECK(outcome.out.empty());
    CHECK(folder.read("out.ndjson") == run({"batch"}, {.input = two}).out);
    CHECK(folder.names() == Names{"out.ndjson"});
}

TEST_CASE("an output file is readable by whom the umask lets, and keeps the rights it had") {
    const TemporaryFolder folder;
    const auto rights = [&] { return std::filesystem::status(folder.path("out")).permissions(); };
    const mode_t before = umask(022);
    CHECK(run({"batch", "-o", folder.path("out")}, {.input = two}).exit == 65);
    CHECK(rights() == static_cast<std::filesystem::perms>(0644));
    std::filesystem::permissions(folder.path("out"), static_cast<std::filesystem::perms>(0600));
    CHECK(run({"batch", "-o", folder.path("out")}, {.input = two}).exit == 65);
    CHECK(rights() == static_cast<std::filesystem::perms>(0600));
    umask(before);
}

TEST_CASE("an output file that is a link stays one, and its target is replaced") {
    const TemporaryFolder folder;
    const std::string target = folder.write("data/target", "old");
    std::filesystem::create_symlink(target, folder.path("link"));
    CHECK(run({"batch", "-o", folder.path("link")}, {.input = two}).exit == 65);
    CHECK(std::filesystem::is_symlink(folder.path("link")));
    CHECK(folder.read("data/target") == run({"batch"}, {.input = two}).out);
}

TEST_CASE("a device is written, never replaced") {
    CHECK(run({"batch", "-o", "/dev/null"}, {.input = two}).exit == 65);
    CHECK(std::filesystem::is_character_file("/dev/null"));
    const Outcome outcome = run({"batch", "--output=/dev/full", "--summary", "none"}, {.input = two});
    CHECK(outcome.exit == 74);
    CHECK(outcome.err == "triage: error: writing failed: No space left on device\n");
    CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("a run that ends before it has answered anything leaves the old output file and nothing beside it") {
    const TemporaryFolder folder;
    folder.write("out", "old");
    Process process({"batch", "-o", folder.path("out")});
    while (!folder.names().contains("out.part.checkpoint") && !process.has_ended()) pause_ms(1);  // it is at work
    process.end_with(SIGTERM);
    CHECK(process.wait().exit == 130);
    CHECK(folder.read("out") == "old");
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("an output file that cannot be made exits 74 before anything is decided") {
    const TemporaryFolder folder;
    for (const std::string& path : {folder.path("no/such/folder"), std::string("/")}) {
        const Outcome outcome = run({"batch", "-o", path}, {.input = two});
        CHECK(outcome.exit == 74);
        CHECK(says(outcome.err, "cannot write `" + path + "`: "));
        CHECK_FALSE(says(outcome.err, "decided"));
    }
}

TEST_CASE("input files that cannot be read are all named, and nothing is decided") {
    const TemporaryFolder folder;
    const std::string good = folder.write("good", two);
    const Outcome outcome = run({"batch", good, folder.path("missing"), folder.path(""), "-o", folder.path("out")});
    CHECK(outcome.exit == 66);
    CHECK(outcome.out.empty());
    CHECK(says(outcome.err, "cannot open `" + folder.path("missing") + "`: No such file or directory"));
    CHECK(says(outcome.err, "cannot open `" + folder.path("") + "`: Is a directory"));
    CHECK(folder.names() == Names{"good"});
}

TEST_CASE("input that fails part way exits 74") {
    const Outcome outcome = run({"batch"}, {.input_to = closed});
    CHECK(outcome.exit == 74);
    CHECK(says(outcome.err, "reading `-` failed: Bad file descriptor"));
    CHECK(says(run({"batch"}, {.input_to = "/"}).err, "reading `-` failed: Is a directory"));
}

TEST_CASE("a full disk exits 74, however much there is to write") {
    for (const std::string& input : {two, repeated(two)}) {
        const Outcome outcome = run({"batch", "--summary", "none"}, {.input = input, .output_to = "/dev/full"});
        CHECK(outcome.exit == 74);
        CHECK(outcome.err == "triage: error: writing failed: No space left on device\n");
    }
}

TEST_CASE("a closed standard output is not replaced by a file that is opened later") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", two);
    CHECK(run({"batch", file}, {.output_to = closed}).exit == 74);
    CHECK(folder.read("in") == two);
}

TEST_CASE("a closed standard error does not put the summary into the results") {
    const TemporaryFolder folder;
    CHECK(run({"batch", "-o", folder.path("out")}, {.input = two, .error_to = closed}).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = two}).out);
}

TEST_CASE("an output file whose place is taken by a folder meanwhile exits 74 and leaves nothing beside it") {
    const TemporaryFolder folder;
    Process process({"batch", "-o", folder.path("out"), "--summary", "none"});
    while (!folder.names().contains("out.part.checkpoint") && !process.has_ended()) pause_ms(1);
    std::filesystem::create_directory(folder.path("out"));
    const Outcome outcome = process.wait();
    CHECK(outcome.exit == 74);
    CHECK(outcome.err == "triage: error: cannot write `" + folder.path("out") + "`: Is a directory\n");
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("pipes that somebody made non-blocking lose nothing") {
    const std::string input = repeated(two);
    CHECK(run({"batch"}, {.input = input, .pipes = Blocking::no}).out == run({"batch"}, {.input = input}).out);

    Process process({"--profile", "-"}, {.pipes = Blocking::no});
    pause_ms(50);  // most often it finds nothing to read first; it must not matter
    process.write("{\"symptoms\": [\"chest pain\"]}");
    CHECK(process.wait().exit == 30);
}

TEST_CASE("a second interrupt ends a run that cannot write") {
    const TemporaryFolder folder;
    Process process({"batch", folder.write("in", repeated(two))}, {.output_pipe_bytes = 4096});
    process.wait_for_full_output();  // and nobody reads what it writes
    while (!process.has_ended()) {   // two signals that come too close are one
        process.send(SIGINT);
        pause_ms(1);
    }
    CHECK(process.wait().signal == SIGINT);
}

TEST_CASE("a run that waits for the writer of a named pipe can be interrupted") {
    const TemporaryFolder folder;
    REQUIRE(mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    Process process({"batch", "-", folder.path("pipe")});
    process.write("{\"id\": \"first\"}\n");
    CHECK(json_at(process.read_line(), "/id") == "\"first\"");
    process.close_input();
    process.end_with(SIGINT);
    CHECK(process.wait().exit == 130);
}

TEST_CASE("a run whose reader went away ends, though there may be more to read") {
    Process process({"batch", "--summary", "none"});
    process.close_output();
    process.write("{}\n");
    while (!process.has_ended()) pause_ms(1);
    CHECK(process.wait().exit == 74);
}

TEST_CASE("a named pipe is read to its end") {
    const TemporaryFolder folder;
    REQUIRE(mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    Process process({"batch", folder.path("pipe"), "--summary", "none"});
    std::ofstream(folder.path("pipe")) << two;
    CHECK(process.wait().out == run({"batch"}, {.input = two}).out);
}

TEST_CASE("a file that becomes shorter while it is read exits 74 behind its last whole line") {
    const TemporaryFolder folder;
    const std::string text = "{\"id\": \"first\"}\n" + repeated(two);
    for (const std::string& bytes : {text, compressed::gzip(text)}) {
        for (const bool is_standard_input : {false, true}) {
            const std::string file = folder.write("in", bytes);
            const std::string name = is_standard_input ? "-" : file;
            Process process({"batch", name, "--threads", "1", "--summary", "none"},
                            {.input_to = is_standard_input ? file : "", .output_pipe_bytes = 4096});
            process.wait_for_full_output();  // it has read some of it, and goes on only when this is read
            std::filesystem::resize_file(file, bytes.size() - 1000);
            const Outcome outcome = process.wait();
            CHECK(outcome.exit == 74);
            CHECK(outcome.err == "triage: error: reading `" + name + "` failed: it became shorter meanwhile\n");
            CHECK(json_at(outcome.out.substr(0, outcome.out.find('\n')), "/id") == "\"first\"");
            CHECK(outcome.out.ends_with("}\n"));
        }
    }
}

TEST_CASE("a file that grows while it is read is read to its end") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", "{\"id\": \"a\"}\n");
    REQUIRE(mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    Process process({"batch", folder.path("pipe"), file});
    std::ofstream(file, std::ios::app) << "{\"id\": \"b\"}\n";  // its turn has not come: the pipe is not closed
    std::ofstream(folder.path("pipe")) << "";
    CHECK(lines_of(process.wait().out).size() == 2);
}
