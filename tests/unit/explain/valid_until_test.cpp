// How long a decision holds by itself: until a number that grows with time reaches one that a rule compares.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "support/app_pack.hpp"

namespace {

std::string valid_until(std::string_view json, const std::string& answered_at = "") {
    const triage::Profile person = app_pack::person(json);
    const triage::Program& program = app_pack::program();
    triage::RenderOptions options;
    options.answered_at = answered_at;
    const std::string text = to_json(program, explain(program, person, program.evaluate(person)), options);
    const std::size_t at = text.find("\"valid_until\":") + std::string_view("\"valid_until\":").size();
    return text.substr(at, text.find(",\"notices\"") - at);
}

}  // namespace

TEST_CASE("a decision that changes by time alone says when") {
    CHECK(valid_until(R"({"hours_since_fall": 30, "pain": 1, "age": 40, "no_others": true})") ==
          R"({"hours":42,"is_more_than":true})");
    CHECK(valid_until(R"({"hours_since_fall": 30, "pain": 1, "age": 40, "no_others": true})", "2026-11-20T10:00:00Z") ==
          R"({"hours":42,"is_more_than":true,"at":"2026-11-22T04:00:00Z"})");
    CHECK(valid_until(R"({"days_of_ache": 8, "pain": 1, "age": 40, "no_others": true})") ==
          R"({"hours":48,"is_more_than":false})");
}

TEST_CASE("the first of several clocks counts, and one that makes no difference does not") {
    CHECK(valid_until(R"({"hours_since_fall": 30, "days_of_ache": 9, "pain": 1, "age": 40, "no_others": true})") ==
          R"({"hours":24,"is_more_than":false})");
    CHECK(valid_until(R"({"hours_since_fall": 100, "pain": 1, "age": 40, "no_others": true})") == "null");
    CHECK(valid_until(R"({"pain": 1, "age": 40, "no_others": true})") == "null");
    CHECK(valid_until("{}") == "null");
}
