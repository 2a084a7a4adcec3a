// The manual page names every option and no other, and so do the completions; what a shell makes of them is in
// tests/completion. An option that is in one place only would never be found, or never work.

#include <algorithm>
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const Strings kinds{"man", "bash", "zsh", "fish"};
const std::vector<Strings> uses{{},        {"ask"},  {"plan"}, {"batch"},   {"list"},
                                {"check"}, {"test"}, {"diff"}, {"generate"}};

std::string generated(const std::string& what) {
    const Outcome outcome = run({"generate", what});
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.empty());
    return outcome.out;
}

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.insert((*at)[1]);
    return found;
}

/// The options that `--help` of this command names.
std::set<std::string> options_of(Strings use) {
    use.emplace_back("--help");
    std::set<std::string> found;
    for (const std::string& option :
         all_matches(run(use).out, R"((?:^|\n)  (?:-\w \[ )?(--[a-z-]+(?: \])?(?: \S+)?)(?=\s|$))")) {
        found.insert(std::regex_replace(option, std::regex(R"( \])"), ""));
    }
    return found;
}

std::set<std::string> all_options() {
    std::set<std::string> all;
    for (const Strings& use : uses) all.merge(options_of(use));
    return all;
}

/// The answer to these words, the last of which is being typed.
std::string completions(const std::string& shell, const Strings& words) {
    Strings arguments{"complete", shell, "--"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const Outcome outcome = run(arguments);
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.empty());
    return outcome.out;
}

/// The numbers that the sources name, in their order.
std::vector<int> exit_statuses() {
    std::vector<int> numbers;
    for (const std::string& number :
         all_matches(file_text(TRIAGE_SOURCE_DIR "/cli/system/exit_code.hpp"), R"(\n    \w+ = (\d+),)")) {
        numbers.push_back(std::stoi(number));
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// The page as a person would type its words.
std::string without_roff(std::string text) {
    for (const auto& [from, to] : {std::pair{R"(\\f[BIR]|\\&)", ""},
                                   {R"(\\-)", "-"},
                                   {R"(\\\(aq)", "'"},
                                   {R"(\\\(dq)", "\""},
                                   {R"(\\\(ti)", "~"}}) {
        text = std::regex_replace(text, std::regex(from), to);
    }
    return text;
}

/// The text below a heading (`.SH NAME`), up to the next of its kind.
std::string section(const std::string& page, const std::string& heading) {
    const std::size_t begin = page.find(heading + "\n");
    REQUIRE_MESSAGE(begin != std::string::npos, heading);
    const std::size_t end = std::min(page.find("\n.SH ", begin + 1), page.find("\n" + heading.substr(0, 4), begin + 1));
    return page.substr(begin, end - begin);
}

/// What stands on several lines as one, as man prints it.
std::string flowing(std::string text) { return std::regex_replace(text, std::regex(R"(\n(?![.\d]))"), " "); }

/// The terms of its lists, which are options.
std::set<std::string> terms(const std::string& text) {
    return all_matches(text, R"(\n\.TP\n(?:-\w, )?(--[a-z-]+(?: \S+)?))");
}

}  // namespace

TEST_CASE("the manual page has the sections of a manual page, in their order") {
    const std::string page = generated("man");
    std::size_t at = 0;
    for (const std::string section : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS",
                                      "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"}) {
        const std::size_t next = page.find("\n.SH " + section + "\n", at);
        CHECK_MESSAGE(next != std::string::npos, section);
        at = next;
    }
}

TEST_CASE("the manual page names every option of every command, each under its command, and no other") {
    const std::string page = without_roff(generated("man"));
    CHECK(terms(page) == all_options());
    const std::set<std::string> general = terms(section(page, ".SH OPTIONS"));
    CHECK(general == options_of({}));
    for (const Strings& use : uses) {
        if (use.empty()) continue;
        std::set<std::string> named = terms(section(page, ".SS triage " + use.front()));
        named.insert(general.begin(), general.end());
        for (const std::string& option : options_of(use)) {
            CHECK_MESSAGE(named.contains(option), use.front(), " ", option);
        }
    }
}

TEST_CASE("the manual page has the table of exit statuses that docs/cli.md has") {
    const std::string docs = file_text(TRIAGE_SOURCE_DIR "/docs/cli.md");
    const std::string page = flowing(without_roff(section(generated("man"), ".SH EXIT STATUS")));
    std::string table;
    std::vector<int> numbers;
    const std::regex row(R"(\n\| (\d+) \| (.*) \|(?=\n))");
    const std::string before = docs.substr(0, docs.find("## Common options"));
    for (std::sregex_iterator at(before.begin(), before.end(), row), end; at != end; ++at) {
        numbers.push_back(std::stoi((*at)[1].str()));
        table += "\n.TP\n" + (*at)[1].str() + " " + std::regex_replace((*at)[2].str(), std::regex("`"), "");
    }
    CHECK(page == ".SH EXIT STATUS" + table);
    std::sort(numbers.begin(), numbers.end());
    CHECK(numbers == exit_statuses());
}

TEST_CASE("the manual page has the version of the program, and a day") {
    const std::string page = generated("man");
    const std::string version = lines_of(run({"--version"}).out).front();
    const std::regex head(R"(\n\.TH TRIAGE 1 20\d\d-[01]\d-[0-3]\d ")" + version + R"(" "User Commands"\n)");
    CHECK(std::regex_search(page, head));
    CHECK_FALSE(says(page, "@"));
    CHECK(std::all_of(page.begin(), page.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST_CASE("the manual page has every example of the help") {
    const std::string page = without_roff(section(generated("man"), ".SH EXAMPLES"));
    std::size_t count = 0;
    for (Strings use : uses) {
        use.emplace_back("--help");
        for (const std::string& line : lines_of(run(use).out)) {
            if (!line.starts_with("  triage ")) continue;
            CHECK_MESSAGE(says(page, "\n" + line.substr(2) + "\n"), line);
            ++count;
        }
    }
    CHECK(static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n')) >= count);
    CHECK(count > 10);
}

TEST_CASE("the completer answers each shell in its own way") {
    CHECK(completions("bash", {"--color", "a"}) == "\n\na\nauto\nalways\n");
    CHECK(completions("zsh", {"list", "graph", "--no-o"}).find("\n--no-others:everything not mentioned") < 2000);
    CHECK(completions("fish", {"ba"}) == "\n\nba\nbatch\tdecide every profile of a stream\n");
    CHECK(completions("fish", {"generate", "fi"}) == "\n\nfi\nfish\t\n");
}

TEST_CASE("of a word that bash cuts at = or : the completer answers the last piece") {
    CHECK(completions("bash", {"--format", "=", "j"}) == "\n\nj\njson\n");
    CHECK(completions("bash", {"--format="}) ==
          "\n--format=\n\n--format=text\n--format=json\n--format=doctor\n--format=doctor-html\n");
    CHECK(completions("bash", {"--format", "="}) == "\n\n\ntext\njson\ndoctor\ndoctor-html\n");
    CHECK(completions("bash", {"test", "--threshold", "mcdc", "=", "100,mu"}) == "list\n100,\nmu\n100,mutation=\n");
    CHECK(completions("bash", {"batch", "--report", "=", "two\\ w"}) == "files\n\ntwo w\n");
    CHECK(completions("bash", {"diff", "git", ":", "HEAD", ":", "ru"}) == "files\n\ngit:HEAD:ru\n");
}

TEST_CASE("names come from the packs that stand on the line") {
    const TemporaryFolder folder;
    const std::string mini = file_text(TRIAGE_SOURCE_DIR "/docs/rule-format/mini.yaml");
    const std::string pack = folder.write("pack.yaml", mini);
    CHECK(completions("bash", {"--pack", pack, "--kn"}) == "\n\n--kn\n--knee-pain\n");
    CHECK(completions("bash", {"--pack", "'" + pack + "'", "--denies", "KNEE L"}) == "list\n\nKNEE L\nknee_locked\n");
    CHECK(completions("bash", {"--pack", pack, "--hours"}) == "\n\n--hours\n");
    CHECK(completions("bash", {"list", "rules", "--pack", pack, "lo"}) == "\n\nlo\nlocked_knee\n");
    CHECK(completions("bash", {"--pack", pack + ".none", "--denies", ""}) == "list\n\n\n");
}

TEST_CASE("the completer is for the scripts of the shells alone, and no command") {
    for (Strings use : uses) {
        use.emplace_back("--help");
        CHECK_FALSE(says(run(use).out, "triage complete"));
    }
    CHECK(run({"complete"}).exit == 64);
    CHECK(run({"complete", "bash"}).exit == 64);
    CHECK(run({"complete", "csh", "--", ""}).exit == 64);
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        CHECK(says(generated(shell), "complete " + shell + " -- "));
    }
}

TEST_CASE("what is generated is the same at any width, in any language, and at any time") {
    for (const std::string& what : kinds) {
        const std::string usual = generated(what);
        CHECK_FALSE(usual.empty());
        CHECK(usual.ends_with('\n'));
        CHECK(run_in_terminal({"generate", what}, 40, {"LC_ALL=de_DE.UTF-8", "COLUMNS=40"}).out == usual);
        CHECK(run({"generate", what}, {.environment = {"LC_ALL=C", "TZ=Asia/Tokyo"}}).out == usual);
    }
}

TEST_CASE("generate refuses what it cannot do, and says what it can") {
    const Outcome nothing = run({"generate"});
    CHECK(nothing.exit == 64);
    CHECK(nothing.out.empty());
    CHECK(says(nothing.err, "one of `man` `bash` `zsh` `fish`"));
    CHECK(run({"generate", "csh"}).exit == 64);
    CHECK(run({"generate", "man", "bash"}).exit == 64);
    CHECK(run({"generate", "man", "--pack", "no/such"}).exit == 66);
    CHECK(run({"generate", "man"}, {.output_to = "/dev/full"}).exit == 74);
}
