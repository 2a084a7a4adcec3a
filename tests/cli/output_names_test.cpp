// An output never takes the place of something that the run needs, by whatever name, link or descriptor.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "cli/fever_pack.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

namespace fs = std::filesystem;

using Names = std::set<std::string>;

const std::string two = "{\"id\": \"a\"}\n{\"id\": \"b\", \"pain\": 11}\n";

/// Every name under which a file `in` can be reached from its folder.
Strings names_of_input(const TemporaryFolder& folder) {
    fs::create_symlink("in", folder.path("soft"));
    fs::create_hard_link(folder.path("in"), folder.path("hard"));
    fs::create_directory(folder.path("sub"));
    fs::create_directory_symlink(".", folder.path("here"));
    return {"in", "./in", "sub/../in", "here/in", "soft", "hard", folder.path("in"), "//" + folder.path("in")};
}

void check_refused(const Outcome& outcome, const std::string& message) {
    CHECK(outcome.exit == 64);
    CHECK(outcome.out.empty());
    CHECK_MESSAGE(says(outcome.err, message), outcome.err);
}

}  // namespace

TEST_CASE("an output that is an input is refused, by whatever name, and the input is untouched") {
    const TemporaryFolder folder;
    folder.write("in", two);
    const Strings names = names_of_input(folder);
    const Names before = folder.names();
    for (const std::string& output : names) {
        for (const std::string& input : names) {
            const Setup here{.folder = folder.path("")};
            check_refused(run({"batch", input, "-o", output}, here), "`--output` is the input `" + input + "`");
            check_refused(run({"batch", input, "--report", output}, here), "`--report` is the input");
        }
    }
    CHECK(folder.read("in") == two);
    CHECK(folder.names() == before);
}

TEST_CASE("an output that is standard input is refused, and so is one input of several") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", two);
    const std::string other = folder.write("other", two);
    check_refused(run({"batch", "-o", file}, {.input_to = file}), "`--output` is standard input");
    check_refused(run({"batch", "--report", file, "-"}, {.input_to = file}), "`--report` is standard input");
    check_refused(run({"batch", other, file, "-o", file}), "`--output` is the input `" + file + "`");
    check_refused(run({"batch", file}, {.output_to = file}), "standard output is the input `" + file + "`");
    CHECK(folder.read("in") == two);
}

TEST_CASE("what is written on the way to an output is refused as an input") {
    const TemporaryFolder folder;
    for (const std::string name : {"out.part", "out.part.checkpoint", "out.part.checkpoint.new"}) {
        const std::string file = folder.write(name, two);
        check_refused(run({"batch", file, "-o", folder.path("out")}),
                      "`--output` first writes `" + file + "`, which is the input `" + file + "`");
        CHECK(folder.names() == Names{name});
        CHECK(folder.read(name) == two);
        fs::remove(file);
    }
}

TEST_CASE("a report leaves the files beside it alone") {
    const TemporaryFolder folder;
    const std::string file = folder.write("report.new", two);
    CHECK(run({"batch", file, "--report", folder.path("report"), "--summary", "none"}).exit == 65);
    CHECK(folder.read("report.new") == two);
    CHECK(folder.read("report").starts_with("<!doctype html>"));
    CHECK(folder.names() == Names{"report", "report.new"});
}

TEST_CASE("two outputs that are one file are refused") {
    const TemporaryFolder folder;
    const std::string in = folder.write("in", two);
    const std::string old = folder.write("old", "old");
    fs::create_symlink("old", folder.path("link"));
    const Setup here{.folder = folder.path("")};
    const std::vector<Strings> pairs{
        {"out", "out"}, {"out", "./out"}, {"old", "link"}, {"link", "old"}, {"old", "old"}};
    for (const Strings& pair : pairs) {
        check_refused(run({"batch", in, "-o", pair[0], "--report", pair[1]}, here),
                      "`--report` and `--output` name the same file");
    }
    for (const std::string report : {"out.part", "out.part.checkpoint"}) {
        check_refused(run({"batch", in, "-o", "out", "--report", report}, here),
                      "`--output` first writes `" + fs::path(report).string() + "`, which is also `--report`");
    }
    const std::string results = folder.write("results", "");
    check_refused(run({"batch", in, "--report", results}, {.output_to = results}),
                  "`--report` and standard output name the same file");
    CHECK(folder.read("old") == "old");
    CHECK(folder.names() == Names{"in", "link", "old", "results"});
    CHECK(run({"batch", in, "-o", "/dev/null", "--report", "/dev/null"}).exit == 65);
}

TEST_CASE("an output that is a file of a pack is refused") {
    const TemporaryFolder folder;
    const std::string in = folder.write("in", two);
    const std::string rules = folder.write("pack/rules.yaml", fever_pack());
    const std::string cases = folder.write("pack/cases/a.yaml", "cases: []\n");
    const std::string text = folder.read("pack/rules.yaml");
    for (const std::string& file : {rules, cases}) {
        for (const std::string option : {"--output", "--report"}) {
            check_refused(run({"batch", in, "--pack", folder.path("pack"), option, file}), "`" + option + "` is the");
        }
        check_refused(run({"test", folder.path("pack"), "--junit", file}), "`--junit` is the input `" + file + "`");
    }
    check_refused(run({"test", rules, "--junit", rules}), "`--junit` is the input");
    CHECK(folder.read("pack/rules.yaml") == text);
}

TEST_CASE("a dash is standard output where nothing else is written there, and never a file") {
    const TemporaryFolder folder;
    const std::string in = folder.write("in", two);
    const std::string pack = folder.write("pack.yaml", fever_pack());
    const Setup here{.folder = folder.path("")};
    const Names before = folder.names();
    CHECK(run({"batch", in, "-o", "-"}, here).out == run({"batch", in}).out);
    CHECK(run({"batch", in, "--output=-"}, here).out == run({"batch", in}).out);
    check_refused(run({"batch", in, "-o", "-", "--resume"}, here), "`--resume` needs `--output`");
    check_refused(run({"batch", in, "--report", "-"}, here), "`--report -` would mix with the answers");
    check_refused(run({"batch", in, "-o", "-", "--report", "-"}, here), "`--report -` would mix with the answers");
    check_refused(run({"test", pack, "--junit", "-"}, here), "`--junit -` would mix with the report");
    CHECK(folder.names() == before);
    const Outcome page = run({"batch", in, "-o", "out", "--report", "-", "--summary", "none"}, here);
    CHECK(page.exit == 65);
    CHECK(page.out.starts_with("<!doctype html>"));
    CHECK(page.out.ends_with("</html>\n"));
    CHECK(folder.read("out") == run({"batch", in}).out);
}

TEST_CASE("an output that is a link to nothing or a folder is refused, and stays") {
    const TemporaryFolder folder;
    const std::string in = folder.write("in", two);
    const std::string pack = folder.write("pack.yaml", fever_pack());
    const std::string link = folder.path("link");
    fs::create_symlink("nowhere", link);
    fs::create_directory(folder.path("folder"));
    const std::string no_target = "cannot write `" + link + "`: it is a link to `nowhere`, which is not there";
    const std::string is_folder = "cannot write `" + folder.path("folder") + "`: it is a folder";
    for (const auto& [path, message] : {std::pair(link, no_target), std::pair(folder.path("folder"), is_folder)}) {
        for (const Strings& arguments : {Strings{"batch", in, "-o", path}, Strings{"batch", in, "--report", path},
                                         Strings{"test", pack, "--junit", path}}) {
            const Outcome outcome = run(arguments);
            CHECK(outcome.exit == 74);
            CHECK(outcome.err == "triage: error: " + message + "\n");
            CHECK(outcome.out.empty() == (arguments.front() == "batch"));  // a test has results of its own
        }
    }
    CHECK(fs::is_symlink(link));
    CHECK(folder.names() == Names{"folder", "in", "link", "pack.yaml"});
}
