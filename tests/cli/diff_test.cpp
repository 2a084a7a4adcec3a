// Who is decided differently by another pack?

#include <doctest/doctest.h>

#include <cstdlib>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "cli/replay.hpp"
#include "cli/small_pack.hpp"
#include "cli/temp_folder.hpp"

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Sides {
    std::string before;
    std::string after;
};

Sides sides(const std::string& name) {
    return {"tests/faults/" + name + ".old.yaml", "tests/faults/" + name + ".new.yaml"};
}

Outcome diff(const Sides& pair, Strings options = {}) {
    options.insert(options.begin(), {"diff", pair.before, pair.after});
    return run(options);
}

/// A repository with the small pack under rules/mine, of which the second commit asks for a cough as well.
class Repository {
public:
    Repository() {
        write(small_pack());
        git("init --quiet");
        commit();
        std::string text = small_head + "  cough: {kind: symptom, ask: \"Do you have a cough?\"}\nrules:\n";
        write(text + rule_text("fever_stops", "fever and cough"));
        commit();
    }

    /// As if from within it.
    Outcome diff(const Sides& pair) const {
        return run({"diff", pair.before, pair.after}, {.environment = {"GIT_DIR=" + folder_.path(".git")}});
    }

    std::string pack() const { return folder_.path("rules/mine"); }
    void write_file(const std::string& path, const std::string& text) const { folder_.write(path, text); }
    void write(const std::string& text) const { folder_.write("rules/mine/pack.yaml", text); }

    void commit() const {
        git("add .");
        git("-c user.name=Somebody -c user.email=somebody@example.org -c commit.gpgsign=false commit --quiet -m "
            "change");
    }

private:
    void git(const std::string& arguments) const {
        REQUIRE(std::system(("git -C " + folder_.path("") + " " + arguments).c_str()) == 0);
    }

    TempFolder folder_;
};

}  // namespace

TEST_CASE("a pack does not differ from itself") {
    const Outcome outcome = run({"diff", "rules/upper-back", "upper-back"});
    CHECK(outcome.exit == 0);
    CHECK(outcome.out == "no decision differs\n");
    CHECK(outcome.err.empty());
}

TEST_CASE("a new pack that is looser for somebody fails, unless that is allowed") {
    CHECK(diff(sides("verdict_looser")).exit == 1);
    CHECK(diff(sides("limit_moved_both_ways")).exit == 1);
    const Outcome allowed = diff(sides("verdict_looser"), {"--allow-looser"});
    CHECK(allowed.exit == 0);
    CHECK(allowed.out == diff(sides("verdict_looser")).out);
    CHECK(diff(sides("limit_moved_both_ways"), {"--allow-looser"}).exit == 0);
}

TEST_CASE("a new pack that is stricter only does not fail") {
    const Outcome outcome = diff(sides("verdict_stricter"));
    CHECK(outcome.exit == 0);
    CHECK(says(outcome.out, "stricter only"));
    CHECK_FALSE(says(outcome.out, "LOOSER"));
}

TEST_CASE("old and new changed about, looser becomes stricter") {
    const Sides pair = sides("verdict_looser");
    const Outcome back = diff({pair.after, pair.before});
    CHECK(back.exit == 0);
    CHECK(says(back.out, "stricter  verdict: `proceed` becomes `stop`\n    {\"pain\": 5}\n"));
}

TEST_CASE("every witness of a difference gets from triage itself what the difference says") {
    std::size_t replayed = 0;
    for (const std::string name : {"verdict_looser", "rule_removed", "verdict_stricter", "limit_moved_both_ways",
                                   "urgency_lowered", "question_gone", "stretch_added", "stretch_removed",
                                   "exclusion_removed", "reasons_only", "fact_removed", "fact_new", "unit_changed"}) {
        INFO(name);
        const Sides pair = sides(name);
        const Outcome outcome = diff(pair, {"--format", "json"});
        for (std::size_t i = 0;; ++i) {
            const std::string change = "/changes/" + std::to_string(i);
            if (json_at(outcome.out, change) == "(nothing)") break;
            if (json_at(outcome.out, change + "/witnesses") == "[]") continue;
            CHECK(json_at(outcome.out, change + "/witnesses/0/label") == "\"old\"");
            CHECK(json_at(outcome.out, change + "/witnesses/1/label") == "\"new\"");
            replay_witness(outcome.out, change + "/witnesses/0", {pair.before});
            replay_witness(outcome.out, change + "/witnesses/1", {pair.after});
            ++replayed;
        }
    }
    CHECK(replayed >= 30);
}

TEST_CASE("a difference in JSON is one line with a direction, changes and issues") {
    const Outcome outcome = diff(sides("verdict_looser"), {"--format", "json"});
    CHECK(outcome.exit == 1);
    CHECK(lines_of(outcome.out).size() == 1);
    CHECK(json_keys(outcome.out) == Strings{"direction", "changes", "issues"});
    CHECK(json_at(outcome.out, "/direction") == "\"looser\"");
    CHECK(json_at(outcome.out, "/changes/0/kind") == "\"verdict\"");
    CHECK(json_at(outcome.out, "/changes/0/what") == "\"`stop` becomes `proceed`\"");
    CHECK(json_at(outcome.out, "/changes/0/witnesses/0/profile") == "{\"pain\":5}");
    CHECK(json_at(outcome.out, "/issues") == "[]");
    CHECK(json_at(diff(sides("written_differently"), {"--format", "json"}).out, "/direction") == "\"none\"");
}

TEST_CASE("a difference in Markdown is a table for a pull request") {
    const Outcome outcome = diff(sides("verdict_looser"), {"--format", "markdown"});
    CHECK(outcome.exit == 1);
    CHECK(outcome.out.starts_with("### Rules: looser: "));
    CHECK(says(outcome.out, "\n| | change | for example | old | new |\n|---|---|---|---|---|\n"));
    CHECK(says(outcome.out,
               "\n| **LOOSER** | verdict: `stop` becomes `proceed` | `{\"pain\":5}` | stop, urgent; rules: "
               "pain | proceed; 0 stretches |\n"));
    CHECK_FALSE(says(diff(sides("written_differently"), {"--format", "markdown"}).out, "|"));
}

TEST_CASE("Markdown is for differences and sheets only") {
    for (const Strings& command : {Strings{}, Strings{"check"}, Strings{"test"}, Strings{"plan"}}) {
        Strings arguments = command;
        arguments.insert(arguments.end(), {"--format", "markdown"});
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 64);
        CHECK(says(outcome.err, "`--format` cannot be `markdown`"));
    }
}

TEST_CASE("two packs are compared, no fewer and no more") {
    for (const Strings& words : {Strings{}, Strings{"upper-back"}, Strings{"a", "b", "c"}}) {
        Strings arguments{"diff"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 64);
        CHECK(says(outcome.err, "`triage diff` compares two packs"));
        CHECK(outcome.out.empty());
    }
    const Outcome misspelt = diff(sides("verdict_looser"), {"--allow-loser"});
    CHECK(misspelt.exit == 64);
    CHECK(says(misspelt.err, "did you mean `--allow-looser`?"));
    CHECK(diff(sides("verdict_looser"), {"--budget", "0"}).exit == 64);
    CHECK(diff(sides("verdict_looser"), {"--prove"}).exit == 64);
}

TEST_CASE("a pack named with --pack joins both sides") {
    const TempFolder folder;
    const std::string common = folder.write("common.yaml", small_pack());
    std::string text = small_head;
    text.replace(text.find("name: small"), 11, "name: second");
    text.replace(text.find("book:"), 5, "tome:");
    text.erase(text.find("facts:"));
    const std::string before = folder.write("before.yaml", text);
    std::string rule = rule_text("fever_again", "fever");
    rule.replace(rule.find("document: book"), 14, "document: tome");
    rule.replace(rule.find("routine"), 7, "emergency");
    const std::string after = folder.write("after.yaml", text + "rules:\n" + rule);
    const Outcome outcome = run({"diff", before, after, "--pack", common});
    CHECK(outcome.exit == 0);
    CHECK(says(outcome.out, "urgency: `routine` becomes `emergency`\n    {\"symptoms\": [\"fever\"]}\n"));
    CHECK(run({"diff", before, after}).exit == 78);  // alone, nobody knows what a fever is
}

TEST_CASE("what does not load on either side is told for both, and nothing is compared") {
    const Sides broken{"tests/faults/key_misspelt.yaml", "tests/faults/fact_not_declared.yaml"};
    const Outcome both = diff(broken);
    CHECK(both.exit == 78);
    CHECK(both.out.empty());
    CHECK(says(both.err, "key_misspelt.yaml:10:5: error: unknown key `urgnecy`"));
    CHECK(says(both.err, "fact_not_declared.yaml:8:11: error: unknown fact `feverr`"));
    CHECK(diff({"upper-back", broken.after}).exit == 78);
    CHECK(diff({broken.before, "upper-back"}).exit == 78);
}

TEST_CASE("a pack that is not there exits 66") {
    const Outcome outcome = diff({"no/such", "upper-back"});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.err, "cannot open `no/such`"));
}

TEST_CASE("a pack as git has it is compared, on either side") {
    const Repository repository;
    const Outcome outcome = repository.diff({"git:HEAD~1:rules/mine", repository.pack()});
    CHECK(outcome.exit == 1);
    CHECK(says(outcome.out, "LOOSER  verdict: `stop` becomes `ask`"));
    CHECK(outcome.err.empty());
    CHECK(repository.diff({"git:HEAD~1:rules/mine", "git:HEAD:rules/mine"}).out == outcome.out);
    CHECK(repository.diff({"git:HEAD~1:rules/mine/pack.yaml", "git:HEAD:rules/mine/pack.yaml"}).out == outcome.out);
    CHECK(repository.diff({"git:HEAD:rules/mine", repository.pack()}).out == "no decision differs\n");
    CHECK(says(repository.diff({"git:HEAD:rules/mine", "git:HEAD~1:rules/mine"}).out, "stricter only"));
}

TEST_CASE("an issue of a pack in git names its revision, not a temporary file") {
    const Repository repository;
    repository.write(small_pack() + "colour: red\n");
    repository.commit();
    const Outcome outcome = repository.diff({"git:HEAD:rules/mine", "upper-back"});
    CHECK(outcome.exit == 78);
    CHECK(says(outcome.err, "git:HEAD:rules/mine/pack.yaml:7:1: error: "));
    CHECK_FALSE(says(outcome.err, "/triage-"));
}

TEST_CASE("a revision or a path that git does not have exits 66") {
    const Repository repository;
    for (const std::string name : {"git:HEAD~9:rules/mine", "git:no-such-branch:rules/mine", "git:HEAD:no/such"}) {
        const Outcome outcome = repository.diff({name, repository.pack()});
        CHECK(outcome.exit == 66);
        CHECK(outcome.out.empty());
        CHECK(says(outcome.err, "`" + std::string(name) + "` cannot be read with git"));
    }
    for (const std::string name : {"git:", "git:HEAD", "git:HEAD:", "git::rules/mine", "git:--output=x:rules/mine"}) {
        const Outcome outcome = repository.diff({name, repository.pack()});
        CHECK(outcome.exit == 66);
        CHECK(says(outcome.err, "write `git:REVISION:PATH`"));
    }
}

TEST_CASE("colours are for terminals that want them") {
    const Sides pair = sides("verdict_looser");
    CHECK(says(run_in_terminal({"diff", pair.before, pair.after}, 80).out, "\033[1;31mLOOSER"));
    CHECK_FALSE(says(run_in_terminal({"diff", pair.before, pair.after, "--color", "never"}, 80).out, "\033"));
    CHECK_FALSE(says(diff(pair).out, "\033"));
}

TEST_CASE("a file that git leaves out of archives is not left out in silence") {
    const Repository repository;
    repository.write_file("rules/mine/more.yaml", "movements: {}\n");
    repository.write_file(".gitattributes", "more.yaml export-ignore\n");
    repository.commit();
    const Outcome outcome = repository.diff({"git:HEAD:rules/mine", repository.pack()});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.err, "`git:HEAD:rules/mine` is not whole in an archive of git"));
}
