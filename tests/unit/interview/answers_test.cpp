// Answers of an app: what was shown may be answered, and nothing else; of a message with an issue nothing counts.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "support/app_pack.hpp"

namespace {

using app_pack::person;
using app_pack::program;

std::string digest_of(std::string_view gateway) {
    const triage::Vocabulary& words = program().vocabulary();
    return words[*words.find_gateway(gateway)].digest;
}

/// The message with the digests of today in the place of `ILL` and `HAD`.
std::string with_digests(std::string message) {
    for (const auto& [name, gateway] : {std::pair("ILL", "ill"), std::pair("HAD", "had")}) {
        const std::size_t at = message.find(name);
        if (at != std::string::npos) message.replace(at, 3, digest_of(gateway));
    }
    return message;
}

/// "code at", one a line, or the profile.
std::string taken(const std::string& message, std::string_view before = "{}") {
    const auto given = triage::parse_answers(with_digests(message));
    triage::Issues issues = given.issues;
    if (given) {
        const auto profile = triage::take_answers(program(), person(before), *given);
        if (profile) return to_json(*profile, program().vocabulary());
        issues = profile.issues;
    }
    std::string text;
    for (const triage::Issue& issue : issues) {
        text += (text.empty() ? "" : "\n") + std::string(issue.code) + " " + issue.where.at;
    }
    return text;
}

const char* const past_now = R"({"gateways": {"ill": "no"}, "denies": ["ache"]})";
const char* const past_ever = R"({"gateways": {"ill": "no", "had": "no"}, "denies": ["ache", "pregnancy"]})";

}  // namespace

TEST_CASE("answers to the screen that is next go into the profile") {
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ill", "answer": "no", "digest": "ILL"},
                    {"id": "ache", "answer": "unsure"}]})") ==
          with_digests(R"({"gateways":{"ill":{"answer":"no","digest":"ILL"}},"unsure":["ache"]})"));
    CHECK(taken(R"({"screen": "numbers", "answers": [{"id": "pain", "number": 3},
                    {"id": "hours_since_fall", "answer": "no"}]})",
                past_ever)
              .find(R"("pain":3)") != std::string::npos);
}

TEST_CASE("a screen or a line that was not shown is not answered") {
    CHECK(taken(R"({"screen": "ever", "answers": [{"id": "had", "answer": "no", "digest": "HAD"}]})") ==
          "not_asked /screen");
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "fever", "answer": "no"}]})") == "not_asked /answers/0/id");
    CHECK(taken(R"({"screen": "now", "answers": []})", R"({"symptoms": ["fever"]})") == "not_asked /screen");
}

TEST_CASE("a line counts only in the words that it has now") {
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ill", "answer": "no", "digest": "0123456789abcdef"}]})") ==
          "other_wording /answers/0/digest");
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ill", "answer": "no"}]})") == "missing_field /answers/0");
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ache", "answer": "no", "digest": "ILL"}]})") ==
          "other_wording /answers/0/digest");
}

TEST_CASE("each line takes its own kind of answer") {
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ache", "number": 3}]})") == "wrong_type /answers/0/number");
    CHECK(taken(R"({"screen": "numbers", "answers": [{"id": "pain", "answer": "yes"}, {"id": "age", "answer": "no"}]})",
                past_ever) == "wrong_type /answers/0/answer\ncannot_be_absent /answers/1/answer");
    CHECK(taken(R"({"screen": "numbers", "answers": [{"id": "pain", "number": 11}, {"id": "age", "number": -1}]})",
                past_ever) == "out_of_range /answers/0/number\nout_of_range /answers/1/number");
}

TEST_CASE("numbers that do not fit together, and a line with two answers, are refused whole") {
    CHECK(
        taken(
            R"({"screen": "numbers", "answers": [{"id": "age", "number": 1}, {"id": "days_of_ache", "number": 900}]})",
            past_ever)
            .starts_with("contradiction /answers/"));
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ache", "answer": "yes"}, {"id": "ache", "answer": "no"}]})") ==
          "repeated_value /answers/1");
}

TEST_CASE("what is no message says why, with its place") {
    CHECK(taken("[]") == "wrong_type ");
    CHECK(taken("{") == "invalid_json ");
    CHECK(taken("\xFF") == "invalid_utf8 ");
    CHECK(taken("{}") == "missing_field \nmissing_field ");
    CHECK(taken(R"({"screen": 1, "answers": {}})") == "wrong_type /screen\nwrong_type /answers");
    CHECK(taken(R"({"screen": "now", "answers": [7, {"id": "ache"}, {"id": "ache", "answer": "maybe"}], "x": 1})") ==
          "unknown_key /x\nwrong_type /answers/0\nmissing_field /answers/1\nunknown_value /answers/2");
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ache", "answer": "no", "number": 1}]})") ==
          "missing_field /answers/0");
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "pain", "number": "3"}], "screen": "now"})") ==
          "repeated_key /screen\nwrong_type /answers/0/number");
}

TEST_CASE("escapes in ids are read, as some writers of JSON make them") {
    const auto given =
        triage::parse_answers(R"({"screen": "opened\/ill", "answers": [{"id": "fe\u0076er", "answer": "no"}]})");
    REQUIRE(given);
    CHECK(given->screen == "opened/ill");
    CHECK(given->answers.front().id == "fever");
}

TEST_CASE("answers with their moments date the profile by the oldest of them") {
    const std::string dated = R"({"screen": "now", "answers": [
        {"id": "ache", "answer": "no", "at": "2026-11-21T01:00:00Z"},
        {"id": "ill", "answer": "no", "digest": "ILL", "at": "2026-11-20T23:59:00Z"}]})";
    CHECK(taken(dated).find(R"("answered_on":"2026-11-20")") != std::string::npos);
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ache", "answer": "no"}]})").find("answered_on") ==
          std::string::npos);
    CHECK(taken(R"({"screen": "ever", "answers": [{"id": "pregnancy", "answer": "no", "at": "2026-11-21T01:00:00Z"}]})",
                past_now)
              .find("answered_on") == std::string::npos);
    CHECK(taken(R"({"screen": "now", "answers": [{"id": "ache", "answer": "no", "at": "yesterday"}]})") ==
          "bad_date /answers/0/at");
}
