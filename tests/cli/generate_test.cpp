// The manual page names every option and no other, and so do the completions; what a shell makes of them is in
// tests/completion.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "cli/temp_folder.hpp"

namespace {

const Strings kinds{"man", "bash", "zsh", "fish"};
const std::vector<Strings> uses{{},        {"ask"},  {"plan"}, {"batch"},   {"list"},
                                {"check"}, {"test"}, {"diff"}, {"generate"}};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

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
    return all_matches(run(use).out, R"((?:^|\n)  (?:-\w \[ )?(--[a-z-]+))");
}

std::set<std::string> all_options() {
    std::set<std::string> all;
    for (const Strings& use : uses) all.merge(options_of(use));
    return all;
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

/// The terms of its lists, which are options.
std::set<std::string> terms(const std::string& text) { return all_matches(text, R"(\n\.TP\n(?:-\w, )?(--[a-z-]+))"); }

}  // namespace

TEST_CASE("the manual page has the sections of a manual page, in their order") {
    const std::string page = generated("man");
    CHECK(page.starts_with(".TH TRIAGE 1 20"));
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
    const std::string docs = text_of(TRIAGE_SOURCE_DIR "/docs/cli.md");
    const std::string page = without_roff(section(generated("man"), ".SH EXIT STATUS"));
    std::string table;
    const std::regex row(R"(\n\| (\d+) \| (.*) \|(?=\n))");
    const std::string before = docs.substr(0, docs.find("## Common options"));
    for (std::sregex_iterator at(before.begin(), before.end(), row), end; at != end; ++at) {
        table += "\n.TP\n" + (*at)[1].str() + "\n" + std::regex_replace((*at)[2].str(), std::regex("`"), "");
    }
    CHECK(page == ".SH EXIT STATUS" + table);
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

TEST_CASE("no text of a pack becomes a request or an escape of the manual page") {
    const TempFolder folder;
    const std::string pack = folder.write("pack.yaml", R"(
pack: {name: odd, version: 0.1.0, about: Odd words., reviewed: {by: nobody, on: 2026-11-21, next: 2027-11-21}}
sources: {leaflet: {title: A leaflet, kind: leaflet}}
facts:
  knee_pain:
    kind: measure
    quantity: {min: 0, max: 10, worse: higher}
    ask: ".so how \\strong is it, \"truly\", on the knee's “scale” – from 0 to 10?"
rules:
  bad_knee:
    when: knee_pain > 6
    outcome: see-a-doctor
    urgency: urgent
    advice: Have it looked at today.
    sources: [{document: leaflet, section: When to get help, anchor: the knee}]
)");
    const std::string page = run({"generate", "man", "--pack", pack}).out;
    CHECK(says(page, "\n\\fB\\-\\-knee\\-pain\\fR \\fIN\\fR\n"));
    CHECK(says(page,
               "\n\\&.so how \\estrong is it, \\(dqtruly\\(dq, on the knee\\(aqs \\[u201C]scale\\[u201D] \\[u2013] "
               "from 0 to 10?\n"));
    CHECK(std::all_of(page.begin(), page.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        const std::string script = run({"generate", shell, "--pack", pack}).out;
        CHECK_MESSAGE(says(script, "knee-pain"), shell);
        CHECK_FALSE_MESSAGE(says(script, "hours-since-injury"), shell);
    }
}

TEST_CASE("every completion has every option, and no other") {
    std::set<std::string> wanted;
    for (const std::string& option : all_options()) wanted.insert(option.substr(2));
    for (const auto& [shell, pattern] :
         std::vector<std::pair<std::string, std::string>>{{"bash", R"([ ']--([a-z-]+)(?=[ ']))"},
                                                          {"zsh", R"(\n    '(?:\*|\([^)]*\))?--([a-z-]+)=?\[)"},
                                                          {"fish", R"(\ncomplete [^\n]* -l ([a-z-]+) )"}}) {
        CHECK_MESSAGE(all_matches(generated(shell), pattern) == wanted, shell);
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
