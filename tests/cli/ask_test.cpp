// The interview at a terminal: keys in, screens out, a decision at the end. Nothing is an answer before the person has
// confirmed it, and whoever is not sure about a danger is told what to do at once.

#include <doctest/doctest.h>

#include "cli/asked.hpp"
#include "cli/fever_pack.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

// By the clock on the wall, so that somebody goes by that one, too: whoever takes longer than it takes to read a screen
// is never too soon.
TEST_CASE("a healthy person answers a screen at a time and may proceed") {
    const Asked asked;
    Typist person(asked.with(), {.output_is_apart = true, .time = Time::real});
    REQUIRE(sees_screen(person, chest));
    person.type("n");
    REQUIRE(sees_screen(person, lately));
    person.type("n");
    REQUIRE(sees_screen(person, fever));
    person.type("n");
    REQUIRE(sees_screen(person, pain));
    person.type("2");
    REQUIRE(person.sees("> 2"));
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "Is this right?"));
    person.type(keys::enter);
    const Outcome end = person.wait();
    CHECK(end.exit == 0);
    CHECK_FALSE(end.out.starts_with("NOT DECIDED"));
    CHECK(person.is_as_before());
}

TEST_CASE("the scroll-back keeps a line of each answer") {
    const Asked asked;
    Typist person(asked.with(), {.output_is_apart = true});
    REQUIRE(sees_screen(person, chest));
    person.type("u");
    REQUIRE(glimpses_screen(person, "Not sure of which? 1-2 · o all that have no mark"));
    person.type("o");
    CHECK(person.sees("Chest and breath: not sure\n"));
    REQUIRE(sees_screen(person, "ACT AS IN AN EMERGENCY"));
    person.type("2");
    CHECK(person.sees("Not sure, so act as if it were an emergency: Call somebody.\n"));
    REQUIRE(sees_screen(person, lately));
    person.type("u");
    REQUIRE(glimpses_screen(person, "Not sure of which?"));
    person.type("2");
    REQUIRE(glimpses_screen(person, "[?] 2"));
    person.type(keys::enter);
    CHECK(person.sees("Lately, not sure: you are tired all day\n"));
    REQUIRE(sees_screen(person, fever));
    person.type("s");
    CHECK(person.sees("Do you have a fever? asked again later\n"));
}

TEST_CASE("chest pain on the first screen is an emergency at once") {
    Typist person({"ask", "--color", "never"}, {.output_is_apart = true});
    REQUIRE(sees_screen(person, "[ ] 1"));
    person.type("1");
    REQUIRE(glimpses_screen(person, "[x] 1"));
    person.type(keys::enter);
    const Outcome end = person.wait();
    CHECK(end.exit == 30);
    CHECK(end.out.starts_with("STOP: EMERGENCY\n"));
    CHECK_FALSE(says(end.err, "Legs, bladder"));
}

TEST_CASE("without a command word an open profile leads into the questions where a person sits") {
    Typist person({"--symptoms", "tight shoulders", "--color", "never"});
    REQUIRE(sees_screen(person, "[ ] 1"));
    person.type("1");
    REQUIRE(glimpses_screen(person, "[x] 1"));
    person.type(keys::enter);
    REQUIRE(person.sees("b change an answer · q leave\n"));
    read_it(person);
    person.type("q");
    CHECK(person.wait().exit == 30);
    CHECK(person.is_as_before());

    Typist apart({"--symptoms", "tight shoulders"}, {.output_is_apart = true});
    const Outcome end = apart.wait();
    CHECK(end.exit == 10);
    CHECK(end.err.empty());
    CHECK(Typist({"--symptoms", "tight shoulders", "--format", "json"}).wait().exit == 10);
}

TEST_CASE("nobody is asked who is decided already") {
    Typist person({"ask", "--symptoms", "chest pain"}, {.output_is_apart = true});
    const Outcome end = person.wait();
    CHECK(end.exit == 30);
    CHECK(end.err.empty());
}

TEST_CASE("a key turns its mark to yes and back, and u before it to not sure") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, "[ ] 1"));
    for (const std::string_view mark : {"[x] 1", "[ ] 1", "[x] 1"}) {
        person.type("1");
        CHECK(glimpses_screen(person, mark));
        wait_between_presses(person);
    }
    for (const std::string_view mark : {"[?] 1", "[ ] 1"}) {
        person.type("u");
        REQUIRE(glimpses_screen(person, "Not sure of which?"));
        person.type("1");
        CHECK(glimpses_screen(person, mark));
    }
    person.type("u");
    REQUIRE(glimpses_screen(person, "Not sure of which?"));
    person.type("n");
    CHECK(person.sees("`n` is not used here."));
}

TEST_CASE("Enter answers nothing before something is marked, and n nothing after it") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, chest));
    person.type(keys::enter);
    REQUIRE(person.sees("Nothing is marked. Press n if none of these apply.\n"));
    person.type("1");
    REQUIRE(glimpses_screen(person, "Enter: these and no others"));
    person.type("n");
    CHECK(person.sees("Something is marked, so `n` is not taken."));
}

TEST_CASE("a key that is not offered is refused with a reason, and the screen stays") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, chest));
    person.type("x");
    CHECK(person.sees("`x` is not used here."));
    person.type(" ");
    CHECK(person.sees("`space` is not used here."));
    person.type("9");
    CHECK(person.sees("`9` is not used here."));
    for (const std::string_view odd :
         {keys::arrow_up, std::string_view("\x1bOP"), std::string_view("\x1b"), std::string_view("\t"),
          std::string_view("\xff"), std::string_view("\xe2\x82")}) {
        person.type(odd);
        CHECK(person.sees("That key is not used here."));
    }
    person.type("ö");
    CHECK(person.sees("`ö` is not used here."));
    person.type("n");
    CHECK(sees_screen(person, lately));
}

TEST_CASE("b goes back to the screen before, and says where there is none") {
    const Asked asked;
    Typist person(asked.with(), {.output_is_apart = true});
    REQUIRE(sees_screen(person, chest));
    person.type("b");
    REQUIRE(person.sees("there is nothing to go back to.\n"));
    person.type("n");
    REQUIRE(sees_screen(person, lately));
    person.type("b");
    REQUIRE(sees_screen(person, chest));
    person.type("1");
    REQUIRE(glimpses_screen(person, "[x] 1"));
    person.type(keys::enter);
    CHECK(person.wait().exit == 30);
}

TEST_CASE("what an item means is two keys away, and one hides it again") {
    const Asked asked;
    Typist person(asked.with());
    REQUIRE(sees_screen(person, chest));
    person.type("?");
    REQUIRE(glimpses_screen(person, "What does it mean? 1-2"));
    person.type("2");
    REQUIRE(glimpses_screen(person, "Are you short of breath? A yes could mean an emergency."));
    person.type("?");
    REQUIRE(person.sees("[ ] 1"));
    CHECK_FALSE(says(person.wait_for(")\n"), "could mean"));
}

TEST_CASE("who is not sure is never told to proceed, and is not asked again") {
    const Asked asked;
    Typist person(asked.with({"--pain", "2"}), {.output_is_apart = true});
    REQUIRE(sees_screen(person, chest));
    person.type("n");
    REQUIRE(sees_screen(person, lately));
    person.type("n");
    REQUIRE(sees_screen(person, fever));
    person.type("u");
    REQUIRE(sees_screen(person, "1  not sure: Do you have a fever?"));
    person.type(keys::enter);
    const Outcome end = person.wait();
    CHECK(end.exit == 10);
    CHECK(says(end.out, "? Do you have a fever?\n"));
}

TEST_CASE("who is not sure about an emergency is told at once, and may end there") {
    const Asked asked;
    for (const bool is_plain : {false, true}) {
        Typist person(asked.with(is_plain ? Strings{"--plain"} : Strings{}), {.output_is_apart = true});
        if (is_plain) {
            REQUIRE(person.sees("> "));
            person.type("not sure\n");
            REQUIRE(person.sees("1 end here, 2 go on answering, 3 back\n> "));
            person.type("1\n");
        } else {
            REQUIRE(sees_screen(person, chest));
            person.type("u");
            REQUIRE(glimpses_screen(person, "Not sure of which?"));
            person.type("1");
            REQUIRE(glimpses_screen(person, "[?] 1"));
            person.type(keys::enter);
            REQUIRE(person.sees("ACT AS IN AN EMERGENCY"));
            REQUIRE(person.sees("pressure on your chest"));
            REQUIRE(sees_screen(person, "  Call somebody.\n1 end here · 2 go on answering · b back · q leave\n"));
            person.type("1");
        }
        const Outcome end = person.wait();
        CHECK(end.exit == 10);
        CHECK(says(end.out, "Until you know, act as if the answer were yes:\n    Call somebody.\n"));
        CHECK_FALSE(says(end.err, "Is any of these true?"));
    }
}

TEST_CASE("who goes on after a warning is warned again only of something else") {
    const Asked asked;
    Typist person(asked.with({"--unsure", "pressure"}), {.output_is_apart = true});
    REQUIRE(sees_screen(person, "ACT AS IN AN EMERGENCY"));
    person.type("n");
    REQUIRE(person.sees("Press 1 to end here, or 2 to go on answering.\n"));
    person.type("2");
    REQUIRE(sees_screen(person, "Are you short of breath?"));
    person.type("n");
    REQUIRE(sees_screen(person, lately));
    person.type("b");
    REQUIRE(sees_screen(person, "Are you short of breath?"));
    person.type("u");
    REQUIRE(sees_screen(person, "ACT AS IN AN EMERGENCY"));
    person.type("b");
    REQUIRE(sees_screen(person, "Are you short of breath?"));
    person.type(keys::control_c);
    CHECK(person.wait().exit == 130);
    CHECK(person.is_as_before());
}

TEST_CASE("what is skipped comes back after all others, and is left open when it is skipped again") {
    const Asked asked;
    Typist person(asked.with({"--pain", "2", "--denies", "pressure,breathless"}), {.output_is_apart = true});
    REQUIRE(sees_screen(person, lately));
    person.type("n");
    REQUIRE(sees_screen(person, fever));
    person.type("s");
    REQUIRE(sees_screen(person, fever));
    person.type("s");
    CHECK(person.sees("Do you have a fever? left open\n"));
    REQUIRE(sees_screen(person, "1  left open: Do you have a fever?"));
    person.type(keys::enter);
    const Outcome end = person.wait();
    CHECK(end.exit == 10);
    CHECK(says(end.out, "? Do you have a fever?\n"));
}

TEST_CASE("a number that is said to apply is asked for on its own, and asked again until it is one") {
    const Asked asked;
    Typist person(asked.with({"--pain", "2", "--denies", "pressure,breathless"}), {.output_is_apart = true});
    REQUIRE(sees_screen(person, lately));
    person.type("1");
    REQUIRE(glimpses_screen(person, "[x] 1"));
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "How many hours ago did you fall?"));
    person.type("3");
    REQUIRE(person.sees("> 3"));
    person.type("x");
    REQUIRE(person.sees("> 3x"));
    person.type(keys::enter);
    REQUIRE(person.sees("`x` is not a unit"));
    REQUIRE(person.sees("> 3x"));
    person.type(keys::backspace);
    REQUIRE(person.sees("> 3"));
    person.type("0");
    REQUIRE(person.sees("> 30"));
    person.type("h");
    REQUIRE(person.sees("> 30h"));
    person.type(keys::enter);
    CHECK(person.sees("How many hours ago did you fall? 30h\n"));
    REQUIRE(sees_screen(person, "1  How many hours ago did you fall? 30h"));
    person.type(keys::enter);
    const Outcome end = person.wait();
    CHECK(end.exit == 30);
}

TEST_CASE("what is marked and no longer matters is not asked for its number") {
    const Asked asked;
    Typist person(asked.with({"--pain", "2"}), {.output_is_apart = true});
    REQUIRE(sees_screen(person, chest));
    person.type("n");
    REQUIRE(sees_screen(person, lately));
    person.type("1");
    REQUIRE(glimpses_screen(person, "[x] 1"));
    person.type("2");
    REQUIRE(glimpses_screen(person, "[x] 2"));
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "How many hours ago did you fall?"));
    person.type("n");
    REQUIRE(person.sees("> n"));
    person.type(keys::enter);
    REQUIRE(person.sees("You said that it applies. Type a number, or go back to change that."));
    person.type(keys::backspace);
    REQUIRE(person.sees("b back"));
    person.type("b");
    REQUIRE(sees_screen(person, "[x] 2"));
    person.type("1");
    REQUIRE(glimpses_screen(person, "[ ] 1"));
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "Is this right?"));
    person.type(keys::enter);
    CHECK(person.wait().exit == 20);
}
