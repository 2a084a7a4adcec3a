// How far a run is, for the person in front of it, and the page that tells of it afterwards. The line is never drawn
// where nobody looks or where results are written, and is gone at the end.

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <filesystem>

#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const std::string erase = "\r\x1b[K";
const std::string two = "{\"symptoms\": [\"chest pain\"]}\n{\"symptoms\": [\"night pain\"]}\n";

/// The line as it was drawn first.
std::string first_line(const std::string& shown) {
    const std::size_t begin = shown.find('\r') + 1;
    return shown.substr(begin, shown.find("\x1b[K") - begin);
}

}  // namespace

TEST_CASE("on a terminal a line tells how far the run is, and is gone at the end") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", two);
    const Outcome outcome = run_in_terminal({"batch", file, "-o", folder.path("out"), "--summary", "none"}, 80);
    CHECK(first_line(outcome.out) == "100 %, 2 profiles, stop 1, see-a-doctor 1");
    CHECK(outcome.out.ends_with(erase));
}

TEST_CASE("the summary stands where the line was") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", two);
    const std::string shown = run_in_terminal({"batch", file, "-o", folder.path("out")}, 80).out;
    CHECK(says(shown, erase + "2 lines: 2 decided"));
}

TEST_CASE("of a stream there is no share, and the line is drawn while it comes") {
    Process process({"batch", "--summary", "none"}, {.error_columns = 80});
    process.write(two);
    process.read_line();
    CHECK(says(process.wait().err, "\r2 profiles, stop 1, see-a-doctor 1"));
}

TEST_CASE("the line fits the terminal") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", two);
    for (const unsigned short columns : std::array<unsigned short, 5>{10, 20, 30, 41, 42}) {
        const std::string shown =
            run_in_terminal({"batch", file, "-o", folder.path("out"), "--summary", "none"}, columns).out;
        CHECK_MESSAGE(first_line(shown).size() < columns, shown);
        CHECK(first_line(shown).starts_with("100 %"));
    }
}

TEST_CASE("where nobody looks or wants to, nothing is drawn") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", two);
    const std::string out = folder.path("out");
    const Strings to_file{"batch", file, "-o", out, "--summary", "none"};
    CHECK(run(to_file).err.empty());
    CHECK_FALSE(says(run_in_terminal({"batch", file, "--summary", "none"}, 80).out, "\r"));  // answers go there
    CHECK(run_in_terminal(to_file, 80, {"TERM=dumb"}).out.empty());
    for (const std::string level : {"error", "off"}) {
        Strings arguments = to_file;
        arguments.insert(arguments.end(), {"--log-level", level});
        CHECK(run_in_terminal(arguments, 80).out.empty());
    }
}

TEST_CASE("a report is one page that names the input, for a run of any end") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in.ndjson", two);
    const std::string page = folder.path("report.html");
    CHECK(run({"batch", file, "--report", page}).exit == 0);
    const std::string text = folder.read("report.html");
    CHECK(text.starts_with("<!doctype html>"));
    CHECK(says(text, "in.ndjson"));
    CHECK(says(text, "chest_pain"));
    CHECK(folder.names() == std::set<std::string>{"in.ndjson", "report.html"});

    Process process({"batch", "--report", page});
    process.write(two);
    process.read_line();
    process.read_line();
    process.end_with(SIGINT);
    CHECK(process.wait().exit == 130);
    CHECK(says(folder.read("report.html"), "standard input"));
}

TEST_CASE("a report that cannot be written is told before anything is decided") {
    const TemporaryFolder folder;
    for (const std::string& path : {folder.path("no/such/folder"), folder.path("")}) {
        const Outcome outcome = run({"batch", "--report", path, "-o", folder.path("out")}, {.input = two});
        CHECK(outcome.exit == 74);
        CHECK(says(outcome.err, "cannot write `" + path + "`: "));
        CHECK(folder.names().empty());
    }
}

TEST_CASE("a report that fails in the end exits 74, and the output is there") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"batch", "--report", "/dev/full", "--summary", "none"}, {.input = two});
    CHECK(outcome.exit == 74);
    CHECK(outcome.err == "triage: error: cannot write `/dev/full`: No space left on device\n");
    CHECK(lines_of(outcome.out).size() == 2);
}

TEST_CASE("a refused run writes no report") {
    const TemporaryFolder folder;
    CHECK(run({"batch", "--report", folder.path("r"), "-o", folder.path("out"), "--only", "nothing"}).exit == 64);
    CHECK(folder.names().empty());
}
