// The interview line by line, and the next screen for programs: answers from a pipe, whatever really comes there. A
// line that is no answer is asked again and never guessed, and an input that never answers comes to an end.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "cli/questions_pack.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

Outcome answered(const std::string& input, const Strings& more = {}) {
    const TemporaryFolder folder;
    Strings all{"ask", "--pack", folder.write("questions.yaml", questions_pack)};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, {.input = input});
}

/// Only the question for fever is left.
const Strings only_fever{"--pain", "2", "--denies", "pressure,breathless,hours_since_fall,tired"};

}  // namespace

TEST_CASE("answers from a pipe come to a decision, the questions stay on standard error") {
    const Outcome end = answered("2\nno\nnone\nn\nNo\n2\n");
    CHECK(end.exit == 0);
    CHECK(end.out.starts_with("PROCEED\n"));
    CHECK(says(end.err,
               "Question 1, 0 % done. Chest and breath.\n"
               "Do you feel pressure on your chest?\n"
               "1 yes, 2 no, 3 not sure, 4 skip, 5 explain, 6 back, 7 leave\n"
               "> 2\n"));
    CHECK(says(end.err,
               "Type a number of hours, or 2d for two days, 3w for three weeks; or: none, not\n"
               "sure, skip, explain, back, leave\n> none\n"));
}

TEST_CASE("a yes to an emergency is the last question") {
    const Outcome end = answered("yes\nyes\nyes\n");
    CHECK(end.exit == 30);
    CHECK_FALSE(says(end.err, "Question 2"));
}

TEST_CASE("every spelling of an answer is that answer") {
    for (const std::string yes : {"1", "yes", "Y", "  yes  ", "YES\r"}) {
        CAPTURE(yes);
        CHECK(answered(yes + "\n", only_fever).exit == 20);
    }
    for (const std::string no : {"2", "no", "N", "n\r"}) {
        CAPTURE(no);
        CHECK(answered(no + "\n", only_fever).exit == 0);
    }
    for (const std::string open : {"3", "not sure", "Not_Sure", "unsure", "u", "4\n4", "skip\nskip", "s\ns"}) {
        CAPTURE(open);
        const Outcome end = answered(open + "\n", only_fever);
        CHECK(end.exit == 10);
        CHECK(says(end.out, "Do you have a fever?"));
    }
}

TEST_CASE("what is no answer is asked again with the reason and the nearest answer") {
    const Outcome end = answered("yess\n8\n\nmaybe\nno\n", only_fever);
    CHECK(end.exit == 0);
    CHECK(says(end.err, "`yess` is none of the answers. Did you mean `yes`?\n"));
    CHECK(says(end.err, "`8` is none of the answers.\n"));
    CHECK(says(end.err, "Nothing was typed.\n"));
}

TEST_CASE("a number is asked again until it is one, and a word for no is one only where it may not apply") {
    const Outcome end = answered("no\nnone\n11\nthree\n3 h\n-1\n2\n", {"--no-others"});
    CHECK(end.exit == 0);
    CHECK(says(end.err, "`no` is none of the answers."));
    CHECK(says(end.err, "`none` is none of the answers."));
    CHECK(says(end.err, "outside its range: give a number from 0 to 10."));
    CHECK(says(end.err, "`h` is not a unit of `pain`"));
    CHECK(answered("30h\n", {"--pain", "2", "--denies", "pressure,breathless,tired,fever"}).exit == 30);
    CHECK(answered("4d\n", {"--pain", "2", "--denies", "pressure,breathless,tired,fever"}).exit == 0);
}

TEST_CASE("why explains the question and what it could come to, back takes the last answer back") {
    const Outcome end = answered("back\nwhy\nno\nb\n?\nyes\n");
    CHECK(end.exit == 30);
    CHECK(says(end.err, "there is nothing to go back to."));
    CHECK(says(end.err, "Do you feel pressure on your chest? A yes could mean an emergency.\n"));
}

TEST_CASE("leave ends with what is known, and is no answer") {
    for (const std::string leave : {"7", "leave", "quit", "q"}) {
        CAPTURE(leave);
        const Outcome end = answered("no\nno\n" + (leave == "7" ? "none\n7\n" : leave + "\n") + "no\nno\n2\n");
        CHECK(end.exit == 10);
        CHECK(end.out.starts_with("NOT DECIDED YET\n"));
    }
}

TEST_CASE("a closed input ends with what is known") {
    const Outcome end = answered("no\n");
    CHECK(end.exit == 10);
    CHECK(end.out.starts_with("NOT DECIDED YET\n"));
    CHECK(answered("").exit == 10);
    CHECK(run({"ask"}, {.input_to = closed}).exit == 10);
    CHECK(run({"ask"}, {.input_to = "/"}).exit == 10);
    CHECK(run({"ask"}, {.input_to = "/dev/null"}).exit == 10);
}

TEST_CASE("a last line that is cut off is no answer") {
    const Outcome end = answered("n", only_fever);
    CHECK(end.exit == 10);
    CHECK(says(end.err, "The input ends within a line, which is no answer."));
}

TEST_CASE("lines that are no text are asked again and never shown") {
    const std::string nul("n\0o", 3);
    for (const std::string& odd : {nul, std::string("\xff\xfe"), std::string("\x1b[2Jno"), std::string("no\x07"),
                                   std::string("\xc2\x9bno"), std::string("\xe2\x82")}) {
        CAPTURE(odd);
        const Outcome end = answered(odd + "\nno\n", only_fever);
        CHECK(end.exit == 0);
        CHECK(says(end.err, "That line is not text."));
        CHECK_FALSE(says(end.err, "\x1b"));
        CHECK_FALSE(says(end.err, "\x07"));
    }
}

TEST_CASE("a line of any length is asked again") {
    for (const std::size_t size : {201U, 4096U, 5'000'000U}) {
        const Outcome end = answered(std::string(size, 'n') + "\nno\n", only_fever);
        CHECK(end.exit == 0);
        CHECK(says(end.err, "That line is too long for an answer."));
    }
}

TEST_CASE("an input that never answers comes to an end") {
    CHECK(run({"ask"}, {.input_to = "/dev/zero"}).exit == 10);
    CHECK(answered(repeated("maybe\n", 1000)).exit == 10);
    CHECK(answered(repeated("why\n", 1000)).exit == 10);
    CHECK(answered(repeated("skip\n", 1000)).exit == 10);
}

TEST_CASE("answers in JSON are the decision on standard output") {
    const Outcome end = answered("yes\n", {"--format", "json"});
    CHECK(end.exit == 30);
    CHECK(json_at(end.out, "/urgency") == "\"emergency\"");
}

TEST_CASE("a profile from a pipe leaves no answers there") {
    const Outcome end = run({"ask", "--profile", "-"}, {.input = "{\"symptoms\": [\"stiff neck\"]}"});
    CHECK(end.exit == 10);
    CHECK(run({"ask", "--profile", "-"}, {.input = "{\"symptoms\": [\"chst pain\"]}"}).exit == 65);
}

TEST_CASE("the next screen is printed for programs, with why it is asked") {
    const Outcome next = answered("", {"--next", "--format", "json"});
    CHECK(next.exit == 10);
    CHECK(json_at(next.out, "/next/screen") ==
          R"({"id":"chest","kind":"group","index":null,"of":0,"name":"Chest and breath",)"
          R"("question":"Do you have any of these now?","control":"checklist",)"
          R"("options":[{"id":"none_of_these","label":"None of these","exclusive":true}]})");
    CHECK(json_at(next.out, "/next/questions/0") ==
          R"({"id":"pressure","fact":"pressure","question":"Do you feel pressure on your chest?",)"
          R"("item":"pressure on your chest","help":"","kind":"finding","control":"yes_no","may_be_absent":true,)"
          R"("options":[{"id":"yes","label":"Yes","exclusive":true},{"id":"no","label":"No","exclusive":true},)"
          R"({"id":"unsure","label":"Not sure","exclusive":true}],"why":"A yes could mean an emergency.",)"
          R"("could_become":{"outcome":"stop","urgency":"emergency"},"rules":["pressure"],"exclusions":[]})");
    CHECK(json_at(next.out, "/next/questions/1/fact") == "\"breathless\"");
    CHECK(json_at(next.out, "/next/could_follow") == "4");
    CHECK(json_at(next.out, "/decided") ==
          R"({"verdict":"ask","urgency":"none","settled":false,"could_be":{"outcome":"stop","urgency":"emergency"}})");
    const Outcome number = answered("", {"--next", "--format", "json", "--no-others"});
    CHECK(json_at(number.out, "/next/screen/kind") == "\"single\"");
    CHECK(json_at(number.out, "/next/questions/0/control") == "\"number\"");
    CHECK(json_at(number.out, "/next/questions/0/unit") == "\"1\"");
    CHECK(json_at(number.out, "/next/questions/0/max") == "10");
    CHECK(json_at(number.out, "/next/questions/0/may_be_absent") == "false");
}

TEST_CASE("the next screen is printed for people, and reads no input") {
    const Outcome next = run({"ask", "--next", "--symptoms", "stiff neck"}, {.input_to = closed});
    CHECK(next.exit == 10);
    CHECK(says(next.out, "[chest_pain]\n    A yes could mean an emergency.\n"));
    CHECK(next.err.empty());
}

TEST_CASE("where nothing is left to ask, the decision is printed") {
    const Outcome decided = answered("", {"--next", "--format", "json", "--no-others", "--pain", "2"});
    CHECK(decided.exit == 0);
    CHECK(json_at(decided.out, "/decision/verdict") == "\"proceed\"");
    CHECK(json_at(decided.out, "/next") == "null");
    const Outcome unsure =
        answered("", {"--next", "--format", "json", "--no-others", "--pain", "2", "--unsure", "fever"});
    CHECK(unsure.exit == 10);
    CHECK(json_at(unsure.out, "/decision/verdict") == "\"ask\"");
}

TEST_CASE("a pipe that nobody reads any more ends the interview with its exit code") {
    CHECK(run({"ask"}, {.input = repeated("no\n", 30), .output_to = "/dev/full"}).exit == 74);
}

TEST_CASE("answers from a file are told what to do at once, and go on with their next line") {
    const Outcome end = answered("not sure\nno\nnone\nno\nno\n2\n");
    CHECK(end.exit == 10);
    CHECK(says(end.err,
               "ACT AS IN AN EMERGENCY\n"
               "You are not sure about this, and it could be an emergency:\n"
               "  ? pressure on your chest\n"
               "Until you know, act as if the answer were yes:\n"
               "  Call somebody.\n"));
    CHECK(
        says(end.err, "Are you short of breath?\n1 yes, 2 no, 3 not sure, 4 skip, 5 explain, 6 back, 7 leave\n> no\n"));
    CHECK(says(end.out, "Do you feel pressure on your chest?"));
    CHECK_FALSE(says(end.out, "Are you short of breath?"));
    CHECK_FALSE(says(answered("no\nno\nnone\nnot sure\nno\n2\n").err, "ACT AS IN AN EMERGENCY"));
}

TEST_CASE("the next screen says what to do at once where somebody is not sure of an emergency") {
    const Outcome next = answered("", {"--next", "--format", "json", "--unsure", "pressure"});
    CHECK(next.exit == 10);
    CHECK(json_at(next.out, "/act_now/0") == R"({"rule":"pressure","unsure":["pressure"],"advice":"Call somebody."})");
    CHECK(json_at(answered("", {"--next", "--format", "json", "--unsure", "fever"}).out, "/act_now") == "(nothing)");
}
