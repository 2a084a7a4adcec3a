// `triage test`: the cases of a pack, and what they leave unseen, as text, JSON and JUnit; and the suggested cases can
// be pasted.

#include <filesystem>

#include <doctest/doctest.h>

#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/largest_budget.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

std::string case_text(const std::string& profile, const std::string& verdict, const std::string& rules) {
    const std::string urgency = rules.empty() ? "none" : "routine";
    return "  - {name: somebody, profile: {" + profile + "}, expect: {verdict: " + verdict + ", urgency: " + urgency +
           ", rules: [" + rules + "]}}\n";
}

const std::string fever_case = "cases:\n" + case_text("symptoms: [fever]", "stop", "fever_stops");
const std::string all_cases = fever_case + case_text("no_others: true", "proceed", "") + case_text("", "ask", "");

/// A folder with the small pack and these cases.
std::string pack_with(const TemporaryFolder& folder, const std::string& cases) {
    folder.write("pack/pack.yaml", fever_pack());
    if (!cases.empty()) folder.write("pack/cases/all.yaml", cases);
    return folder.path("pack");
}

}  // namespace

TEST_CASE("the embedded packs and their folders pass their test, together and the first alone, every figure full") {
    const Outcome both = run(with_largest_budget({"test", "--threshold", "100"}));
    CHECK(both.exit == 0);
    CHECK(both.err.empty());
    CHECK(says(both.out, " cases, as expected\n"));
    // The figures; below them stand places, which are named as the packs were.
    const auto figures = [](const std::string& text) { return text.substr(0, text.find("\n\nNothing would notice")); };
    CHECK(figures(run(with_largest_budget({"test", "rules/upper-back", "rules/spine-red-flags", "--threshold", "100"}))
                      .out) == figures(both.out));
    const Outcome first = run(with_largest_budget({"test", "upper-back", "--threshold", "100"}));
    CHECK(first.exit == 0);
    CHECK(says(first.out, " cases, as expected\n"));
}

TEST_CASE("a case that comes out otherwise fails the test, with its place and what was got") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, all_cases + case_text("symptoms: [fever]", "ask", ""));
    const Outcome outcome = run({"test", pack});
    CHECK(outcome.exit == 1);
    CHECK(outcome.out.starts_with(pack + "/cases/all.yaml:5: somebody\n    verdict: expected ask, got stop\n"));
    CHECK(says(outcome.out, "rules: expected [], got [fever_stops]\n"));
    CHECK(says(outcome.out, "\n1 of 4 cases fails\n"));
}

TEST_CASE("a pack without a case fails its test") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"test", pack_with(folder, "")});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, "there is no case"));
}

TEST_CASE("what no case shows is printed with its line and fails nothing by itself") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, fever_case);
    const Outcome outcome = run({"test", pack});
    CHECK(outcome.exit == 0);
    CHECK(says(outcome.out, pack + "/pack.yaml:6\n    rule `fever_stops` is ruled out in no case\n"));
    CHECK(says(outcome.out, "`--suggest` writes the missing cases"));
    CHECK_FALSE(says(outcome.out, "\ncases:\n"));
}

#if TRIAGE_HAS_SOLVER
TEST_CASE("the suggested cases can be pasted, and then nothing is missing") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, fever_case);
    const Outcome outcome = run({"test", pack, "--suggest"});
    CHECK(outcome.exit == 0);
    const std::size_t begin = outcome.out.find("\ncases:\n");
    REQUIRE(begin != std::string::npos);
    folder.write("pack/cases/suggested.yaml", outcome.out.substr(begin + 1));
    const Outcome again = run({"test", pack, "--threshold", "100"});
    CHECK(again.exit == 0);
    CHECK_FALSE(says(again.out, "gap"));
}
#endif

TEST_CASE("a copy without the solver still tests a pack, and says what it cannot") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, fever_case);
    // Alone in a folder, the program finds no companion.
    const std::string alone = folder.path("triage");
    std::filesystem::copy_file(TRIAGE_BINARY, alone);
    const Outcome plain = run({"test", pack}, {.program = alone});
    CHECK(plain.exit == 0);
    CHECK(says(plain.out, "rule `fever_stops` is ruled out in no case"));
    CHECK(says(plain.out, "without the solver (`triage-verify`) no change is proved equivalent"));
    const Outcome suggest = run({"test", pack, "--suggest"}, {.program = alone});
    CHECK(suggest.exit == 69);
    CHECK(suggest.out.empty());
    CHECK(says(suggest.err, "this copy of triage has no solver, which `test --suggest` needs"));
}

TEST_CASE("a figure below its threshold fails the test") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, fever_case);
    CHECK(run({"test", pack, "--threshold", "30"}).exit == 0);
    CHECK(run({"test", pack, "--threshold", "rules=100,thresholds=100"}).exit == 0);
    const Outcome outcome = run({"test", pack, "--threshold", "30,states=99.5"});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, "below 99.5 %"));
    CHECK(run({"test", pack, "--threshold", "100", "--threshold", "rules=0"}).exit == 1);
    CHECK(run({"test", pack_with(folder, all_cases), "--threshold", "100"}).exit == 0);
}

TEST_CASE("a threshold that is none is a wrong option") {
    const Outcome name = run({"test", "--threshold", "mccd=100"});
    CHECK(name.exit == 64);
    CHECK(says(name.err, "unknown figure `mccd`"));
    CHECK(says(name.err, "did you mean `mcdc`?"));
    CHECK(
        says(run({"test", "--threshold", "colour=1"}).err, "figures are rules, states, thresholds, mcdc and mutation"));
    for (const char* list : {"101", "-1", "", "rules=", "ninety", "90%", "nan", "90,", "mcdc=1e9"}) {
        const Outcome outcome = run({"test", "--threshold", list});
        CHECK(outcome.exit == 64);
        CHECK(outcome.out.empty());
        CHECK(says(outcome.err, "is not a number from 0 to 100"));
    }
}

TEST_CASE("a pack that does not load is reported as by check, and nothing is run") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_head + "rules:\n" + fever_rule("one", "feverr"));
    const std::string results = folder.path("results.xml");
    const Outcome outcome = run({"test", pack, "--junit", results});
    CHECK(outcome.exit == 78);
    CHECK(outcome.out == run({"check", pack}).out);
    CHECK(run({"test", pack, "--format", "json"}).out == run({"check", pack, "--format", "json"}).out);
    CHECK(folder.names() == std::set<std::string>{"pack.yaml"});
    CHECK(run({"test", "no/such"}).exit == 66);
}

TEST_CASE("test speaks JSON") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, fever_case);
    const std::string text = run({"test", pack, "--format", "json", "--suggest", "--threshold", "states=90"}).out;
    CHECK(json_at(text, "/passed") == "false");
    CHECK(json_at(text, "/cases/total") == "1");
    CHECK(json_at(text, "/figures/states/covered") == "1");
    CHECK(json_at(text, "/figures/states/percent") == "33.3");
    CHECK(json_at(text, "/figures/states/minimum") == "90");
    CHECK(json_at(text, "/figures/rules/minimum") == "null");
    CHECK(json_at(text, "/gaps/0/remedy") == "\"suggested\"");
    CHECK(json_at(text, "/gaps/0/line") == "6");
    CHECK(json_at(text, "/mutants/survivors") == "[]");
    CHECK(json_at(text, "/suggestions/0/profile") == R"({"no_others":true})");
    CHECK(json_keys(text) == Strings{"passed", "cases", "figures", "gaps", "mutants", "suggestions"});
}

TEST_CASE("the results can be had as JUnit XML") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, fever_case);
    const std::string results = folder.path("results.xml");
    CHECK(run({"test", pack, "--junit", results, "--threshold", "mcdc=90"}).exit == 1);
    const std::string xml = folder.read("results.xml");
    CHECK(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"));
    CHECK(says(xml, "<testsuite name=\"cases\" tests=\"1\" failures=\"0\" errors=\"0\">"));
    CHECK(says(xml, "<testsuite name=\"mcdc\" tests=\"1\" failures=\"1\" errors=\"0\">"));
    CHECK(says(xml, "<failure message=\"1 of 2 (50 %), below 90 %\">"));
    CHECK(folder.names() == std::set<std::string>{"pack", "results.xml"});
}

TEST_CASE("results that cannot be written are an error, after they were printed") {
    const TemporaryFolder folder;
    const std::string pack = pack_with(folder, all_cases);
    const Outcome outcome = run({"test", pack, "--junit", folder.path("no/folder.xml")});
    CHECK(outcome.exit == 74);
    CHECK(says(outcome.err, "cannot write"));
    CHECK(says(outcome.out, "3 cases, as expected"));
}

TEST_CASE("a test fits a narrow terminal") {
    const TemporaryFolder folder;
    folder.write("p/p.yaml", fever_pack() + fever_case);
    const Outcome outcome = run_in_terminal({"test", folder.path("p/p.yaml"), "--color", "never"}, 40);
    CHECK(outcome.exit == 0);
    for (const std::string& line : lines_of(outcome.out)) {
        const bool is_path = says(line, "/p.yaml:");
        CHECK((is_path || line.size() <= 41));  // the terminal ends lines in CR LF
    }
}
