// The interview and its terminal: it fits, it draws in place, it takes no key that nobody meant, and it leaves
// everything as it was, however it is ended. A person whose shell no longer echoes cannot help themselves.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <thread>

#include "cli/asked.hpp"
#include "cli/colors.hpp"
#include "support/texts.hpp"

namespace {

/// Whatever moves the cursor or colours is no text.
std::string without_escapes(const std::string& text) {
    std::string plain;
    bool is_escape = false;
    for (const char c : text) {
        if (c == '\x1b') is_escape = true;
        if (!is_escape) plain += c;
        if (is_escape && std::isalpha(static_cast<unsigned char>(c)) != 0) is_escape = false;
    }
    return plain;
}

std::size_t widest_line(const std::string& shown) {
    std::size_t widest = 0;
    for (const std::string& line : lines_of(without_escapes(shown))) {
        std::size_t columns = 0;
        for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
        widest = std::max(widest, columns);
    }
    return widest;
}

}  // namespace

TEST_CASE("Ctrl-C leaves at once, decides nothing and leaves the terminal as it was") {
    const Asked asked;
    Typist person(asked.with(), {.output_is_apart = true});
    REQUIRE(sees_screen(person, chest));
    person.type(keys::control_c);
    const Outcome end = person.wait();
    CHECK(end.exit == 130);
    CHECK(end.out.empty());
    CHECK(end.err.ends_with(")\nNothing is decided.\n"));
    CHECK(person.is_as_before());
}

TEST_CASE("signals that end a program leave the terminal as it was") {
    const Asked asked;
    for (const int signal : {SIGTERM, SIGHUP, SIGQUIT, SIGINT}) {
        CAPTURE(signal);
        Typist person(asked.with(), {.output_is_apart = true});
        REQUIRE(sees_screen(person, chest));
        person.send(signal);
        const Outcome end = person.wait();
        CHECK(end.exit == 130);
        CHECK(end.out.empty());
        CHECK(person.is_as_before());
    }
}

TEST_CASE("Ctrl-D ends with what is known, marks included") {
    const Asked asked;
    Typist person(asked.with(), {.output_is_apart = true});
    REQUIRE(sees_screen(person, chest));
    person.type(keys::control_d);
    const Outcome end = person.wait();
    CHECK(end.exit == 10);
    CHECK(end.out.starts_with("NOT DECIDED YET\n"));
    CHECK(person.is_as_before());

    Typist marking(asked.with(), {.output_is_apart = true});
    REQUIRE(sees_screen(marking, chest));
    marking.type("1");
    REQUIRE(glimpses_screen(marking, "[x] 1"));
    marking.type(keys::control_d);
    CHECK(marking.wait().exit == 30);
}

TEST_CASE("Ctrl-Z gives the terminal back, and the screen is there again afterwards") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, chest));
    person.type(keys::control_z);
    REQUIRE(person.is_stopped());
    CHECK(person.is_as_before());
    person.send(SIGCONT);
    REQUIRE(sees_screen(person, chest));
    CHECK_FALSE(person.is_as_before());
    person.type("n");
    CHECK(sees_screen(person, lately));
}

TEST_CASE("who is ended while stopped does not touch the terminal again") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, chest));
    person.type(keys::control_z);
    REQUIRE(person.is_stopped());
    person.send(SIGTERM);
    person.send(SIGCONT);
    CHECK(person.wait().exit == 130);
    CHECK(person.is_as_before());
}

TEST_CASE("the screens fit 40 and 20 columns") {
    const Asked asked;
    for (const unsigned short columns : std::array<unsigned short, 2>{40, 20}) {
        CAPTURE(columns);
        Typist person(asked.with(), {.columns = columns});
        REQUIRE(sees_screen(person, "[ ] 1"));
        person.type("?");
        REQUIRE(person.sees("mean?"));
        person.type("1");
        REQUIRE(person.sees("emergency."));
        person.type("x");
        REQUIRE(person.sees("q leaves."));
        person.type("n");
        REQUIRE(person.sees("Lately"));
        person.type(keys::control_c);
        CHECK(widest_line(person.wait().err) <= columns);
    }
}

TEST_CASE("a window that is resized gets the screen in its new width") {
    const Asked asked;
    Typist person(asked.with(), {.columns = 100});
    REQUIRE(sees_screen(person, chest));
    person.resize(40, 24);
    const std::string shown = person.wait_for(")\n");
    CHECK(says(shown, chest));
    CHECK(widest_line(shown) <= 40);
    person.resize(100, 24);
    CHECK(widest_line(person.wait_for(")\n")) > 40);
}

TEST_CASE("a screen is drawn in its place, and anew where the window is too low for that") {
    const Asked asked;
    for (const unsigned short rows : std::array<unsigned short, 2>{24, 5}) {
        CAPTURE(rows);
        Typist person(asked.with(), {.rows = rows});
        REQUIRE(sees_screen(person, chest));
        person.type("1");
        const std::string shown = person.wait_for("[x] 1");
        CHECK(says(shown, "\x1b[J") == (rows == 24));
    }
}

TEST_CASE("questions are coloured on a terminal unless somebody does not want that") {
    const auto first_screen = [](const Strings& more, const Strings& environment) {
        Strings all{"ask"};
        all.insert(all.end(), more.begin(), more.end());
        Typist person(all, {.environment = environment});
        return person.wait_for("% done");
    };
    CHECK(says(first_screen({}, {}), "\x1b[1m"));
    CHECK_FALSE(has_colors(first_screen({}, {"NO_COLOR=1"})));
    CHECK_FALSE(has_colors(first_screen({"--color", "never"}, {})));
}

TEST_CASE("a dumb terminal, or --plain, gets one question a line and nothing that moves the cursor") {
    const Asked asked;
    for (const Window& window : {Window{}, Window{.environment = {"TERM=dumb"}}}) {
        Typist person(asked.with(window.environment.empty() ? Strings{"--plain"} : Strings{}), window);
        REQUIRE(person.sees("> "));
        person.type("2\n");
        REQUIRE(person.sees("Question 2"));
        REQUIRE(person.sees("> "));
        person.type(keys::control_c);
        const Outcome end = person.wait();
        CHECK(end.exit == 130);
        CHECK_FALSE(says(end.err, "\x1b"));
        CHECK(person.is_as_before());
    }
}

TEST_CASE("what was typed before a screen is there answers nothing") {
    const Asked asked;
    Typist person(asked.with());
    person.type("n");
    REQUIRE(glimpses_screen(person, chest));
    REQUIRE(person.sees("That key came too soon, so it was not taken."));
    read_it(person);
    person.type("x");
    REQUIRE(person.sees("`x` is not used here."));
    person.type(keys::control_c);
    CHECK_FALSE(says(person.wait().err, "none\n"));
}

TEST_CASE("a key that comes before a screen could be seen is not taken, and the screen says so") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(glimpses_screen(person, chest));
    person.type("y");
    REQUIRE(person.sees("That key came too soon, so it was not taken."));
    read_it(person);
    person.type("x");
    CHECK(person.sees("`x` is not used here."));
}

TEST_CASE("a key that ended a screen does not end the next one at once") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, chest));
    person.type("n");
    REQUIRE(glimpses_screen(person, lately));
    person.type("n");
    REQUIRE(person.sees("That key came too soon, so it was not taken."));
    read_it(person);
    person.type("n");
    CHECK(sees_screen(person, fever));
}

TEST_CASE("keys that come together answer nothing, and a number takes none of them") {
    const Asked asked;
    for (const std::string pasted : {"nnnnnnnn", "no", "n\r", "1\r", "nausea and vomiting\r", "sudden pain"}) {
        CAPTURE(pasted);
        Typist person(asked.with());
        REQUIRE(sees_screen(person, chest));
        person.type(pasted);
        REQUIRE(person.sees("Several keys came at once, so none was taken."));
        person.type(keys::control_c);
        CHECK_FALSE(says(person.wait().err, "none\n"));
    }
    Typist person(asked.with({"--no-others"}));
    REQUIRE(sees_screen(person, pain));
    person.type("10\r");
    REQUIRE(person.sees("Several keys came at once, so none was taken."));
    CHECK(person.sees("> "));
}

TEST_CASE("the rest of a sequence that a slow line cuts is no key") {
    const Asked asked;
    const std::vector<Strings> cut{{"\x1b", "On"},
                                   {"\x1b", "[0n"},
                                   {"\x1b[", "A"},
                                   {"\x1b[1;", "5C"},
                                   {"\x1b[20", "0~", "n\r", "\x1b[20", "1~"},
                                   {"\x1b]11;rgb:", "n1\x07"},
                                   {"\x1bP", "1$r0n\x1b\\"},
                                   {"\x1b[<0;1", ";1M"},
                                   {"\x1b[M", "nnn"}};
    for (const Strings& pieces : cut) {
        Typist person(asked.with());
        REQUIRE(sees_screen(person, chest));
        for (const std::string& piece : pieces) {
            person.type(piece);
            // Most often enough for the program to see the cut. Where it does not, the sequence comes whole, and
            // answers nothing either; key_parser_test.cpp cuts in every place, without a terminal.
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
        }
        read_it(person);
        person.type("\t");
        REQUIRE(person.sees("That key is not used here."));
        person.type(keys::control_c);
        const std::string shown = person.wait().err;
        CHECK_FALSE(says(shown, "none\n"));
        CHECK_FALSE(says(shown, "[x]"));
    }
}

TEST_CASE("in plain mode, lines that come together or before their question answer nothing") {
    const Asked asked;
    Typist person(asked.with({"--plain"}));
    REQUIRE(person.sees("> "));
    person.type("no\nno\nno\nno\n");
    REQUIRE(person.sees("Several lines came at once, so none was taken."));
    REQUIRE(person.sees("Question 1"));
    REQUIRE(person.sees("> "));
    person.type("\n");
    REQUIRE(person.sees("Nothing was typed."));
    REQUIRE(person.sees("Question 1"));
    REQUIRE(person.sees("> "));
    person.type("no\n");
    CHECK(person.sees("Question 2"));
}

TEST_CASE("Ctrl-C at every place leaves the terminal as it was") {
    const Asked asked;
    // A key, and what is seen of it; what begins a sequence shows nothing.
    const std::vector<std::pair<std::string, std::string>> places{{"1", "[x] 1"},
                                                                  {"?", "What does it mean?"},
                                                                  {"x", "not used here"},
                                                                  {"n", lately.data()},
                                                                  {"u", "Not sure of which?"},
                                                                  {"q", "Leave now?"},
                                                                  {"\x1b", "not used here"},
                                                                  {"\x1b[200~", ""},
                                                                  {"\x1b]", ""}};
    for (const auto& [key, shown] : places) {
        CAPTURE(key);
        Typist person(asked.with(), {.output_is_apart = true});
        REQUIRE(sees_screen(person, chest));
        person.type(key);
        REQUIRE(person.sees(shown));
        // Most often enough for the program to have read the sequence. If it has not, Ctrl-C leaves all the same.
        if (shown.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
        person.type(keys::control_c);
        const Outcome end = person.wait();
        CHECK(end.exit == 130);
        CHECK(end.out.empty());
        CHECK(person.is_as_before());
    }
}

// It takes away what was typed before it, also between the program's look whether there is something and its reading.
TEST_CASE("Ctrl-C right behind a key is heard, however close they come") {
    const Asked asked;
    for (const bool is_plain : {false, true}) {
        for (int i = 0; i < 20; ++i) {
            Typist person(asked.with(is_plain ? Strings{"--plain"} : Strings{}), {.output_is_apart = true});
            REQUIRE(person.sees(is_plain ? "> " : ")\n"));
            person.type(is_plain ? "x\n" : "x");
            std::this_thread::sleep_for(std::chrono::microseconds(i * 5));  // any moment will do
            person.type(keys::control_c);
            CHECK(person.wait().exit == 130);
        }
    }
}

TEST_CASE("a window of one column is no reason to fail") {
    const Asked asked;
    Typist person(asked.with(), {.columns = 1});
    REQUIRE(sees_screen(person, "done"));
    person.type("n");
    CHECK(person.sees("fell"));
    person.type(keys::control_c);
    CHECK(person.wait().exit == 130);
}

TEST_CASE("who reads profiles from a terminal says so, and how to end it") {
    for (const Strings& arguments : {Strings{"batch"}, Strings{"batch", "-"}, Strings{"--profile", "-"},
                                     Strings{"batch", "--explain-line", "1"}, Strings{"plan", "--profile", "-"}}) {
        CAPTURE(arguments.front());
        Typist person(arguments, {.output_is_apart = true});
        REQUIRE(person.sees("Reading from the terminal. Ctrl-D on an empty line ends, Ctrl-C leaves.\n"));
        person.type("{\"symptoms\": [\"chest pain\"]}\n");
        person.type(keys::control_d);
        const Outcome end = person.wait();
        CHECK(says(end.out, arguments.front() == "batch" && arguments.size() < 3 ? "\"emergency\"" : "EMERGENCY"));
    }
}
