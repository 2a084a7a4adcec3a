// The decision as JSON, key by key as docs/cli.md has it: programs depend on each of these.

#include <doctest/doctest.h>

#include <algorithm>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/texts.hpp"

namespace {

std::string decide(Strings arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return run(arguments).out;
}

void check_has_keys(const std::string& text, const std::string& pointer, const Strings& wanted) {
    const Strings keys = json_keys(text, pointer);
    for (const std::string& key : wanted) {
        CHECK_MESSAGE(std::find(keys.begin(), keys.end(), key) != keys.end(), pointer, "/", key);
    }
}

}  // namespace

TEST_CASE("a decision is one line of JSON with every key, whatever the verdict") {
    const std::vector<Strings> people{{"--symptoms", "chest pain"},
                                      {"--symptoms", "night pain", "--pain", "3", "--age", "40", "--no-others"},
                                      {},
                                      {"--pain", "3", "--age", "40", "--no-others"}};
    for (const Strings& person : people) {
        const std::string text = decide(person);
        CHECK(lines_of(text).size() == 1);
        check_has_keys(text, "",
                       {"id", "verdict", "urgency", "settled", "reasons", "ask", "stretches", "excluded", "notices",
                        "not_covered", "safety_net", "packs"});
        check_has_keys(text, "/safety_net/0", {"id", "urgency", "text", "facts"});
        check_has_keys(text, "/packs/0", {"name", "version", "sha256"});
    }
}

TEST_CASE("a stop says which rule, why, what to do and where that stands") {
    const std::string text = decide({"--symptoms", "chest pain"});
    CHECK(json_at(text, "/id") == "null");
    CHECK(json_at(text, "/verdict") == "\"stop\"");
    CHECK(json_at(text, "/urgency") == "\"emergency\"");
    CHECK(json_at(text, "/settled") == "true");
    CHECK(json_at(text, "/stretches") == "[]");
    check_has_keys(text, "/reasons/0", {"rule", "outcome", "urgency", "certain", "because", "advice", "sources"});
    CHECK(json_at(text, "/reasons/0/rule") == "\"chest_pain\"");
    CHECK(json_at(text, "/reasons/0/certain") == "true");
    CHECK(json_at(text, "/reasons/0/because") == R"([{"fact":"chest_pain","value":"present"}])");
    check_has_keys(text, "/reasons/0/sources/0", {"document", "section", "anchor"});
}

TEST_CASE("a number in a reason is a number") {
    CHECK(json_at(decide({"--hours-since-injury", "30h"}), "/reasons/0/because/0/value") == "30");
}

TEST_CASE("open questions say what they could come to") {
    const std::string text = decide({});
    CHECK(json_at(text, "/verdict") == "\"ask\"");
    CHECK(json_at(text, "/settled") == "false");
    check_has_keys(text, "/ask/0", {"fact", "question", "could_be"});
    CHECK(json_at(text, "/ask/0/could_be") == R"({"outcome":"stop","urgency":"emergency"})");
}

TEST_CASE("a proceed lists stretches with their dose, and the others with the reason") {
    const std::string text = decide({"--pain", "3", "--age", "40", "--no-others", "--equipment", "none"});
    CHECK(json_at(text, "/verdict") == "\"proceed\"");
    CHECK(json_at(text, "/reasons") == "[]");
    CHECK(json_at(text, "/ask") == "[]");
    check_has_keys(text, "/stretches/0", {"stretch", "name", "dose"});
    check_has_keys(text, "/stretches/0/dose", {"repetitions", "sets", "sides"});
    check_has_keys(decide({"--pain", "3", "--age", "40", "--no-others"}), "/stretches/0/dose", {"hold_s"});
    check_has_keys(text, "/excluded/0", {"stretch", "why", "exclusion", "facts"});
}

TEST_CASE("a stretch that is left out has all its reasons, so that none shows only once another is gone") {
    const std::string text = decide({"--pain", "3", "--age", "40", "--no-others", "--equipment", "none", "--conditions",
                                     "osteoporosis", "--unsure", "shoulder_instability"});
    CHECK(json_at(text, "/verdict") == "\"proceed\"");
    std::size_t most = 0;
    for (std::size_t i = 0; json_at(text, "/excluded/" + std::to_string(i)) != "(nothing)"; ++i) {
        const std::string at = "/excluded/" + std::to_string(i);
        CHECK(json_at(text, at + "/reasons/0/why") == json_at(text, at + "/why"));
        CHECK(json_at(text, at + "/reasons/0/exclusion") == json_at(text, at + "/exclusion"));
        check_has_keys(text, at + "/reasons/0", {"why", "exclusion", "certain", "facts"});
        std::size_t count = 0;
        while (json_at(text, at + "/reasons/" + std::to_string(count)) != "(nothing)") ++count;
        most = std::max(most, count);
    }
    CHECK(most > 1);
}

TEST_CASE("a notice is an object with its id, and a reason has words for a person beside its name") {
    const std::string text = decide({"--pain", "3", "--age", "40", "--no-others"});
    CHECK(json_keys(text, "/notices/0") == Strings{"id", "text"});
    CHECK(json_at(text, "/notices/0/id") == "\"consult_first\"");
    const std::string stop = decide({"--symptoms", "nausea"});
    CHECK(json_at(stop, "/reasons/0/name") == "\"Nausea or vomiting with back pain\"");
    CHECK(json_at(stop, "/reasons/0/says") == "\"Feeling sick, and your back hurts\"");
}

TEST_CASE("a rejected profile is JSON on standard output where JSON is wanted, without a verdict") {
    const Outcome outcome = run({"--symptoms", "chst pain", "--pain", "11", "--format", "json"});
    CHECK(outcome.exit == 65);
    CHECK(outcome.err.empty());
    CHECK(json_keys(outcome.out) == Strings{"issues"});
    CHECK(json_at(outcome.out, "/issues/0")
              .starts_with(R"({"code":"unknown_name","at":"--symptoms","message":"unknown symptom `chst pain`",)"
                           R"("hint":"did you mean `chest pain` (chest_pain)? if the answer to “)"));
    CHECK(json_at(outcome.out, "/issues/1/code") == "\"out_of_range\"");
}
