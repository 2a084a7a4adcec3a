// `--explain`, and what an answer says without it about what would change it, as a person and as a program read it.
// Nobody who should be seen is told to wait.

#include <doctest/doctest.h>

#include "cli/check_answer.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/texts.hpp"

namespace {

std::string json_of(Strings arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return run(arguments).out;
}

}  // namespace

TEST_CASE("why not, and what brings a stretch back, read as they did") {
    check_answer("explain_proceed", {"--hours-since-injury", "80h", "--pain", "3", "--age", "40", "--no-others",
                                     "--equipment", "chair", "--explain"});
}

TEST_CASE("a stop that a wait ends, explained, reads as it did") {
    check_answer("explain_stop", {"--hours-since-injury", "30h", "--pain", "6", "--age", "40", "--symptoms",
                                  "pain while stretching", "--no-others", "--explain"});
}

TEST_CASE("what was answered with not sure says what follows from it") {
    check_answer("unsure",
                 {"--unsure", "chest pain, radiating pain, injury", "--pain", "3", "--age", "40", "--no-others"});
    check_answer("unsure_stop", {"--unsure", "chest pain, nausea", "--symptoms", "inflammatory flare", "--pain", "6",
                                 "--denies", "dizziness"});
}

TEST_CASE("what may be waited for is said without being asked, and nothing else is") {
    const Strings injured{"--hours-since-injury", "30h", "--pain", "3", "--age", "40", "--no-others"};
    CHECK(says(run(injured).out, "What would change this\n  In 42 hours, if nothing else changes.\n"));
    CHECK_FALSE(says(run(injured).out, "Why not the other rules"));
    for (const Strings& person :
         {Strings{"--symptoms", "night pain", "--pain", "3", "--age", "40", "--no-others"},
          Strings{"--symptoms", "chest pain"}, Strings{"--pain", "3", "--age", "40", "--no-others"},
          Strings{"--hours-since-injury", "30h"}}) {
        CHECK_FALSE(says(run(person).out, "What would change this"));
    }
}

TEST_CASE("with --explain whoever should be seen is told that nothing can be waited for") {
    CHECK(says(run({"--symptoms", "night pain", "--pain", "3", "--age", "40", "--no-others", "--explain"}).out,
               "What would change this\n  Nothing you can wait for: see a doctor first.\n"));
    CHECK(says(run({"--symptoms", "chest pain", "--explain"}).out,
               "What would change this\n  Nothing to wait for: get help now.\n"));
    CHECK(says(run({"--pain", "3", "--explain"}).out, "What would change this\n  Answer the open questions first.\n"));
}

TEST_CASE("the smallest change is data too") {
    const std::string text = json_of({"--hours-since-injury", "30h", "--days-without-improvement", "19", "--pain", "6",
                                      "--age", "40", "--no-others", "--explain"});
    CHECK(json_at(text, "/smallest_change/prospect") == "\"changes\"");
    CHECK(json_at(text, "/smallest_change/wait") == R"({"hours":42,"more_than":true,"until_hours":48})");
    CHECK(json_at(text, "/smallest_change/changes") == R"([{"fact":"pain","from":6,"to":{"at_most":4},"example":4}])");
}

TEST_CASE("each rule that does not hold says what it needed and what was read") {
    const std::string text =
        json_of({"--symptoms", "radiating pain", "--hours-since-injury", "80h", "--pain", "3", "--explain"});
    CHECK(json_at(text, "/not_fired/0") ==
          R"({"rule":"chest_pain","name":"Chest pain or pressure","state":"possible",)"
          R"("because":[{"fact":"chest_pain","needed":"present","value":"unknown"}]})");
    CHECK(says(text,
               R"("state":"ruled-out","because":[{"fact":"hours_since_injury","needed":{"at_most":72},"value":80}])"));
    CHECK(says(text, R"("because":[{"fact":"radiating_pain_explained","needed":"absent","value":"unknown"}])"));
}

TEST_CASE("a stretch that is left out says in JSON what would bring it back") {
    const std::string text =
        json_of({"--pain", "3", "--age", "40", "--no-others", "--equipment", "chair", "--explain"});
    CHECK(json_at(text, "/excluded/0/bring_back") ==
          R"({"exclusions":[],"way":"found","changes":[],"equipment":[["mat"]]})");
    CHECK(says(text, R"("bring_back":{"exclusions":["strengthening_before_settled"],"way":"found",)"
                     R"("changes":[{"fact":"symptoms_settled","from":"absent","to":"present"}],"equipment":[],)"
                     R"("from_session":2})"));
}

TEST_CASE("without --explain a decision in JSON has no key more") {
    const std::string text = json_of({"--pain", "6", "--age", "40", "--no-others", "--unsure", "chest pain"});
    CHECK(json_keys(text) == Strings{"id", "verdict", "urgency", "settled", "could_be", "reasons", "ask", "stretches",
                                     "excluded", "valid_until", "notices", "not_covered", "safety_net", "packs"});
    CHECK(json_at(text, "/ask/0/unsure") == "true");
    CHECK(json_at(text, "/ask/0/rules") == "[\"chest_pain\"]");
    CHECK_FALSE(says(json_of({"--pain", "6"}), "\"unsure\""));
}
