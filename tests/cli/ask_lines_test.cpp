// Lines that stand for several facts, forms, the review and the way back from a verdict, at a terminal: what was said
// stands there in the words that were shown, and every answer can be changed with the marks as they were.

#include <doctest/doctest.h>

#include "cli/asked.hpp"
#include "cli/gateway_pack.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

class Lines {
public:
    Strings with(const Strings& more = {}) const { return joined({"ask", "--pack", path_, "--color", "never"}, more); }

private:
    TemporaryFolder folder_;
    std::string path_ = folder_.write("lines.yaml", gateway_pack);
};

constexpr std::string_view now = "Any of these now?";
constexpr std::string_view about_you = "About you\n> How old are you?";
constexpr std::string_view signs = "Any of these?";
constexpr std::string_view is_right = "Is this right?";

/// Presses a key and sees what it comes to.
bool press(Typist& person, std::string_view key, std::string_view shown) {
    wait_between_presses(person);
    person.type(key);
    return glimpses_screen(person, shown);
}

/// Types a line character by character, and Enter.
bool type_line(Typist& person, const std::string& text) {
    std::string line = "> ";
    for (const char character : text) {
        wait_between_presses(person);
        person.type(std::string(1, character));
        line += character;
        if (!person.sees(line)) return false;
    }
    wait_between_presses(person);
    person.type(keys::enter);
    return true;
}

/// From the form to what comes behind it: 40 years, pain 2, and this of the pregnancy.
bool answer_form(Typist& person, std::string_view pregnant = "n") {
    if (!sees_screen(person, about_you) || !type_line(person, "40")) return false;
    if (!person.sees("> How strong is your pain?") || !type_line(person, "2")) return false;
    if (!glimpses_screen(person, "> Are you pregnant?") || !press(person, pregnant, "Enter: all of this is right"))
        return false;
    wait_between_presses(person);
    person.type(keys::enter);
    return true;
}

}  // namespace

TEST_CASE("before the first question stands what this is, how long it takes, and whom to call") {
    const Lines lines;
    Typist person(lines.with({"--emergency-number", "112"}));
    CHECK(
        person.sees("Lines for tests. No diagnosis.\n"
                    "Less than a minute, 3 screens; a yes can add some. Nothing is stored or sent.\n"));
    CHECK(person.sees("If it may be an emergency, call 112 now. On a list, n says: none of these.\n"));
}

TEST_CASE("a line that decides by itself is a verdict at once, and there is a way back with the mark kept") {
    const Lines lines;
    Typist person(lines.with());
    REQUIRE(sees_screen(person, now));
    REQUIRE(press(person, "2", "[x] 2"));
    person.type(keys::enter);
    REQUIRE(person.sees("w why · p page for my doctor · b change an answer · q leave\n"));
    read_it(person);
    person.type("b");
    REQUIRE(sees_screen(person, "[x] 2  Short of breath, or sweating"));
    REQUIRE(press(person, "2", "[ ] 2"));
    wait_between_presses(person);
    person.type("n");
    REQUIRE(sees_screen(person, about_you));
    person.type(keys::control_d);
    REQUIRE(person.sees("q leave\n"));
    read_it(person);
    person.type("q");
    CHECK(person.wait().exit == 10);
    CHECK(person.is_as_before());
}

TEST_CASE("a line that the person is not sure about is told at once, and opens its facts") {
    const Lines lines;
    Typist person(lines.with(), {.columns = 100, .output_is_apart = true});
    REQUIRE(sees_screen(person, now));
    REQUIRE(press(person, "u", "Not sure of which?"));
    REQUIRE(press(person, "2", "[?] 2"));
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "1 end here · 2 go on answering"));
    person.type("2");
    REQUIRE(sees_screen(person, "You were not sure about: Short of breath, or sweating. Is any of these so?"));
    person.type("n");
    CHECK(sees_screen(person, about_you));
}

TEST_CASE("numbers that everybody has are a form, in which a word is no number and Enter answers nothing by itself") {
    const Lines lines;
    Typist person(lines.with({"--denies", "chest,breath,sweat"}), {.columns = 100, .output_is_apart = true});
    REQUIRE(sees_screen(person, about_you));
    person.type(keys::enter);
    REQUIRE(person.sees("Nothing is typed yet."));
    REQUIRE(type_line(person, "forty"));
    REQUIRE(person.sees("`forty` is no number. Type it in digits, such as 40.\n> forty"));
    for (const std::string_view rest : {"> fort", "> for", "> fo", "> f", "? explain"}) {
        wait_between_presses(person);
        person.type(keys::backspace);
        REQUIRE(person.sees(rest));
    }
    REQUIRE(type_line(person, "40"));
    REQUIRE(person.sees("How old are you? [40]\n> How strong is your pain?"));
    REQUIRE(press(person, "u", "How strong is your pain? [not sure]\n> Are you pregnant?"));
    REQUIRE(press(person, keys::enter, "> Are you pregnant?"));
    REQUIRE(press(person, "y", "Enter: all of this is right"));
    REQUIRE(press(person, "n", "Enter: all of this is right"));
    wait_between_presses(person);
    person.type(keys::enter);
    CHECK(person.sees("About you: How old are you? 40; How strong is your pain? not sure; Are you pregnant?\n"));
}

TEST_CASE("what a yes has opened says so, and to deny all of it is a question") {
    const Lines lines;
    Typist person(lines.with({"--denies", "chest,breath,sweat"}), {.columns = 100, .output_is_apart = true});
    REQUIRE(answer_form(person));
    REQUIRE(sees_screen(person, signs));
    REQUIRE(press(person, "1", "[x] 1"));
    REQUIRE(press(person, "2", "[x] 2"));
    wait_between_presses(person);
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "You said yes to: Fever, or waking up soaked in sweat. Which of these?"));
    person.type("n");
    REQUIRE(sees_screen(person, "these after all?"));
    for (const std::string_view no_answer : {"n", "s", "x", "\r"}) {
        CAPTURE(no_answer);
        CHECK(press(person, no_answer, "these after all?"));
    }
    wait_between_presses(person);
    person.type("b");
    REQUIRE(sees_screen(person, "You said: none of these."));
    REQUIRE(press(person, "1", "[x] 1"));
    wait_between_presses(person);
    person.type(keys::enter);
    REQUIRE(sees_screen(person, "Fever, or waking up soaked in sweat: Do you have a fever?"));
    person.type(keys::enter);
    CHECK(person.wait().exit == 20);
}

TEST_CASE("the review has what was said in the words that were shown, and a key to each screen of it") {
    const Lines lines;
    Typist person(lines.with(), {.columns = 100, .output_is_apart = true});
    REQUIRE(sees_screen(person, now));
    person.type("n");
    REQUIRE(answer_form(person));
    REQUIRE(sees_screen(person, signs));
    person.type("n");
    REQUIRE(person.sees(is_right));
    REQUIRE(
        person.sees("1  About you: How old are you? 40; How strong is your pain? 2\n"
                    "You said no to everything else: 5 lines.\n"));
    REQUIRE(sees_screen(person, ""));
    person.type("1");
    REQUIRE(sees_screen(person, "How old are you? [40]"));
    REQUIRE(press(person, keys::backspace, "> Are you pregnant?"));
    REQUIRE(press(person, "y", "Are you pregnant? [yes]"));
    wait_between_presses(person);
    person.type(keys::enter);
    REQUIRE(
        person.sees("1  About you: How old are you? 40; How strong is your pain? 2; Are you pregnant?\n"
                    "You said no to everything else: 4 lines.\n"));
    REQUIRE(sees_screen(person, ""));
    person.type(keys::enter);
    CHECK(person.wait().exit == 20);
}

TEST_CASE("under proceed only the stretches that are wanted are asked about, and enough is enough") {
    const Lines lines;
    const Strings healthy{"--denies", "chest,breath,sweat,fever,sweats,cough,pregnant", "--age", "40", "--pain", "2"};
    Typist person(lines.with(joined(healthy, {"--for", "kneel down"})), {.columns = 100, .output_is_apart = true});
    REQUIRE(sees_screen(person, "Do you have trouble with a knee?"));
    person.type("n");
    CHECK(person.wait().exit == 0);

    Typist other(lines.with(healthy), {.columns = 100, .output_is_apart = true});
    REQUIRE(other.sees("[ ] 2  Do you have trouble with a knee?"));
    REQUIRE(sees_screen(other, "(No warning sign. Which stretches suit you: 1 screen"));
    other.type("a");
    const Outcome end = other.wait();
    CHECK(end.exit == 0);
    CHECK(says(end.out, "Reach"));
    CHECK(says(end.err, "Bones: enough\n"));

    const Outcome unknown = run(lines.with({"--for", "kneel dwn,reach"}));
    CHECK(unknown.exit == 65);
    CHECK(says(unknown.err, "there is no stretch `kneel dwn`"));
    CHECK(says(unknown.err, "did you mean `Kneel down`?"));
}

TEST_CASE("in plain mode, too, what was said is read over, and a verdict is not the end") {
    const Lines lines;
    Typist person(lines.with({"--plain", "--denies", "chest,breath,sweat,cough", "--age", "40", "--pain", "2"}));
    REQUIRE(person.sees("Are you pregnant?"));
    REQUIRE(person.sees("> "));
    person.type("no\n");
    REQUIRE(person.sees("Any of these? Fever, or waking up soaked in sweat\n"));
    REQUIRE(person.sees("> "));
    person.type("yes\n");
    REQUIRE(
        person.sees("You said yes to: Fever, or waking up soaked in sweat. Which of these?\nDo you have a fever?\n"));
    REQUIRE(person.sees("> "));
    person.type("explain\n");
    REQUIRE(person.sees("38 degrees or more. A yes could mean: see a doctor, today or tomorrow.\n"));
    REQUIRE(person.sees("> "));
    person.type("yes\n");
    REQUIRE(person.sees("Is this right? You said:\n1  Signs of illness: Fever, or waking up soaked in sweat\n"));
    REQUIRE(person.sees("Type: right, the number of what to change, back, leave\n> "));
    person.type("right\n");
    REQUIRE(person.sees("Type: back to change an answer, why, page for my doctor, leave\n> "));
    person.type("back\n");
    REQUIRE(person.sees("Type: right, the number of what to change, back, leave\n> "));
    person.type("back\n");
    REQUIRE(person.sees("You said: yes.\n"));
    REQUIRE(person.sees("> "));
    person.type("leave\n");
    REQUIRE(person.sees("back to change an answer, why, page for my doctor, leave\n> "));
    person.type("leave\n");
    CHECK(person.wait().exit == 20);
}
