// One profile from options: what is understood, and what is rejected instead of guessed.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/texts.hpp"

namespace {

/// The message of rejected input; empty if it was accepted or anything reached standard output.
std::string rejection(const Strings& arguments) {
    const Outcome outcome = run(arguments);
    return outcome.exit == 65 && outcome.out.empty() ? outcome.err : "";
}

/// A value of the decision, as JSON.
std::string decision(Strings arguments, const std::string& pointer) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return json_at(run(arguments).out, pointer);
}

/// An argument as large as every platform takes: Linux allows 128 KiB for one.
constexpr std::size_t largest_argument = 130'000;

}  // namespace

TEST_CASE("names, ranges and equipment are all checked in one run") {
    const std::string text = rejection({"--symptoms", "chst pain,stif neck", "--denies", "dizzines", "--pain", "11",
                                        "--hours-since-injury", "-1h", "--equipment", "matt"});
    CHECK(says(text, "--symptoms: error: unknown symptom `chst pain`"));
    CHECK(says(text, "did you mean `chest pain` (chest_pain)?"));
    CHECK(says(text, "unknown symptom `stif neck`"));
    CHECK(says(text, "--denies: error: unknown symptom `dizzines`"));
    CHECK(says(text, "--pain: error: `pain` is 11, outside its range"));
    CHECK(says(text, "--hours-since-injury: error: `hours_since_injury` is -1, outside its range"));
    CHECK(says(text, "--equipment: error: unknown equipment `matt` [unknown_name]\n  hint: did you mean `mat`?"));
}

TEST_CASE("an unknown condition is called a condition") {
    CHECK(says(rejection({"--conditions", "herniatd disc"}), "unknown condition `herniatd disc`"));
}

TEST_CASE("a name may be an alias, in any case, with spaces, underscores or hyphens") {
    for (const std::string name : {"Chest Pain", "chest_pain", "CHEST-PAIN", " chest pain "}) {
        CHECK(run({"--symptoms", name}).exit == 30);
    }
    CHECK(decision({"--conditions", "Slipped Disc"}, "/reasons/0/rule") == "\"herniated_disc\"");
}

TEST_CASE("a denial inside a list is a denial") {
    const std::string denied = run({"--symptoms", "stiff neck, no chest pain"}).out;
    CHECK_FALSE(says(denied, "Do you have pain, pressure, tightness"));
    CHECK(says(run({"--symptoms", "stiff neck"}).out, "Do you have pain, pressure, tightness"));
}

TEST_CASE("denying a part does not deny the whole, and is said to be no answer") {
    for (const Strings& arguments :
         {Strings{"--denies", "left arm numbness"}, Strings{"--symptoms", "no numb left arm"}}) {
        const std::string text = rejection(arguments);
        CHECK(says(text, "[narrow_denial]"));
        CHECK(says(text, "`arm_numbness`"));
    }
}

TEST_CASE("a fact both present and denied is rejected with both places") {
    const std::string text = rejection({"--symptoms", "chest pain", "--denies", "chest pain"});
    CHECK(says(text, "--denies: error: `chest_pain` is both present and denied"));
    CHECK(says(text, "the other one is at --symptoms"));
}

TEST_CASE("a list may be given at once or in parts") {
    const std::string at_once = run({"--symptoms", "night pain,worse pain at night", "--pain", "2"}).out;
    CHECK(run({"--symptoms", "night pain", "--symptoms", "worse pain at night", "--pain", "2"}).out == at_once);
}

TEST_CASE("an empty name is rejected") {
    for (const std::string list : {"", ",", "stiff neck,", "stiff neck,,tight shoulders", " \t"}) {
        CHECK_MESSAGE(says(rejection({"--symptoms", list}), "a name is missing [empty_name]"), list);
    }
}

TEST_CASE("names from a file with carriage returns are understood") {
    CHECK(run({"--symptoms", "stiff neck,chest pain\r\n"}).exit == 30);
}

TEST_CASE("a duration is converted from its unit") {
    const Strings fine{"--pain", "2", "--age", "40", "--no-others", "--hours-since-injury"};
    const auto with = [&](const std::string& duration) {
        Strings arguments = fine;
        arguments.push_back(duration);
        return run(arguments).exit;
    };
    CHECK(with("72") == 30);
    CHECK(with("73") == 0);
    CHECK(with("30h") == 30);
    CHECK(with("3d") == 30);
    CHECK(with("3.1 d") == 0);
    CHECK(with("2w") == 0);
    CHECK(with("4320min") == 30);
}

TEST_CASE("a number that is none, or has a wrong unit, is rejected") {
    CHECK(says(rejection({"--pain", "nan"}), "`nan` is not a number"));
    CHECK(says(rejection({"--pain", "much"}), "give a number from 0 to 10"));
    CHECK(says(rejection({"--pain", "3kg"}), "`kg` is not a unit of `pain`"));
    CHECK(says(rejection({"--hours-since-injury", "3 parsecs"}), "units are s, min, h, d and w"));
    CHECK(says(rejection({"--sessions-done", "1.5"}), "not a whole number"));
    CHECK(says(rejection({"--pain", "1e999"}), "--pain: error: "));
}

TEST_CASE("pain of exactly 4 passes, more does not") {
    CHECK(run({"--pain", "4", "--age", "40", "--no-others"}).exit == 0);
    CHECK(run({"--pain", "4.1", "--age", "40", "--no-others"}).exit == 30);
}

TEST_CASE("no_others leaves pain and age unknown") {
    CHECK(run({"--no-others"}).exit == 10);
    CHECK(run({"--no-others", "--age", "40"}).exit == 10);
    CHECK(run({"--no-others", "--pain", "2"}).exit == 10);
    CHECK(run({"--no-others", "--pain", "2", "--age", "40"}).exit == 0);
}

TEST_CASE("equipment filters the stretches, and none means that nothing is at hand") {
    const Strings fine{"--pain", "2", "--age", "40", "--no-others", "--all", "--equipment"};
    const auto with = [&](const std::string& equipment) {
        Strings arguments = fine;
        arguments.push_back(equipment);
        return run(arguments).out;
    };
    CHECK(says(with("yoga mat, foam roller"), "- Foam rolling the upper back: 1 min"));
    CHECK(says(with("none"), "- Foam rolling the upper back: needs a foam roller"));
}

TEST_CASE("text that is not UTF-8 is rejected and not printed again") {
    const Outcome outcome = run({"--symptoms", "chest\xFF pain", "--equipment", "\xC3("});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "--symptoms: error: the text is not UTF-8 [invalid_utf8]"));
    CHECK(says(outcome.err, "--equipment: error: the text is not UTF-8 [invalid_utf8]"));
    CHECK_FALSE(says(outcome.err, "\xFF"));
}

TEST_CASE("a huge argument is answered with few words") {
    const std::string one_name = rejection({"--symptoms", std::string(largest_argument, 'x')});
    CHECK(says(one_name, "unknown symptom `xxx"));
    CHECK(one_name.size() < 1000);

    std::string many_names = "stiff neck";
    while (many_names.size() < largest_argument - 2) many_names += ",x";
    const std::string text = rejection({"--symptoms", many_names});
    CHECK(says(text, "more issues are not listed"));
    CHECK(lines_of(text).size() < 250);
}

TEST_CASE("the emergency number is the one given, otherwise the local one") {
    const std::string with_number = run({"--symptoms", "chest pain", "--emergency-number", "112"}).out;
    CHECK(says(with_number, "Call 112 now."));
    CHECK_FALSE(says(with_number, "emergency number"));
    CHECK(says(run({"--symptoms", "chest pain"}).out, "Call 112, 911 or 999 (whichever is yours) now."));
    CHECK(says(decision({"--symptoms", "chest pain", "--emergency-number", "112"}, "/reasons/0/advice"),
               "Call 112 now."));
}
