// The interview that the README shows is the one that a terminal shows.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "cli/asked.hpp"
#include "cli/json.hpp"

namespace {

std::string readme() {
    std::ifstream file(TRIAGE_SOURCE_DIR "/README.md");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The lines that are left to scroll back to. The terminal is modelled as far as the interview uses one: it moves up
/// and erases below.
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

void type_number(Typist& person, const std::string& number) {
    for (std::size_t i = 0; i < number.size(); ++i) {
        person.type(number.substr(i, 1));
        REQUIRE(person.sees("> " + number.substr(0, i + 1)));
    }
    person.type("\r");
}

/// Somebody of 40 with a pain of 3 and nothing else, until there is no question left. `shown` is the first screen.
void answer_screens(Typist& person, std::string shown) {
    constexpr std::size_t screens_at_most = 50;
    for (std::size_t part = 2; part < screens_at_most; ++part) {
        const bool is_last = shown.find("the last one)") != std::string::npos;
        const bool is_age = shown.find("\nHow old are you") != std::string::npos;
        const bool is_pain = shown.find("\nHow strong is your pain") != std::string::npos;
        read_it(person);
        if (is_age || is_pain) {
            type_number(person, is_age ? "40" : "3");
        } else {
            person.type("n");
        }
        if (is_last) return;
        shown = person.wait_for("(part " + std::to_string(part) + ",");
        shown += person.wait_for(")\n");
        REQUIRE(shown.ends_with(")\n"));
        shown = shown.substr(shown.rfind("\x1b[J"));
    }
}

}  // namespace

TEST_CASE("the interview of the README is what a terminal shows") {
    Typist person({"ask", "--color", "never"});
    std::string first = person.wait_for("more questions)");
    REQUIRE(person.sees("\n"));
    std::erase(first, '\r');
    CHECK_MESSAGE(readme().find("$ triage ask\n" + first + "\n```") != std::string::npos, first);
    answer_screens(person, first);
    const Outcome end = person.wait();
    CHECK(end.exit == 0);
    const std::string shown = scroll_back(end.err);
    const std::string told = shown.substr(0, shown.find("\n\nToday, "));
    CHECK_MESSAGE(readme().find("```text\n" + told + "\n```") != std::string::npos, told);
}
