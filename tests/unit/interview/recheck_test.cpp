// What is kept of an older profile: as long as the packs say, and never so that a decision becomes another one than
// with all questions asked again.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "support/app_pack.hpp"

namespace {

using app_pack::person;
using app_pack::program;

triage::Result<triage::Kept> kept_of(std::string_view json, std::string_view today) {
    return triage::kept_answers(program(), person(json), *triage::read_day(today));
}

std::string kept(std::string_view json, std::string_view today) {
    const auto result = kept_of(json, today);
    return result ? to_json(result->profile, program().vocabulary()) : std::string(result.issues.front().code);
}

}  // namespace

TEST_CASE("a profile without its day, or of a day to come, keeps nothing") {
    CHECK(kept(R"({"denies": ["cancer"]})", "2026-11-20") == "missing_field");
    CHECK(kept(R"({"answered_on": "2026-11-21"})", "2026-11-20") == "bad_date");
}

TEST_CASE("an answer is kept as long as its rule says, and not a day longer") {
    const char* const before = R"({"answered_on": "2026-11-20", "denies": ["cancer", "fever"]})";
    CHECK(kept(before, "2026-11-23") == R"({"answered_on":"2026-11-23","kept_from":"2026-11-20","denies":["cancer"]})");
    CHECK(kept(before, "2027-05-21") == R"({"answered_on":"2027-05-21","kept_from":"2026-11-20","denies":["cancer"]})");
    CHECK(kept(before, "2027-05-22") == R"({"answered_on":"2027-05-22"})");
    CHECK(kept(R"({"answered_on": "2026-11-20", "denies": ["fever"]})", "2026-11-20") ==
          R"({"answered_on":"2026-11-20"})");
}

TEST_CASE("what somebody has and only a clinician changes stays, and the rest that was there is asked first") {
    const char* const before =
        R"({"answered_on": "2026-11-20", "symptoms": ["fever", "ache", "explained"], "conditions": ["cancer", "pregnancy"]})";
    CHECK(
        kept(before, "2028-01-01") ==
        R"({"answered_on":"2028-01-01","was_there":["fever","pregnancy","explained","ache"],"conditions":["cancer"]})");
    CHECK(kept(before, "2026-11-23") ==
          R"({"answered_on":"2026-11-23","kept_from":"2026-11-20","was_there":["fever","ache"],)"
          R"("symptoms":["explained"],"conditions":["cancer","pregnancy"]})");
    const auto result = kept_of(R"({"answered_on": "2026-11-20", "symptoms": ["sweats"]})", "2026-11-21");
    REQUIRE(result);
    const auto screen = triage::next_screen(program(), result->profile);
    REQUIRE(screen);
    CHECK(screen->kind == triage::ScreenKind::again);
    CHECK(screen->id == "again");
    CHECK(screen->lines.size() == 1);
    CHECK(program().evaluate(result->profile).verdict == triage::Verdict::ask);
}

TEST_CASE("what was there and was not answered is still asked first the next time") {
    CHECK(kept(kept(R"({"answered_on": "2026-11-20", "symptoms": ["sweats"]})", "2026-11-21"), "2026-11-22") ==
          R"({"answered_on":"2026-11-22","was_there":["sweats"]})");
}

TEST_CASE("the days of kept answers are counted from the oldest, however often somebody comes back") {
    const std::string once = kept(R"({"answered_on": "2026-11-20", "denies": ["cancer"]})", "2027-03-01");
    CHECK(kept(once, "2027-05-21") == R"({"answered_on":"2027-05-21","kept_from":"2026-11-20","denies":["cancer"]})");
    CHECK(kept(once, "2027-05-22") == R"({"answered_on":"2027-05-22"})");
}

TEST_CASE("numbers grow by the days, and are asked again where a day more or less would count") {
    const auto number = [](std::string_view json, std::string_view today, std::string_view key) {
        const std::string text = kept(json, today);
        const std::size_t at = text.find('"' + std::string(key) + "\":");
        return at == std::string::npos
                   ? "(asked)"
                   : text.substr(at + key.size() + 3, text.find_first_of(",}", at) - at - key.size() - 3);
    };
    const char* const fall = R"({"answered_on": "2026-11-20", "hours_since_fall": 60})";
    CHECK(number(fall, "2026-11-20", "hours_since_fall") == "(asked)");  // 60 to 84 hours, and 72 is a limit
    CHECK(number(fall, "2026-11-21", "hours_since_fall") == "(asked)");  // 60 to 108
    CHECK(number(fall, "2026-11-22", "hours_since_fall") == "108");      // 84 to 132
    CHECK(number(fall, "2026-12-18", "hours_since_fall") == "732");
    CHECK(number(R"({"answered_on": "2026-11-20", "hours_since_fall": 900})", "2026-11-23", "hours_since_fall") ==
          "972");
    CHECK(number(R"({"answered_on": "2026-11-20", "hours_since_fall": 900})", "2026-11-24", "hours_since_fall") ==
          "(asked)");  // beyond the range
    const char* const ache = R"({"answered_on": "2026-11-20", "days_of_ache": 8})";
    CHECK(number(ache, "2026-11-21", "days_of_ache") == "9");
    CHECK(number(ache, "2026-11-22", "days_of_ache") == "10");
    CHECK(number(R"({"answered_on": "2026-11-20", "age": 40, "pain": 3})", "2026-11-21", "age") == "40");
    CHECK(number(R"({"answered_on": "2026-11-20", "age": 70})", "2026-11-21", "age") == "70");
    CHECK(number(R"({"answered_on": "2026-11-20", "age": 69})", "2026-11-21", "age") == "(asked)");
    CHECK(number(R"({"answered_on": "2026-11-20", "age": 40, "pain": 3})", "2026-11-21", "pain") == "(asked)");
}

TEST_CASE("numbers that have grown apart are asked again") {
    CHECK(kept(R"({"answered_on": "2026-11-20", "age": 1, "days_of_ache": 365})", "2026-11-25") ==
          R"({"answered_on":"2026-11-25","kept_from":"2026-11-20"})");
}

TEST_CASE("a line's no is kept where every fact behind it may be") {
    CHECK(kept(R"({"answered_on": "2026-11-20", "gateways": {"ill": "no", "had": "no"}})", "2026-11-21")
              .find(R"("gateways":{"had":{"answer":"no")") != std::string::npos);
    CHECK(kept(R"({"answered_on": "2026-11-20", "gateways": {"ill": "no", "had": "no"}})", "2026-11-21").find("ill") ==
          std::string::npos);
    CHECK(kept(R"({"answered_on": "2026-11-20", "gateways": {"had": "unsure"}})", "2026-11-21") ==
          R"({"answered_on":"2026-11-21"})");
    CHECK(kept(R"({"answered_on": "2026-11-20", "gateways": {"ill": "yes"}})", "2026-11-21") ==
          R"({"answered_on":"2026-11-21"})");
}

TEST_CASE("a line's no about a number that grows is kept only where growing makes it no worse") {
    const std::string text =
        kept(R"({"answered_on": "2026-11-20", "gateways": {"long": "no", "fell": "no"}})", "2026-11-21");
    CHECK(text.find("\"fell\"") != std::string::npos);
    CHECK(text.find("\"long\"") == std::string::npos);
}

TEST_CASE("it is counted how many answers are kept and how many asked again, a line as one") {
    const auto result = kept_of(
        R"({"answered_on": "2026-11-20", "gateways": {"ill": "no", "had": "no"}, "denies": ["ache"], "unsure": ["pregnancy"]})",
        "2026-11-21");
    REQUIRE(result);
    CHECK(result->kept == 1);
    CHECK(result->asked_again == 3);
    CHECK(to_string(result->since) == "2026-11-20");
}
