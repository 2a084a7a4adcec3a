// The interview that the README shows is the one that a terminal shows.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "cli/asked.hpp"
#include "cli/json.hpp"
#include "support/texts.hpp"

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

/// Types what belongs on a line, key by key, and Enter.
void fill_in(Typist& person, const std::string& number) {
    for (std::size_t i = 0; i < number.size(); ++i) {
        wait_between_presses(person);
        person.type(number.substr(i, 1));
        REQUIRE(person.sees("> " + number.substr(0, i + 1)));
    }
    wait_between_presses(person);
    person.type(keys::enter);
}

/// The screen about the person: two numbers, and no to both lines below them.
void answer_form(Typist& person) {
    fill_in(person, "40");
    REQUIRE(person.sees("> How strong is your pain"));
    fill_in(person, "3");
    REQUIRE(person.sees("> you are pregnant"));
    wait_between_presses(person);
    person.type("n");
    REQUIRE(person.sees("> Injury"));
    wait_between_presses(person);
    person.type("n");
    REQUIRE(person.sees("Enter: all of this is right"));
    REQUIRE(person.sees("q leave"));
    wait_between_presses(person);
    person.type(keys::enter);
}

/// Somebody of 40 with a pain of 3 and nothing else, from the first screen to the keys behind the verdict.
void answer_screens(Typist& person) {
    constexpr std::size_t screens_at_most = 50;
    std::string shown;
    for (std::size_t i = 0; i < screens_at_most; ++i) {
        read_it(person);
        if (says(shown, "w why")) return person.type("q");
        if (says(shown, "> How old are you")) {
            answer_form(person);
        } else {
            person.type(says(shown, "Is this right?") ? keys::enter : "n");
        }
        shown = person.wait_for("q leave");
        if (!says(shown, "w why")) REQUIRE(person.sees(")\n"));
    }
}

}  // namespace

TEST_CASE("the interview of the README is what a terminal shows") {
    Typist person({"ask", "--color", "never"});
    std::string first = person.wait_for("(0 % done)");
    REQUIRE(person.sees("\n"));
    std::erase(first, '\r');
    CHECK_MESSAGE(readme().find("$ triage ask\n" + first + "\n```") != std::string::npos, first);
    answer_screens(person);
    const Outcome end = person.wait();
    CHECK(end.exit == 0);
    const std::string shown = scroll_back(end.err);
    const std::size_t begin = shown.find("\n\n") + 2;  // what stands above the first screen is shown with it
    const std::string told = shown.substr(begin, shown.find("\n\nToday, ") - begin);
    CHECK_MESSAGE(readme().find("```text\n" + told + "\n```") != std::string::npos, told);
}
