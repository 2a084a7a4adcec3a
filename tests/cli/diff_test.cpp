// `triage diff`: who is decided differently by another pack, with witnesses that `triage` itself confirms, on disk and
// as git has it. A change that is more permissive must fail, and no trick of the repository may hide it
// (docs/decisions/0036).

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "cli/colors.hpp"
#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "cli/replay.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

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
        write(fever_pack());
        git("init --quiet");
        commit();
        std::string text = fever_head + "  cough: {kind: symptom, ask: \"Do you have a cough?\"}\nrules:\n";
        write(text + fever_rule("fever_stops", "fever and cough"));
        commit();
    }

    /// From within it, or from one of its folders.
    Outcome diff(const Sides& pair, const std::string& from = "", const Strings& environment = {}) const {
        return run({"diff", pair.before, pair.after}, {.environment = environment, .folder = path(from)});
    }

    std::string path(const std::string& name) const { return folder_.path(name); }
    std::string pack() const { return path("rules/mine"); }
    void write_file(const std::string& name, const std::string& text) const { folder_.write(name, text); }
    void write(const std::string& text) const { folder_.write("rules/mine/pack.yaml", text); }
    /// Writes the pack without rules: whoever had to stop may proceed.
    void loosen() const { write(fever_head + "rules: {}\n"); }

    void commit() const {
        git("add .");
        git("-c user.name=Somebody -c user.email=somebody@example.org -c commit.gpgsign=false commit --quiet -m "
            "change");
    }

    void git(const std::string& arguments) const {
        REQUIRE(std::system(("git -C " + folder_.path("") + " " + arguments).c_str()) == 0);
    }

private:
    TemporaryFolder folder_;
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
    const TemporaryFolder folder;
    const std::string common = folder.write("common.yaml", fever_pack());
    std::string text = fever_head;
    text.replace(text.find("name: small"), 11, "name: second");
    text.replace(text.find("book:"), 5, "tome:");
    text.erase(text.find("facts:"));
    const std::string before = folder.write("before.yaml", text);
    std::string rule = fever_rule("fever_again", "fever");
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
    repository.write(fever_pack() + "colour: red\n");
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
    CHECK_FALSE(has_colors(run_in_terminal({"diff", pair.before, pair.after, "--color", "never"}, 80).out));
    CHECK_FALSE(has_colors(diff(pair).out));
}

TEST_CASE("a path at a revision is taken from the revision, however it is written") {
    const Repository repository;
    repository.loosen();
    const std::string expected = repository.diff({"git:HEAD:rules/mine", "rules/mine"}).out;
    CHECK(says(expected, "LOOSER"));
    for (const std::string& path :
         Strings{repository.pack(), repository.pack() + "/", "./rules/mine", "rules/../rules/mine", "rules//mine/",
                 repository.path("rules/../rules/mine"), repository.path("./rules/mine"),
                 repository.pack() + "/pack.yaml"}) {
        INFO(path);
        const Outcome outcome = repository.diff({"git:HEAD:" + path, "rules/mine"});
        CHECK(outcome.exit == 1);
        CHECK(outcome.out == expected);
    }
    for (const std::string path : {"mine", "../rules/mine", "mine/../mine", "./mine"}) {
        CHECK(repository.diff({std::string("git:HEAD:") + path, "mine"}, "rules").out == expected);
    }
    CHECK(repository.diff({"git:HEAD:.", "."}, "rules/mine").out == expected);
    CHECK(repository.diff({"git:HEAD:../mine", "."}, "rules/mine").out == expected);
}

TEST_CASE("a path that leads out of the repository is refused") {
    const Repository repository;
    const TemporaryFolder outside;
    const std::string pack = outside.write("pack.yaml", fever_pack());
    for (const std::string& path : {pack, std::string("/"), std::string("/etc"), std::string("../x"),
                                    std::string("rules/../../x"), repository.path("../x")}) {
        INFO(path);
        const Outcome outcome = repository.diff({"git:HEAD:" + path, "rules/mine"});
        CHECK(outcome.exit == 66);
        CHECK(outcome.out.empty());
        CHECK(says(outcome.err, "cannot be read with git: the path leads out of the repository"));
    }
}

TEST_CASE("a link, a submodule or a file in the way is named, and never followed") {
    const Repository repository;
    std::filesystem::create_symlink("rules/mine", repository.path("link"));
    std::filesystem::create_symlink("pack.yaml", repository.path("rules/mine/zlink.yaml"));
    repository.git("update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,module");
    repository.git("add link rules && git -C " + repository.path("") +
                   " -c user.name=S -c user.email=s@example.org commit --quiet -m more");
    const std::vector<std::pair<std::string, std::string>> cases{
        {"link", "`link` is a link there, to `rules/mine`"},
        {"link/pack.yaml", "`link` is a link there"},
        {"module", "`module` is a submodule there"},
        {"module/pack.yaml", "`module` is a submodule there"},
        {"rules/mine/pack.yaml/x", "`rules/mine/pack.yaml` is a file there"},
        {"rules/none", "that revision has no `rules/none`"},
        {"rules/mine", "`git:HEAD:rules/mine/zlink.yaml` is no ordinary file there"},
        {"rules", "`git:HEAD:rules` holds no `*.yaml` or `*.yml` file"}};
    for (const auto& [path, message] : cases) {
        INFO(path);
        const Outcome outcome = repository.diff({"git:HEAD:" + path, "git:HEAD~1:rules/mine"});
        CHECK(outcome.exit == 66);
        CHECK_MESSAGE(says(outcome.err, message), outcome.err);
    }
}

TEST_CASE("what git would make of a file is not what is compared") {
    const std::string hidden = fever_head +
                               "rules:\n  fever_stops: {name: \"$Format:x%x22, when: fever, outcome: stop, "
                               "urgency: routine, advice: Rest., sources: [{document: book, section: One, anchor: "
                               "fever}]}%n#$\", when: not fever, outcome: stop, urgency: routine, advice: Rest., "
                               "sources: [{document: book, section: One, anchor: fever}]}\n";
    for (const std::string attributes :
         {"pack.yaml export-subst", "pack.yaml export-ignore", "pack.yaml text eol=crlf", "pack.yaml filter=lower",
          "pack.yaml working-tree-encoding=UTF-16", "pack.yaml ident", "pack.yaml diff=lower"}) {
        INFO(attributes);
        const Repository repository;
        repository.git("config filter.lower.smudge 'sed s/fever/cough/'");
        repository.git("config diff.lower.textconv 'sed s/fever/cough/'");
        repository.write(hidden);
        repository.commit();
        const std::string text = hidden;
        repository.write_file("rules/mine/.gitattributes", std::string(attributes) + "\n");
        repository.git("add rules/mine/.gitattributes && git -C " + repository.path("") +
                       " -c user.name=S -c user.email=s@example.org commit --quiet -m attributes");
        repository.write(text);
        const Outcome outcome = repository.diff({"git:HEAD:rules/mine", "rules/mine"});
        CHECK(outcome.exit == 0);
        CHECK(outcome.out == "no decision differs\n");
    }
}

TEST_CASE("an object that git was told to replace is read as it was") {
    const Repository repository;
    repository.loosen();
    repository.git("replace $(git -C " + repository.path("") + " rev-parse HEAD:rules/mine/pack.yaml) $(git -C " +
                   repository.path("") + " hash-object -w rules/mine/pack.yaml)");
    CHECK(says(repository.diff({"git:HEAD:rules/mine", "rules/mine"}).out, "LOOSER"));
}

TEST_CASE("reading a revision needs no temporary folder, and says when there is no git") {
    const Repository repository;
    const std::string expected = repository.diff({"git:HEAD~1:rules/mine", "rules/mine"}).out;
    CHECK(repository.diff({"git:HEAD~1:rules/mine", "rules/mine"}, "", {"TMPDIR=/nonexistent"}).out == expected);
    const Outcome outcome = repository.diff({"git:HEAD~1:rules/mine", "rules/mine"}, "", {"PATH=/nonexistent"});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.err, "cannot be read with git: No such file or directory"));
    CHECK(says(outcome.err, "hint: is git installed?"));
}
