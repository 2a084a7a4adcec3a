// The interview that the README shows is the one that a terminal shows.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "cli/json.hpp"
#include "cli/typist.hpp"

namespace {

std::string readme() {
    std::ifstream file(TRIAGE_SOURCE_DIR "/README.md");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What is left to scroll back to: a terminal as far as the interview uses one, which moves up and erases below.
std::string scroll_back(const std::string& shown) {
    Strings lines{""};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] == '\n') lines.emplace_back();
        if (shown[i] != '\x1b' && shown[i] != '\n') lines.back() += shown[i];
        if (shown[i] != '\x1b') continue;
        const std::size_t end = shown.find_first_of("AJ", i);
        REQUIRE(end != std::string::npos);
        if (shown[end] == 'A') lines.resize(lines.size() - std::stoul(shown.substr(i + 2, end - i - 2)));
        if (shown[end] == 'J') lines.back().clear();
        i = end;
    }
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace

TEST_CASE("the interview of the README is what a terminal shows") {
    Typist person({"ask", "--color", "never"});
    std::string first = person.wait_for("more questions)");
    std::erase(first, '\r');
    CHECK_MESSAGE(readme().find("$ triage ask\n" + first + "\n```") != std::string::npos, first);
    for (const char* next : {"part 2", "part 3", "part 4", "part 5", "part 6", "10 (worst)?"}) {
        person.type("n");
        REQUIRE(person.sees(next));
        REQUIRE(person.sees(")\n"));
    }
    person.type("3\r");
    const Outcome end = person.wait();
    CHECK(end.exit == 0);
    const std::string shown = scroll_back(end.err);
    const std::string told = shown.substr(0, shown.find("\n\nBefore you start"));
    CHECK_MESSAGE(readme().find("```text\n" + told + "\n```") != std::string::npos, told);
}
