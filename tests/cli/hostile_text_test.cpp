// Text that would drive a terminal, or become structure of a page: from packs, profiles, names and arguments, into
// every command and every format.
//
// Each text has a harmless twin of the same length with the same blanks. What is printed for both has the same lines,
// so nothing that was said became a line, a heading, a cell, an element or a request of its own.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "cli/temp_folder.hpp"
#include "support/xml_check.hpp"

namespace {

// Texts that a terminal obeys, that turn or end lines, and that are no UTF-8 at all.
const std::vector<std::string> hostile{
    "\x1B[2J\x1B[HPROCEED",
    "\x1B]0;title\x07",
    "a\nPROCEED\nNothing speaks against stretching.",
    "a\r\nPROCEED",
    "a\rPROCEED",
    "EMERGENCY\b\b\b\b\b\b\b\b\bPROCEED  ",
    "a\tb",
    "a\x0B\x0Cz",
    "a\x7F",
    "\u009B2J",
    "\u009D0;title\u009C",
    "a\u0085PROCEED",
    "a\u2028PROCEED",
    "a\u2029PROCEED",
    "safe \u202Eefas",
    "\u202Dleft",
    "\u2066isolated\u2069",
    "a\u200E\u200F\u061Cz",
    "a\uFFFEz\uFFFF",
    "\xFF\xFE",
    "\x9B"
    "2J",
    "\xC2",
    "\xE2\x80",
    "a\n### Rules: no decision differs\n\n![x](https://example.org)",
    "](javascript:alert(1)) [a](b)",
    "| a | b |\n|---|---|",
    "`code` and \\`more\\`",
    "a\n.so /etc/passwd\n'br",
    "<script>alert('x')</script><!-- ]]> -->",
    "\"quoted\" 'and' $(touch x) `touch y`",
    "%s %n \\e[2J \\033[2J",
    "a]]></failure></testcase>",
};

/// The code points of a text; one for each byte that is none.
std::vector<std::pair<char32_t, std::string>> characters_of(const std::string& text) {
    std::vector<std::pair<char32_t, std::string>> all;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        char32_t value = size <= 1 ? lead : lead & (0x7FU >> size);
        bool is_good = size > 0 && i + size <= text.size();
        for (std::size_t j = 1; is_good && j < size; ++j) {
            is_good = (static_cast<unsigned char>(text[i + j]) & 0xC0U) == 0x80U;
            value = value << 6U | (static_cast<unsigned char>(text[i + j]) & 0x3FU);
        }
        const std::size_t taken = is_good ? size : 1;
        all.emplace_back(is_good ? value : 0xD800, text.substr(i, taken));
        i += taken;
    }
    return all;
}

/// Written down here once more, so that the list of the library is not its own judge.
bool is_harmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFFFE || c == 0xFFFF || c == 0xD800;
}

/// The first harmful character but for line feeds, as a number; empty where there is none.
std::string harm_in(const std::string& printed) {
    for (const auto& [c, bytes] : characters_of(printed)) {
        if (c != '\n' && is_harmful(c)) return std::to_string(static_cast<unsigned>(c));
    }
    return "";
}

bool is_harmless(const std::string& text) {
    return std::ranges::none_of(characters_of(text), [](const auto& c) { return is_harmful(c.first); });
}

/// Letters and what means the same everywhere stay.
std::string twin_of(const std::string& text) {
    std::string twin;
    for (const auto& [c, bytes] : characters_of(text)) {
        const bool is_plain = c < 0x80 && (std::isalnum(static_cast<int>(c)) != 0 || c == ' ' || c == ',' || c == ':' ||
                                           c == '/' || c == '-' || c == '=' || c == '.');
        twin += is_plain ? bytes : "x";
    }
    return twin;
}

/// A hint has a line of its own, and depends on what is near.
std::size_t lines_in(const std::string& text) {
    std::size_t count = 0;
    for (const std::string& line : lines_of(text)) count += line.starts_with("  hint: ") ? 0U : 1U;
    return count;
}

std::string in_json(const std::string& text) {
    std::string json = "\"";
    for (const auto& [c, bytes] : characters_of(text)) {
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
        json += c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c < 0x10000 && c != 0xD800) ? escape : bytes;
    }
    return json + "\"";
}

void check_harmless(const Outcome& outcome, const Outcome& twin) {
    CHECK(harm_in(outcome.out) == "");
    CHECK(harm_in(outcome.err) == "");
    CHECK(outcome.exit == twin.exit);
    CHECK(lines_in(outcome.out) == lines_in(twin.out));
    CHECK(lines_in(outcome.err) <= lines_in(twin.err));  // git is not asked for an odd revision, and says nothing
}

std::string without_colours(std::string text) {
    for (std::size_t at = text.find("\x1B["); at != std::string::npos; at = text.find("\x1B[", at)) {
        const std::size_t end = text.find_first_not_of("0123456789;", at + 2);
        if (end == std::string::npos || text[end] != 'm') return text;
        text.erase(at, end + 1 - at);
    }
    return text;
}

}  // namespace

TEST_CASE("no argument, whatever it holds, drives the terminal or begins a line") {
    const std::vector<std::function<Strings(const std::string&)>> commands{
        [](const std::string& text) {
            return Strings{"--symptoms", text};
        },
        [](const std::string& text) {
            return Strings{"--denies", text, "--color", "always"};
        },
        [](const std::string& text) {
            return Strings{"--equipment", text};
        },
        [](const std::string& text) {
            return Strings{"--pain", text};
        },
        [](const std::string& text) {
            return Strings{"--profile", text};
        },
        [](const std::string& text) {
            return Strings{"--profile", text, "--format", "json"};
        },
        [](const std::string& text) {
            return Strings{"--pack", text};
        },
        [](const std::string& text) {
            return Strings{"check", text};
        },
        [](const std::string& text) {
            return Strings{"check", text, "--format", "json"};
        },
        [](const std::string& text) {
            return Strings{"list", "facts", text};
        },
        [](const std::string& text) {
            return Strings{"list", "facts", text, "--format", "json"};
        },
        [](const std::string& text) {
            return Strings{"list", text};
        },
        [](const std::string& text) {
            return Strings{"generate", text};
        },
        [](const std::string& text) {
            return Strings{"--format", text};
        },
        [](const std::string& text) { return Strings{"--no-" + text}; },
        [](const std::string& text) {
            return Strings{"batch", text};
        },
        [](const std::string& text) {
            return Strings{"batch", "/dev/null", "-o", "/no/" + text};
        },
        [](const std::string& text) {
            return Strings{"batch", "/dev/null", "--fields", text};
        },
        [](const std::string& text) {
            return Strings{"diff", "git:" + text + ":rules", "upper-back"};
        },
        [](const std::string& text) {
            return Strings{"diff", "git:HEAD:" + text, "upper-back"};
        },
        [](const std::string& text) {
            return Strings{"test", "--threshold", text};
        },
    };
    for (const std::string& text : hostile) {
        for (const auto& command : commands) {
            CAPTURE(command("…"));
            CAPTURE(twin_of(text));
            check_harmless(run(command(text)), run(command(twin_of(text))));
        }
    }
}

TEST_CASE("an emergency number is one line of text") {
    for (const std::string& text : hostile) {
        for (const std::string format : {"text", "json"}) {
            const Outcome outcome = run({"--symptoms", "chest pain", "--emergency-number", text, "--format", format});
            CAPTURE(twin_of(text));
            CHECK(harm_in(outcome.out + outcome.err) == "");
            CHECK(outcome.exit == (is_harmless(text) ? 30 : 64));
        }
    }
}

namespace {

using MakeProfile = std::function<std::string(const std::string&)>;

/// `text` is a JSON string.
const std::vector<MakeProfile> profiles{
    [](const std::string& text) { return R"({"symptoms":["chest pain"],"id":)" + text + "}"; },
    [](const std::string& text) { return R"({"symptoms":[)" + text + "]}"; },
    [](const std::string& text) { return R"({"denies":[)" + text + R"(],"id":)" + text + "}"; },
    [](const std::string& text) { return R"({"equipment":[)" + text + "]}"; },
    [](const std::string& text) { return R"({"pain":)" + text + "}"; },
    [](const std::string& text) { return "{" + text + ":1," + text + ":2}"; },
};

bool is_text(const std::string& text) {
    return std::ranges::none_of(characters_of(text), [](const auto& c) { return c.first == 0xD800; });
}

}  // namespace

TEST_CASE("no profile, whatever it holds, drives the terminal or begins a line") {
    for (const std::string& text : hostile) {
        for (const MakeProfile& profile : profiles) {
            const std::string twin = profile(in_json(twin_of(text)));
            CAPTURE(twin);
            const Outcome own = run({"--profile", "-", "--color", "always"}, {.input = profile(in_json(text))});
            const Outcome other = run({"--profile", "-", "--color", "always"}, {.input = twin});
            CHECK(harm_in(without_colours(own.out)) == "");
            CHECK(harm_in(own.err) == "");
            if (!is_text(text)) continue;  // it is no UTF-8, and so no JSON
            CHECK(own.exit == other.exit);
            CHECK(lines_in(own.out) == lines_in(other.out));
            CHECK(lines_in(own.err) == lines_in(other.err));
        }
    }
}

TEST_CASE("a batch answers every line with one, whatever it holds, and its id comes back unchanged") {
    for (const MakeProfile& profile : profiles) {
        std::string input;
        for (const std::string& text : hostile) input += profile(in_json(text)) + "\n";
        for (const Strings& more : {Strings{}, Strings{"--full"}, Strings{"--summary", "json"}}) {
            Strings command{"batch"};
            command.insert(command.end(), more.begin(), more.end());
            const Outcome outcome = run(command, {.input = input});
            CHECK(harm_in(outcome.out) == "");
            CHECK(harm_in(outcome.err) == "");
            const std::vector<std::string> lines = lines_of(outcome.out);
            REQUIRE(lines.size() == hostile.size());
            for (std::size_t i = 0; i < lines.size(); ++i) {
                CHECK(json_at(lines[i], "") != "(not JSON)");
                const bool has_id = is_text(hostile[i]) && json_at(lines[i], "/id") != "null";
                if (has_id) CHECK(json_at(lines[i], "/id") == json_at(in_json(hostile[i]), ""));
            }
        }
    }
}

TEST_CASE("an id with a delete character is escaped on the fast way of a batch, too") {
    const Outcome outcome = run({"batch", "--fields", "id"}, {.input = "{\"id\":\"a\x7F\"}\n"});
    CHECK(outcome.out == "{\"id\":\"a\\u007f\"}\n");
}

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
    const TempFolder folder;
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
    const TempFolder folder;
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
    const TempFolder folder;
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
    const TempFolder folder;
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
