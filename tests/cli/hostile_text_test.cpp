// Text that would drive a terminal, from arguments and profiles, into every command. Whoever pastes or pipes a
// stranger's text must be able to trust what the terminal shows then.

#include <doctest/doctest.h>

#include <functional>

#include "cli/hostile_texts.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/texts.hpp"

using namespace hostile_texts;

namespace {

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
