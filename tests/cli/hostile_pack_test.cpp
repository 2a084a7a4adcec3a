// Text of a pack that would drive a terminal, or become structure of a page, in every command and every format. A pack
// may come from a stranger, and a page made of it is read by people who trust the page.

#include <doctest/doctest.h>

#include <algorithm>

#include "cli/hostile_texts.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"
#include "support/xml_check.hpp"

using namespace hostile_texts;

namespace {

/// A pack with a text in every place that has one. `prose` is for texts that may have several lines.
std::string pack_with(const std::string& line, const std::string& prose) {
    int number = 0;
    const auto add = [&](const std::string& text) { return in_json(text + " " + std::to_string(++number)); };
    const auto name = [&] { return add(line); };
    const auto text = [&] { return add(prose); };
    const auto sources = [&] {
        return "sources: [{document: book, section: " + name() + ", anchor: " + name() + "}]}\n";
    };
    std::string pack = "pack: {name: " + name() + ", version: " + name() + ", about: " + text() +
                       ", not_covered: [{dangers: [" + text() + "]}], reviewed: {by: " + name() +
                       ", on: 2026-01-01, next: 2999-01-01}}\n";
    pack += "sources:\n  book: {title: " + name() + ", kind: " + name() + ", url: " + name() + ", authors: " + name() +
            ", year: " + name() + ", journal: " + name() + ", doi: " + name() + ", recalled: " + text() + "}\n";
    pack += "groups: {g: {name: " + name() + ", ask: " + text() + "}}\n";
    pack += "equipment: {mat: {name: " + name() + ", aliases: [" + name() + "]}}\n";
    pack += "movements: {bend: {about: " + text() + "}}\n";
    pack += "facts:\n  fever: {kind: symptom, ask: " + text() + ", item: " + text() + ", group: g, aliases: [" +
            name() + "], includes: [" + name() + "]}\n";
    pack += "  pain: {kind: measure, quantity: {min: 0, max: 10, worse: higher}, ask: " + text() + "}\n";
    pack += "  sessions: {kind: context, quantity: {min: 0, max: 99}, ask: " + text() + "}\n";
    pack += "rules:\n  fever: {name: " + name() + ", when: fever, outcome: stop, urgency: urgent, advice: " + text() +
            ", because: " + text() + ", " + sources();
    pack += "  pain: {name: " + name() +
            ", when: pain > 4, outcome: see-a-doctor, urgency: routine, advice: " + text() +
            ", basis: inference, because: " + text() + ", " + sources();
    pack += "stretches:\n  reach: {name: " + name() + ", kind: stretch, targets: [" + name() +
            "], needs: [mat], movements: [bend], dose: {hold_s: 20}, first_session: same, frequency: " + text() +
            ", steps: [" + text() + "], cautions: [" + text() + "], " + sources();
    pack += "exclusions:\n  strong: {when: pain > 2, stretches: [reach], modify: {how: " + text() +
            "}, because: " + text() + ", " + sources();
    pack += "notices:\n  notice: {text: " + text() + ", " + sources();
    pack += "plan:\n  warm_up: {stretches: [reach], minutes: 5, " + sources();
    pack += "  first_session: {stretches: 1, " + sources();
    pack += "  routine: {name: " + name() + ", parts: [{name: " + name() +
            ", minutes: 3, exercises: [{stretch: reach, dose: {hold_s: 20}}]}], " + sources();
    pack += "cases:\n  - {name: " + name() + ", profile: {symptoms: [fever], id: " + name() +
            "}, expect: {verdict: proceed, urgency: none, rules: []}}\n";
    return pack;
}

/// Which of `signs`, that make structure at the beginning of a line, stand there.
std::string skeleton_of(const std::string& text, const std::string& signs) {
    std::string marks;
    for (const std::string& line : lines_of(text)) {
        const std::size_t at = line.find_first_not_of(' ');
        const bool is_mark = at != std::string::npos && signs.find(line[at]) != std::string::npos;
        marks += is_mark ? line[at] : '_';
    }
    return marks;
}

/// How often `sign` stands there without a backslash before it.
std::size_t count_bare(const std::string& text, char sign) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == sign)
            ++count;
    }
    return count;
}

struct Page {
    Strings command;
    enum class Kind { text, json, markdown, roff, xml, quoted } kind = Kind::text;
};

const std::vector<Page> pages {
    {{"list", "facts"}}, {{"list", "rules"}}, {{"list", "stretches"}}, {{"list", "exclusions"}}, {{"list", "sources"}},
        {{"list", "facts", "fever"}}, {{"list", "rules", "fever"}}, {{"list", "stretches", "reach"}},
        {{"list", "exclusions", "strong"}}, {{"list", "rules", "--format", "json"}, Page::Kind::json},
        {{"list", "stretches", "reach", "--format", "json"}, Page::Kind::json},
        {{"list", "rules", "--format", "markdown"}, Page::Kind::markdown},
        {{"list", "exclusions", "--format", "markdown"}, Page::Kind::markdown},
        {{"list", "rules", "--format", "html"}, Page::Kind::xml},
        {{"list", "exclusions", "--format", "html"}, Page::Kind::xml},
        {{"list", "graph", "--format", "dot"}, Page::Kind::quoted},
        {{"list", "graph", "--format", "mermaid"}, Page::Kind::quoted},
#if TRIAGE_HAS_GRAPHVIZ
        {{"list", "graph", "--format", "svg"}, Page::Kind::xml},
#endif
        {{"list", "schema", "pack"}, Page::Kind::json}, {{"generate", "man"}, Page::Kind::roff}, {{"generate", "bash"}},
        {{"generate", "zsh"}}, {{"generate", "fish"}}, {{"--help"}},
        {{"--symptoms", "fever", "--emergency-number", "112"}},
        {{"--symptoms", "fever", "--format", "json"}, Page::Kind::json}, {{"--pain", "7", "--explain"}},
        {{"--pain", "3", "--no-others"}}, {{"--pain", "3", "--no-others", "--format", "json"}, Page::Kind::json}, {{}},
        {{"plan", "--pain", "3", "--no-others"}}, {{"ask", "--next"}},
        {{"ask", "--next", "--format", "json"}, Page::Kind::json},
};

/// A pack's text is one line, whatever the line ends in it.
std::string twin_of_prose(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return twin_of(text);
}

void check_structure(const Page& page, const std::string& own, const std::string& twin) {
    CHECK(harm_in(own) == "");
    if (page.kind == Page::Kind::xml) {
        const auto body = [](const std::string& text) {
            return text.starts_with("<!") ? text.substr(text.find('\n')) : text;
        };
        if (!own.starts_with("<!")) CHECK(XmlCheck(body(own)).fault() == "");
        CHECK(std::ranges::count(own, '<') == std::ranges::count(twin, '<'));
        return;
    }
    if (page.kind == Page::Kind::json) CHECK(json_at(own, "") != "(not JSON)");
    // Quotation marks in a text have escapes, which may move a wrapped line.
    CHECK(lines_in(own) == lines_in(twin));
    if (page.kind == Page::Kind::roff) CHECK(skeleton_of(own, ".'") == skeleton_of(twin, ".'"));
    if (page.kind == Page::Kind::markdown) CHECK(skeleton_of(own, "#|-*>+=") == skeleton_of(twin, "#|-*>+="));
    if (page.kind == Page::Kind::markdown) CHECK(count_bare(own, '|') == count_bare(twin, '|'));
    if (page.kind == Page::Kind::quoted) CHECK(count_bare(own, '"') == count_bare(twin, '"'));
}

}  // namespace

TEST_CASE("no text of a pack becomes structure of what is made of it") {
    const TemporaryFolder folder;
    std::size_t loaded = 0;
    for (const std::string& prose : hostile) {
        std::string line = prose;
        std::replace(line.begin(), line.end(), '\n', ' ');
        if (!is_harmless(line)) continue;
        ++loaded;
        const std::string own = folder.write("own.yaml", pack_with(line, prose));
        const std::string twin = folder.write("twin.yaml", pack_with(twin_of(line), twin_of_prose(prose)));
        CAPTURE(line);
        for (const Page& page : pages) {
            CAPTURE(page.command);
            const auto printed = [&](const std::string& pack) {
                Strings arguments = page.command;
                arguments.insert(arguments.end(), {"--pack", pack});
                const Outcome outcome = run(arguments);
                CHECK(outcome.err == "");
                return outcome.out;
            };
            check_structure(page, printed(own), printed(twin));
        }
    }
    CHECK(loaded >= 8);
}

TEST_CASE("no text of a pack becomes structure of its checks, tests and comparisons") {
    const TemporaryFolder folder;
    const std::string other = folder.write("other.yaml", pack_with("other", "other"));
    for (const std::string& prose : hostile) {
        std::string line = prose;
        std::replace(line.begin(), line.end(), '\n', ' ');
        if (!is_harmless(line)) continue;
        const std::string own = folder.write("own.yaml", pack_with(line, prose));
        const std::string twin = folder.write("twin.yaml", pack_with(twin_of(line), twin_of_prose(prose)));
        CAPTURE(line);
        for (const Page& page : std::vector<Page>{{{"diff", other}},
                                                  {{"diff", other, "--format", "markdown"}, Page::Kind::markdown},
                                                  {{"diff", other, "--format", "json"}, Page::Kind::json},
                                                  {{"test", "--format", "json"}, Page::Kind::json},
                                                  {{"test", "--suggest"}},
                                                  {{"check", "--format", "json"}, Page::Kind::json}}) {
            CAPTURE(page.command);
            const auto printed = [&](const std::string& pack) {
                Strings arguments = page.command;
                arguments.push_back(pack);
                return run(arguments).out;
            };
            check_structure(page, printed(own), printed(twin));
        }
        const auto junit = [&](const std::string& pack) {
            run({"test", pack, "--threshold", "100", "--junit", folder.path("report.xml")});
            return folder.read("report.xml");
        };
        const std::string own_report = junit(own);
        CHECK(XmlCheck(own_report.substr(own_report.find('\n'))).fault() == "");
        CHECK(std::ranges::count(own_report, '<') == std::ranges::count(junit(twin), '<'));
    }
}

TEST_CASE("a pack with a text that drives the terminal is refused, and what is said of it is harmless") {
    const TemporaryFolder folder;
    std::size_t refused = 0;
    for (const std::string& text : hostile) {
        if (is_harmless(text) || text.find('\t') != std::string::npos) continue;
        const bool has_lines = text.find('\n') != std::string::npos;
        for (const std::string& pack : {pack_with(text, "calm"), pack_with("calm", text)}) {
            const std::string path = folder.write("own.yaml", pack);
            const Outcome outcome = run({"check", path});
            CAPTURE(twin_of(text));
            CHECK(harm_in(outcome.out + outcome.err) == "");
            CHECK(harm_in(run({"check", path, "--format", "json"}).out) == "");
            if (has_lines && text.find('\r') == std::string::npos) continue;  // prose may have several lines
            CHECK(outcome.exit == 78);
            ++refused;
        }
    }
    CHECK(refused >= 30);
}

TEST_CASE("a file with an odd name says nothing odd") {
    const TemporaryFolder folder;
    for (const std::string& text : hostile) {
        if (text.find('/') != std::string::npos || text.find('\n') != std::string::npos) continue;
        const auto shown = [&](const std::string& name) {
            const std::string path = folder.write(name + ".yaml", pack_with("calm", "calm"));
            Outcome all = run({"check", path});
            for (const Strings& command :
                 {Strings{"test", "--threshold", "100", path}, Strings{"list", "rules", "fever", "--pack", path},
                  Strings{"test", "--format", "json", path}}) {
                all.out += run(command).out;
            }
            return all;
        };
        CAPTURE(twin_of(text));
        const Outcome outcome = shown(text);
        CHECK(harm_in(outcome.out + outcome.err) == "");
        CHECK(lines_in(outcome.out) == lines_in(shown(twin_of(text)).out));
    }
}
