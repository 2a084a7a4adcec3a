// `check --prove`: do the rules do what they should, for all people? Whatever a proof shows, `triage` itself confirms,
// as somebody at a terminal and as a script would ask.

#include <csignal>

#include <doctest/doctest.h>

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>

#include "cli/colors.hpp"
#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/largest_budget.hpp"
#include "cli/process.hpp"
#include "cli/replay.hpp"
#include "cli/typist.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

std::string fault(const std::string& name) { return "tests/faults/" + name + ".yaml"; }

Outcome prove_in_json(const std::string& pack) { return run({"check", "--prove", "--format", "json", pack}); }

/// Another program than the one under test, with both of its streams in `out`.
Outcome run_copy(const std::string& command) {
    Outcome outcome;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) outcome.out += static_cast<char>(c);
    const int status = pclose(pipe);
    if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
    return outcome;
}

/// How many letters a line has on a screen.
std::size_t width_of(const std::string& line) {
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Rules about what an earlier pack calls `fever`.
std::string second_pack(const std::string& when) {
    std::string text = fever_head;
    text.replace(text.find("name: small"), 11, "name: second");
    text.replace(text.find("book:"), 5, "tome:");
    text.erase(text.find("facts:"));
    std::string rule = fever_rule("fever_again", when);
    rule.replace(rule.find("document: book"), 14, "document: tome");
    return text + "rules:\n" + rule;
}

/// Rules that share their facts in many ways: it is right, and its proof takes hours.
std::string endless_pack() {
    std::string pack = fever_head;
    for (int i = 0; i < 61; ++i) pack += "  f" + std::to_string(i) + ": {kind: symptom, ask: \"Does it hurt?\"}\n";
    pack += "rules:\n";
    for (int i = 0; i < 180; ++i) {
        const auto fact = [&](int j) { return "f" + std::to_string((j * (i % 30 + 1) + i / 30 * 12) % 61); };
        pack += fever_rule("r" + std::to_string(i), "\"at least 2 of (" + fact(1) + ", " + fact(2) + ", " + fact(3) +
                                                        ", " + fact(4) + ", " + fact(5) + ")\"");
    }
    return pack;
}

}  // namespace

TEST_CASE("the embedded packs are proved together") {
    const Outcome both = run(with_largest_budget({"check", "--prove"}));
    CHECK(both.exit == 0);
    CHECK(both.err.empty());
    REQUIRE(says(both.out, "For every profile\n  yes  "));
    CHECK_FALSE(says(both.out, "\n  NO "));
    CHECK(says(both.out, "\nnothing found\n"));
}

TEST_CASE("an embedded pack and its folder are proved") {
    const Outcome embedded = run(with_largest_budget({"check", "--prove", "upper-back"}));
    CHECK(embedded.exit == 0);
    CHECK(embedded.err.empty());
    REQUIRE(says(embedded.out, "For every profile\n  yes  "));
    CHECK_FALSE(says(embedded.out, "\n  NO "));
    CHECK(says(embedded.out, "recent_injury: hours_since_injury <= 72 h: 71.99 stop (self-care), 72 stop"));
    CHECK(says(embedded.out, "\nnothing found, and 1 to know of\n"));
    // The lines before the summary name the files, which differ.
    const auto summary = [](const std::string& text) { return text.substr(text.find("For every profile")); };
    CHECK(summary(run(with_largest_budget({"check", "--prove", "rules/upper-back"})).out) == summary(embedded.out));
}

TEST_CASE("a proof in JSON stands beside the issues of the check") {
    const Outcome outcome = prove_in_json(fault("invariant_level_too_low"));
    CHECK(outcome.exit == 1);
    CHECK(lines_of(outcome.out).size() == 1);
    CHECK(json_keys(outcome.out) == Strings{"issues", "proof"});
    CHECK(json_keys(outcome.out, "/proof") == Strings{"holds", "properties", "findings", "boundaries"});
    CHECK(json_at(outcome.out, "/proof/holds") == "false");
    CHECK(json_at(outcome.out, "/proof/properties/0/property") == "\"compiled\"");
    CHECK(json_at(outcome.out, "/proof/findings/0/code") == "\"invariant_broken\"");
    CHECK(json_at(outcome.out, "/proof/findings/0/file") == "\"" + fault("invariant_level_too_low") + "\"");
    CHECK(json_at(outcome.out, "/proof/findings/0/line") == "14");
    CHECK(json_at(outcome.out, "/proof/findings/0/witnesses/0/profile") == "{\"symptoms\":[\"fever\"]}");
    CHECK(json_at(outcome.out, "/proof/findings/1") == "(nothing)");
}

TEST_CASE("every witness of a proof gets from triage itself what the proof says") {
    std::size_t replayed = 0;
    for (const std::string name :
         {"rule_inside_another", "rule_inside_several", "rule_same_as_another", "stretch_behind_opposite_exclusions",
          "stretch_of_a_session_beyond", "exclusion_behind_a_rule", "exclusion_inside_another",
          "invariant_level_too_high", "invariant_limit_missed", "invariant_unknown_proceeds",
          "invariant_forbidden_stretch", "fact_that_helps", "more_pain_helps", "later_fall_helps", "fall_that_helps",
          "symptom_that_adds_a_stretch", "question_that_changes_nothing", "rules_that_cover_for_each_other"}) {
        INFO(name);
        const Outcome outcome = prove_in_json(fault(name));
        REQUIRE(json_at(outcome.out, "/proof/findings/0/code") != "(nothing)");
        for (std::size_t i = 0;; ++i) {
            const std::string finding = "/proof/findings/" + std::to_string(i);
            if (json_at(outcome.out, finding) == "(nothing)") break;
            replayed += replay_witnesses(outcome.out, finding + "/witnesses", {fault(name)});
        }
    }
    CHECK(replayed >= 20);
}

TEST_CASE("both sides of every threshold get from triage itself what the proof says") {
    const Outcome outcome = prove_in_json("rules/upper-back");
    CHECK(outcome.exit == 0);
    std::size_t sides = 0;
    for (std::size_t i = 0;; ++i) {
        const std::string boundary = "/proof/boundaries/" + std::to_string(i);
        if (json_at(outcome.out, boundary) == "(nothing)") break;
        const std::string fact = json_at(outcome.out, boundary + "/fact");
        const std::string rest = json_at(outcome.out, boundary + "/profile");
        for (const std::string side : {"/sides/0", "/sides/1", "/sides/2"}) {
            const std::string at = boundary + side;
            if (json_at(outcome.out, at) == "null") continue;
            const std::string profile =
                rest.substr(0, rest.size() - 1) + "," + fact + ":" + json_at(outcome.out, at + "/number") + "}";
            const Outcome decided =
                run({"--pack", "upper-back", "--profile", "-", "--format", "json"}, {.input = profile});
            CHECK(json_at(decided.out, "/verdict") == json_at(outcome.out, at + "/verdict"));
            CHECK(json_at(decided.out, "/urgency") == json_at(outcome.out, at + "/urgency"));
            ++sides;
        }
    }
    CHECK(sides == 15);
}

TEST_CASE("what check finds by itself stands before what the proof finds") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_pack() + fever_rule("again", "not not fever"));
    const Outcome outcome = run({"check", "--prove", pack});
    CHECK(outcome.exit == 1);
    const std::size_t issue = outcome.out.find("[repeats_another]");
    const std::size_t finding = outcome.out.find("[same_as_another]");
    REQUIRE(finding != std::string::npos);
    CHECK(issue < finding);
}

TEST_CASE("a warning of check fails a proof that holds") {
    const Outcome outcome = run({"check", "--prove", fault("direction_unstated")});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, "[direction_unstated]"));
    CHECK_FALSE(says(outcome.out, "\n  NO "));
    CHECK(says(outcome.out, "\n1 found\n"));
}

TEST_CASE("a pack that does not load is not proved: the output is that of check alone") {
    const Outcome outcome = run({"check", "--prove", fault("fact_not_declared")});
    CHECK(outcome.exit == 78);
    CHECK(outcome.out == run({"check", fault("fact_not_declared")}).out);
    CHECK_FALSE(says(outcome.out, "For every profile"));
    const Outcome json = prove_in_json(fault("fact_not_declared"));
    CHECK(json.exit == 78);
    CHECK(json_keys(json.out) == Strings{"issues"});
    CHECK(run({"check", "--prove", "no/such"}).exit == 66);
}

TEST_CASE("several packs are proved together") {
    const TemporaryFolder folder;
    const std::string first = folder.write("first.yaml", fever_pack());
    const std::string second = folder.write("second.yaml", second_pack("fever"));
    const Outcome outcome = run({"check", "--prove", first, second});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, second + ":4:3: error: rule `fever_again` holds for the same people as `fever_stops`"));
    CHECK(says(outcome.out, "pack small 1.0.0"));
    CHECK(says(outcome.out, "pack second 1.0.0"));
    CHECK(run({"check", "--prove", "--pack", first, "--pack", second}).out == outcome.out);
    CHECK(says(run({"check", "--prove", "upper-back", first}).out, "\nnothing found, and 1 to know of\n"));
}

TEST_CASE("the budget of the solver is a number of seconds, and is for the solver") {
    const Strings proof{"check", "--prove", "upper-back"};
    CHECK(run({"check", "--prove", "upper-back", "--budget", "3600"}).out == run(proof).out);
    for (const std::string wrong : {"0", "-1", "3601", "soon", ""}) {
        const Outcome outcome = run({"check", "--prove", "--budget", wrong});
        CHECK(outcome.exit == 64);
        CHECK(says(outcome.err, "a whole number from 1 to 3600"));
    }
    const Outcome alone = run({"check", "--budget", "3"});
    CHECK(alone.exit == 64);
    CHECK(says(alone.err, "add `--prove`"));
}

TEST_CASE("a proof refuses options that it does not know") {
    const Outcome misspelt = run({"check", "--prove", "--budgett", "3"});
    CHECK(misspelt.exit == 64);
    CHECK(says(misspelt.err, "did you mean `--budget`?"));
    CHECK(run({"check", "--prov"}).exit == 64);
    const Outcome markdown = run({"check", "--prove", "--format", "markdown"});
    CHECK(markdown.exit == 64);
    CHECK(says(markdown.err, "one of `text` `json`"));
}

TEST_CASE("without the solver's program beside it, triage says that a proof needs it") {
    const TemporaryFolder folder;
    const std::string copy = folder.path("triage");
    std::filesystem::copy_file(TRIAGE_BINARY, copy);
    const std::string pack = "'" + std::string(TRIAGE_SOURCE_DIR) + "/" + fault("fact_that_helps") + "'";
    for (const std::string& command : {" check --prove " + pack, " diff " + pack + " " + pack}) {
        const Outcome outcome = run_copy(copy + command);
        CHECK(outcome.exit == 69);
        CHECK(says(outcome.out, "error: this copy of triage has no solver"));
        CHECK(says(outcome.out, "hint: build it with -DTRIAGE_BUILD_VERIFY=ON"));
    }
    CHECK(run_copy(copy + " check " + pack).exit == 0);
    CHECK(run_copy(copy + " check --prove --budgett 3 " + pack).exit == 64);
}

TEST_CASE("a narrow terminal gets narrow sentences, colours only where they are wanted") {
    const Outcome narrow = run_in_terminal({"check", "--prove", fault("fact_that_helps"), "--color", "never"}, 40);
    CHECK(narrow.exit == 1);
    CHECK_FALSE(has_colors(narrow.out));
    const std::size_t begin = narrow.out.find("For every profile");
    const std::size_t end = narrow.out.find("pack fault");
    REQUIRE(begin < end);
    for (std::string line : lines_of(narrow.out.substr(begin, end - begin))) {
        std::erase(line, '\r');
        CHECK(width_of(line) <= 40);
    }
    CHECK(says(run_in_terminal({"check", "--prove", fault("fact_that_helps")}, 80).out, "\033[1;31mNO"));
    CHECK_FALSE(has_colors(run_in_terminal({"check", "--prove", fault("fact_that_helps")}, 80, {"NO_COLOR=1"}).out));
    CHECK_FALSE(has_colors(run({"check", "--prove", fault("fact_that_helps")}).out));
    // A terminal on which no line can be erased gets no bar.
    CHECK_FALSE(says(run_in_terminal({"check", "--prove", "upper-back"}, 80, {"TERM=dumb"}).out, "\033"));
}

TEST_CASE("Ctrl-C ends a proof, whatever the solver is busy with") {
    const TemporaryFolder folder;
    const Strings proof{"check", "--prove", "--budget", "3600", folder.write("pack.yaml", endless_pack())};
    REQUIRE(run({"check", proof.back()}).exit == 0);
    Typist person(proof, {.time = Time::real});
    REQUIRE(person.sees(" questions"));  // it is at work, and says so
    person.type(keys::control_c);
    const Outcome outcome = person.wait();
    CHECK(outcome.signal == SIGINT);  // a shell says 130
    CHECK(says(outcome.err.substr(outcome.err.rfind(" questions")), "\x1b[K"));
}
