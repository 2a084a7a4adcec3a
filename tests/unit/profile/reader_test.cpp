// Profile after profile is read in the same memory, and no text leaves anything behind for the next one: a danger of
// one person must not become, or hide, one of the next.

#include <cstdint>
#include <random>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "profile/reader.hpp"
#include "support/issue_text.hpp"
#include "support/random_rules.hpp"
#include "support/small_pack.hpp"

using triage::parse_profile;
using triage::Profile;

namespace {

const triage::Vocabulary& vocabulary() {
    static const triage::RuleBase rules = small_pack::loaded("");
    return rules.vocabulary;
}

// A profile that lost a byte, its end, or got a wrong byte.
std::string damaged(std::mt19937_64& random, int round) {
    std::string text =
        R"({"id": "p\"é", "symptoms": ["ache", "sore"], "unsure": ["cough", "fall"], "no_others": true, "pain": 3.5e0,)"
        R"( "hours_since_fall": null})";
    const std::size_t at = std::uniform_int_distribution<std::size_t>(0, text.size() - 1)(random);
    switch (round % 3) {
        case 0: text.resize(at); break;
        case 1: text.erase(at, 1); break;
        default: text[at] = static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
    }
    return text;
}

void require_same(const Profile& profile, const Profile& expected) {
    REQUIRE(profile.id == expected.id);
    REQUIRE(profile.present() == expected.present());
    REQUIRE(profile.absent() == expected.absent());
    REQUIRE(profile.unsure() == expected.unsure());
    REQUIRE(profile.equipment == expected.equipment);
    for (std::uint32_t i = 0; i < vocabulary().facts().size(); ++i) {
        REQUIRE(profile.value(triage::FactId{i}) == expected.value(triage::FactId{i}));
    }
}

}  // namespace

TEST_CASE("no cut, lost or changed byte of a profile crashes, and whatever is wrong has a place or a pointer") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < random_rules::rounds(2000); ++round) {
        const std::string text = damaged(random, round);
        CAPTURE(text);
        const auto profile = parse_profile(text, vocabulary());
        REQUIRE(profile.value.has_value() == profile.issues.empty());
        for (const triage::Issue& issue : profile.issues) {
            const bool is_placed = issue.where.line != 0 && issue.where.column <= text.size() + 1;
            REQUIRE((is_placed || issue.where.at.starts_with("/") || issue.code == "wrong_type"));
        }
    }
}

TEST_CASE("a reader that has read much reads like a new one") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    triage::ProfileReader used(vocabulary());
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        const std::string text = damaged(random, round);
        CAPTURE(text);
        triage::ProfileReader fresh(vocabulary());
        const auto expected = fresh.read(text);
        const auto profile = used.read(text);
        REQUIRE(brief(profile.issues) == brief(expected.issues));
        REQUIRE(used.id() == fresh.id());
        REQUIRE(profile.value.has_value() == expected.value.has_value());
        if (profile) require_same(*profile, *expected);
    }
}

TEST_CASE("a reader forgets who came before") {
    triage::ProfileReader reader(vocabulary());
    const auto full = reader.read(
        R"({"id": "p-1", "symptoms": ["ache"], "denies": ["cough"], "pain": 3, "equipment": ["mat"], "no_others": true})");
    REQUIRE(full);
    CHECK(reader.id() == "p-1");
    const auto empty = reader.read("{}");
    REQUIRE(empty);
    require_same(*empty, Profile(vocabulary()));
    CHECK_FALSE(reader.id());
    CHECK(full->presence(*vocabulary().find("ache")) == triage::Presence::present);  // a result is the caller's own
    CHECK(reader.read(R"({"symptoms": ["cough"], "denies": ["ache"], "pain": 4})"));
    CHECK_FALSE(reader.read(R"({"pain": 11})"));
    CHECK(reader.read("{}"));
}

TEST_CASE("who was unsure is forgotten, too, and so is where") {
    triage::ProfileReader reader(vocabulary());
    const auto unsure = reader.read(R"({"no_others": true, "unsure": ["left ache", "fall", "pain"]})");
    REQUIRE(unsure);
    CHECK(unsure->unsure().size() == 3);
    CHECK(unsure->absent().to_vector() == std::vector{*vocabulary().find("cough")});
    const auto empty = reader.read("{}");
    REQUIRE(empty);
    require_same(*empty, Profile(vocabulary()));
    CHECK(brief(reader.read(R"({"denies": [], "unsure": ["cough", "ache"], "symptoms": ["ache"]})").issues) ==
          "/symptoms/0 contradiction: `ache` is both answered and unsure (the other one is at /unsure/1)\n");
    CHECK(reader.read(R"({"symptoms": ["ache"], "denies": ["fall"], "pain": 4})"));
}

TEST_CASE("a reader counts the issues of each profile anew") {
    triage::ProfileReader reader(vocabulary());
    std::string keys = "{\"k0\": 1";
    std::string names = "{\"symptoms\": [\"n0\"";
    for (int i = 1; i <= 200; ++i) {
        keys += ", \"k" + std::to_string(i) + "\": 1";
        names += ", \"n" + std::to_string(i) + "\"";
    }
    for (int round = 0; round < 3; ++round) {
        for (const std::string& text : {keys + "}", names + "]}"}) {
            const auto issues = reader.read(text).issues;
            REQUIRE(issues.size() == triage::max_profile_issues + 1);
            CHECK(brief(issues.back()) == "too_many_issues: 101 more issues are not listed");
        }
        CHECK(brief(reader.read(R"({"symptms": []})").issues) ==
              "/symptms unknown_key: unknown key `symptms` (did you mean `symptoms`?)\n");
    }
}

TEST_CASE("a reader tells the id and the context of what it read last, as far as that was whole") {
    triage::ProfileReader reader(vocabulary());
    for (const char* json : {R"({"mood": 1, "id": "p-1"})", R"({"id": "p-1"})", R"({"id": "p-1", "id": 5})",
                             R"({"id": "p-1"} x)", R"({"id": "p-1", "symptoms": [)"}) {
        CAPTURE(json);
        reader.read(json);
        CHECK(reader.id() == "p-1");
        reader.read("{}");
        CHECK_FALSE(reader.id());
    }
    reader.read(R"({"mood": 1, "context": {"row": 7}})");
    CHECK(reader.context() == R"({"row":7})");
    reader.read("{}");
    CHECK_FALSE(reader.context());
    for (const char* json : {"", "{", "[]", "{}", R"({"id": 5.5})", R"({"id": 5.5, "id": "p-1"})", R"({"id": "p-1)",
                             "{\"id\": \"\xFF\"}"}) {
        CAPTURE(json);
        reader.read(R"({"id": "p-0"})");
        reader.read(json);
        CHECK_FALSE(reader.id());
    }
}

TEST_CASE("a reader may be moved") {
    triage::ProfileReader reader(vocabulary());
    reader.read(R"({"id": "p-1"})");
    triage::ProfileReader moved = std::move(reader);
    CHECK(moved.id() == "p-1");
    CHECK(moved.read("{}"));
}

TEST_CASE("a builder is as new after it has built") {
    triage::ProfileBuilder builder(vocabulary());
    CHECK(brief(builder.json(R"({"symptoms": ["cough"], "denies": ["cough"]})").build().issues) ==
          "/denies/0 contradiction: `cough` is both present and denied (the other one is at /symptoms/0)\n");
    CHECK(builder.json(R"({"denies": ["cough"], "no_others": true, "id": "p-1", "equipment": []})").build());
    const auto empty = builder.build();
    REQUIRE(empty);
    require_same(*empty, Profile(vocabulary()));
}
