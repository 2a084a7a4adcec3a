// All embedded packs decide for a person who names none, and one pack alone says which dangers it does not look for.

#include <algorithm>

#include <doctest/doctest.h>

#include "cli/check_answer.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/texts.hpp"

namespace {

/// Somebody whom nothing keeps from stretching.
Strings calm(const Strings& more = {}) { return joined({"--pain", "2", "--age", "40", "--no-others"}, more); }

std::string decision(const Strings& arguments, const std::string& pointer) {
    return json_at(run(joined(arguments, {"--format", "json"})).out, pointer);
}

const Strings sudden_pain{"--symptoms", "sudden severe pain between the shoulder blades", "--no-others", "--pain", "8"};

/// The next screen for programs.
std::string next_screen(const Strings& arguments) {
    return run(joined({"ask", "--next", "--format", "json"}, arguments)).out;
}

/// Answers the question at this place of the next screen: `no`, or a harmless number where everybody has one.
void answer(const std::string& text, const std::string& question, std::string& denied, Strings& numbers) {
    std::string fact = json_at(text, question + "/id");
    fact = fact.substr(1, fact.size() - 2);
    if (json_at(text, question + "/may_be_absent") == "true") {
        denied += "," + fact;
        return;
    }
    const std::string number = fact.starts_with("age") ? "40" : "2";
    std::replace(fact.begin(), fact.end(), '_', '-');
    numbers.insert(numbers.end(), {"--" + fact, number});
}

/// Somebody without any sign that a rule reads, who was asked for nothing else.
Strings without_signs() {
    std::string denied = "jaw_pain";
    Strings numbers;
    for (int screens = 0; screens < 100; ++screens) {
        const Strings person = joined(numbers, {"--denies", denied});
        const std::string text = next_screen(person);
        REQUIRE(json_at(text, "/next/questions") != "(not JSON)");
        if (json_at(text, "/decided/verdict") != "\"ask\"") return person;
        for (int i = 0; json_at(text, "/next/questions/" + std::to_string(i)) != "(nothing)"; ++i) {
            answer(text, "/next/questions/" + std::to_string(i), denied, numbers);
        }
    }
    return {};
}

}  // namespace

TEST_CASE("without --pack every command uses both packs") {
    for (const Strings& arguments : {sudden_pain, joined({"plan"}, calm()), calm()}) {
        CHECK(decision(arguments, "/packs/0/name") == "\"upper-back\"");
        CHECK(decision(arguments, "/packs/1/name") == "\"spine-red-flags\"");
        CHECK(decision(arguments, "/packs/2") == "(nothing)");
    }
    const std::string rules = run({"list", "rules", "--format", "names"}).out;
    CHECK(says("\n" + rules, "\nchest_pain\n"));
    CHECK(says("\n" + rules, "\nsudden_severe_pain\n"));
    const Outcome batch = run({"batch", "--summary", "none"}, {.input = "{\"symptoms\": [\"fever\"]}\n"});
    CHECK(json_at(batch.out, "/rules") == R"(["fever_with_back_pain"])");
    CHECK(says(run({"complete", "bash", "--", "--days-of"}).out, "\n--days-of-pain\n"));
    CHECK(run(joined(calm(), {"--pack", "upper-back", "--pack", "spine-red-flags"})).out == run(calm()).out);
}

TEST_CASE("sudden severe pain between the shoulder blades is an emergency, and says where that stands") {
    const Outcome outcome = run(sudden_pain);
    CHECK(outcome.exit == 30);
    CHECK(outcome.out.starts_with("STOP: EMERGENCY\n"));
    CHECK(decision(sudden_pain, "/urgency") == "\"emergency\"");
    CHECK(decision(sudden_pain, "/settled") == "true");
    CHECK(decision(sudden_pain, "/reasons/0/rule") == "\"sudden_severe_pain\"");
    CHECK(decision(sudden_pain, "/reasons/0/sources/0/evidence") == "\"verified-excerpt\"");
    check_answer("sudden_pain", sudden_pain);
}

TEST_CASE("one pack alone says on proceed which dangers it does not look for") {
    const Strings alone{"--pack", "upper-back", "--pain", "2", "--no-others"};
    const Outcome outcome = run(alone);
    CHECK(outcome.exit == 0);
    CHECK(says(outcome.out, "fever, weight"));
    CHECK(says(run(joined(alone, {"--all"})).out, "Not looked for here: fever, "));
    CHECK(says(run(joined(alone, {"--all"})).out, "The pack spine-red-flags"));
    CHECK(decision(alone, "/not_covered/0") == "\"fever\"");
    CHECK_FALSE(says(run(calm()).out, "fever, weight"));
    CHECK_FALSE(says(decision(calm(), "/not_covered"), "\"fever\""));
    CHECK(says(decision(calm(), "/not_covered"), "\"lower-back pain\""));
    CHECK(decision(sudden_pain, "/not_covered") == "[]");
    CHECK(run({"--pack", "upper-back", "--symptoms", "fever"}).exit == 65);
    check_answer("proceed_one_pack", alone);
}

TEST_CASE("a pack that needs another one says so, for every command") {
    for (const Strings& command : {Strings{}, Strings{"ask"}, Strings{"plan"}, Strings{"batch"}, Strings{"check"},
                                   Strings{"test"}, Strings{"list", "rules"}, Strings{"generate", "man"}}) {
        const Outcome outcome = run(joined(command, {"--pack", "spine-red-flags"}));
        CHECK(outcome.exit == 78);
        const std::string text = outcome.out + outcome.err;
        CHECK(says(text, "error: the pack `spine-red-flags` needs the pack `upper-back` [missing_pack]\n  hint: "));
        CHECK_FALSE(says(text, "unknown fact"));
    }
    CHECK(run({"--pack", "spine-red-flags", "--pack", "upper-back", "--symptoms", "fever"}).exit == 78);
    const Outcome json = run({"--pack", "spine-red-flags", "--format", "json"});
    CHECK(json_at(json.out, "/issues/0/code") == "\"missing_pack\"");
}

TEST_CASE("age is asked for, and nobody under 16 is decided as if grown up") {
    const auto aged = [](const std::string& age) { return run({"--pain", "2", "--no-others", "--age", age}); };
    const Outcome open = run({"--pain", "2", "--no-others"});
    CHECK(open.exit == 10);
    CHECK(says(open.out, "How old are you"));
    for (const std::string age : {"0", "4", "15", "15.99"}) {
        CHECK_MESSAGE(aged(age).exit == 20, age);
        CHECK_MESSAGE(aged(age).out.starts_with("SEE A DOCTOR"), age);
    }
    for (const std::string age : {"16", "125"}) CHECK_MESSAGE(aged(age).exit == 0, age);
    for (const std::string age : {"130", "125.1", "-1", "abc", "nan", "15 y"}) {
        const Outcome outcome = aged(age);
        CHECK_MESSAGE(outcome.exit == 65, age);
        CHECK_MESSAGE(outcome.out.empty(), age);
        CHECK_MESSAGE(says(outcome.err, "--age: error: "), age);
    }
    CHECK(aged("").exit == 64);
    CHECK(run({"--denies", "age"}).exit == 65);
    const Outcome typed = run({"--profile", "-"}, {.input = R"({"age": "fifteen", "pain": 2, "no_others": true})"});
    CHECK(typed.exit == 65);
}

TEST_CASE("a precaution keeps a stretch, and says how it is done and what may take its place") {
    const Strings knees = calm({"--conditions", "knee problem"});
    CHECK(run(knees).exit == 0);
    CHECK(says(run(joined(knees, {"--all"})).out, "\n  Only like this: "));
    check_answer("precaution", knees);
    const std::string text = run(joined(knees, {"--format", "json"})).out;
    REQUIRE(json_at(text, "/verdict") == "\"proceed\"");
    Strings kneeling;
    for (int i = 0; json_at(text, "/modified/" + std::to_string(i)) != "(nothing)"; ++i) {
        const std::string stretch = "/modified/" + std::to_string(i);
        kneeling.push_back(json_at(text, stretch + "/stretch"));
        CHECK(json_at(text, stretch + "/precautions/0/exclusion") == "\"kneeling\"");
        CHECK(json_keys(text, stretch + "/precautions/0") == Strings{"exclusion", "how", "why", "certain", "facts"});
        CHECK(json_at(text, stretch + "/precautions/0/certain") == "true");
        CHECK(json_at(text, stretch + "/precautions/0/facts") == R"(["knee_problem"])");
        CHECK(json_at(text, stretch + "/instead") == R"(["desk_cat_cow"])");
    }
    CHECK(std::find(kneeling.begin(), kneeling.end(), "\"cat_cow\"") != kneeling.end());
    CHECK(std::find(kneeling.begin(), kneeling.end(), "\"desk_cat_cow\"") == kneeling.end());
}

TEST_CASE("a short line of a batch names the stretches that are allowed only with a precaution, where there are any") {
    const std::string people =
        "{\"age\": 40, \"pain\": 2, \"no_others\": true}\n"
        "{\"age\": 40, \"pain\": 2, \"no_others\": true, \"conditions\": [\"knee problem\"]}\n";
    const Strings lines = lines_of(run({"batch", "--summary", "none"}, {.input = people}).out);
    REQUIRE(lines.size() == 2);
    CHECK(json_at(lines[0], "/modified") == "(nothing)");
    CHECK(says(json_at(lines[0], "/stretches"), "\"cat_cow\""));
    CHECK(says(json_at(lines[1], "/modified"), "\"cat_cow\""));
    CHECK_FALSE(says(json_at(lines[1], "/stretches"), "\"cat_cow\""));
    CHECK(says(json_at(lines[1], "/stretches"), "\"desk_cat_cow\""));
    const Outcome chosen = run({"batch", "--summary", "none", "--fields", "line,modified"}, {.input = people});
    CHECK(lines_of(chosen.out)[0] == R"({"line":1})");
    CHECK(json_keys(lines_of(chosen.out)[1]) == Strings{"line", "modified"});
}

TEST_CASE("an interview goes on to what decides stretches only, and proceeds where it ends there") {
    const Strings person = without_signs();
    const Outcome next = run(joined({"ask", "--next", "--format", "json"}, person));
    CHECK(next.exit == 10);
    CHECK(json_at(next.out, "/decided/verdict") == "\"proceed\"");
    CHECK(json_at(next.out, "/decided/settled") == "true");
    CHECK(json_at(next.out, "/next/questions/0/rules") == "[]");
    CHECK(json_at(next.out, "/next/questions/0/exclusions/0") != "(nothing)");

    const Outcome closed_input = run(joined({"ask"}, person), {.input_to = closed});
    CHECK(closed_input.exit == 0);
    CHECK(closed_input.out.starts_with("PROCEED\n"));
    const Outcome why = run(joined({"ask"}, person), {.input = "explain\n"});
    CHECK(why.exit == 0);
    CHECK(says(why.err, "stretches suit you, and how you do them."));
    CHECK(run(person).exit == 0);
}
