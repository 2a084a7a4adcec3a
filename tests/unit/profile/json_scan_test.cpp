// Texts that are not JSON: where they break off, what was whole before, and the mistake that is named. What was whole
// may hold a danger, which is told all the same (docs/decisions/0032).

#include "profile/json_scan.hpp"

#include <doctest/doctest.h>

#include "profile/reader.hpp"
#include "support/issue_text.hpp"
#include "support/random_lines.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"

using triage::JsonFault;
using triage::JsonScan;

namespace {

std::string whole(std::string_view text) { return JsonScan(text).whole_part(); }

/// `line:column sentence (hint)` of a text that is not JSON.
std::string mistake(std::string_view json) {
    static const triage::RuleBase rules = small_pack::loaded("");
    const auto profile = triage::parse_profile(json, rules.vocabulary);
    REQUIRE(profile.issues.size() == 1);
    std::string text = brief(profile.issues);
    const std::string head = "invalid_json: the text is not JSON: ";
    if (const std::size_t at = text.find(head); at != std::string::npos) text.erase(at, head.size());
    text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("what is JSON has no fault, and its members are as they were written") {
    const JsonScan scan(R"( {"id" : 12345678901234567890123, "context":{"a" : [1e999, "\u00e9"]}, "pain": 3.50 } )");
    CHECK(scan.fault() == JsonFault::none);
    REQUIRE(scan.members().size() == 3);
    CHECK(scan.members()[0].key == "id");
    CHECK(scan.members()[0].value == "12345678901234567890123");
    CHECK(scan.members()[1].value == R"({"a" : [1e999, "\u00e9"]})");
    CHECK(scan.members()[2].value == "3.50");
}

TEST_CASE("a text is whole up to what could have gone on") {
    CHECK(whole("{") == "{}");
    CHECK(whole("").empty());
    CHECK(whole("[1, 2").empty());
    CHECK(whole(R"({"a": 1, "b": 2)") == R"({"a": 1})");
    CHECK(whole(R"({"a": 1, "b": "x")") == R"({"a": 1, "b": "x"})");
    CHECK(whole(R"({"a": 1, "b": true)") == R"({"a": 1, "b": true})");
    CHECK(whole(R"({"a": ["x", "y", "z)") == R"({"a": ["x", "y"]})");
    CHECK(whole(R"({"a": ["x", {"b": "y", "c)") == R"({"a": ["x"]})");
    CHECK(whole(R"({"a": {"b": ["x", "y")") == "{}");
    CHECK(whole(R"({"a": 1} x)") == R"({"a": 1})");
}

TEST_CASE("blanks go, but for those in strings") {
    CHECK(triage::without_blanks("{ \"a b\" :\t[ 1 , \"\\\" \\\\\" ]\r\n}") == R"({"a b":[1,"\" \\"]})");
}

TEST_CASE("simdjson and the scan agree on what is JSON") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    const triage::Vocabulary& words = shipped_packs::all_packs_program().vocabulary();
    RandomLines source(seed, words);
    for (int i = 0; i < random_rules::rounds(5000); ++i) {
        const std::string line = source.damaged();
        CAPTURE(line);
        const auto profile = triage::parse_profile(line, words);
        const bool is_json =
            profile || (profile.issues[0].code != "invalid_json" && profile.issues[0].code != "invalid_utf8");
        if (!profile && profile.issues[0].code == "invalid_utf8") continue;
        const JsonScan scan(line);
        REQUIRE((scan.fault() == JsonFault::none) == is_json);
        REQUIRE(scan.at() <= line.size());
        const std::string part = scan.whole_part();
        if (!part.empty()) REQUIRE(JsonScan(part).fault() == JsonFault::none);
    }
}

TEST_CASE("the usual mistakes are named in one sentence") {
    CHECK(mistake("{'pain': 3}") == "1:2 it has single quotes where JSON has double ones (write `\"` in place of `'`)");
    CHECK(mistake("{\"id\": 'x'}").starts_with("1:8 it has single quotes"));
    CHECK(mistake("{“pain”: 3}") == "1:2 it has typographic quotes (write straight double quotes: `\"`)");
    CHECK(mistake("{\"pain\": 3,}") == "1:12 a comma stands behind the last part (take out the comma before `}`)");
    CHECK(mistake("{\"symptoms\": [\"ache\", ]}") ==
          "1:23 a comma stands behind the last part (take out the comma before `]`)");
    CHECK(mistake("{\"symptoms\": [\"ache\",,\"cough\"]}") ==
          "1:22 a comma has nothing before it (take one comma out)");
    for (const char* comment : {"// x", "/* x */", "# x"}) {
        CHECK(mistake(std::string("{") + comment + "\n\"pain\": 3}") ==
              "1:2 it has a comment, and JSON has none (take the comment out)");
    }
    for (const std::string word : {"NaN", "Infinity", "-Infinity", "nan", "inf"}) {
        CHECK(mistake("{\"pain\": " + word + "}") ==
              "1:10 `" + word + "` is no number of JSON (write `null` for a number that is not known)");
    }
    for (const std::string word : {"True", "False", "None", "NULL", "undefined"}) {
        CHECK(mistake("{\"no_others\": " + word + "}") == "1:15 `" + word +
                                                              "` is no word of JSON (JSON has `true`, `false` and "
                                                              "`null`, in small letters)");
    }
    CHECK(mistake("{pain: 3}") == "1:2 the key `pain` has no quotes (write `\"pain\"`)");
    CHECK(mistake("{\"symptoms\": [ache]}") == "1:15 `ache` has no quotes (write a text between double quotes)");
    CHECK(mistake("{\"pain\": }") ==
          "1:10 a key has no value (leave the key out, or write `null` for a number that is not known)");
    CHECK(mistake("{\"pain\" = 3}") == "1:9 a key has no colon behind it (write `\"key\": value`)");
    CHECK(mistake("{\"pain\": 3 \"id\": \"x\"}") == "1:12 a comma is missing (separate the parts by commas)");
    CHECK(mistake("{\"symptoms\": [\"ache\" \"cough\"]}").starts_with("1:22 a comma is missing"));
    CHECK(mistake("{\"pain\": 3,5}") == "1:12 a number has a decimal comma (write a point: `3.5`)");
    CHECK(mistake("{\"pain\": 1e-400, \"x\" }") == "1:22 a key has no colon behind it (write `\"key\": value`)");
    CHECK(mistake("{\"pain\": 0.1e-999999999999999999999, }").starts_with("1:38 a comma stands behind the last part"));
    CHECK(mistake("{\"pain\": 1e400, \"x\" }").starts_with("1:10 a number is malformed or too large"));
    CHECK(mistake("{\"pain\": 03}").starts_with("1:10 a number is malformed or too large (write it as `7`"));
    CHECK(mistake("{\"pain\": +3}").starts_with("1:10 a number is malformed"));
    CHECK(mistake("{\"pain\": .5}").starts_with("1:10 a number is malformed"));
    CHECK(mistake("{\"pain\":\xC2\xA0"
                  "3}")
              .starts_with("1:9 it has a character that JSON does not have outside of texts"));
    CHECK(mistake("{\"symptoms\": [\"ache\"") ==
          "1:21 it ends too early (give all of it; in a batch a profile is one line)");
    CHECK(mistake("{} {}").starts_with("1:4 another profile follows the first (write one profile a line"));
    CHECK(mistake("{}\n{}\n").starts_with("2:1 another profile follows the first"));
    CHECK(mistake("{}\r{}\r") ==
          "1:4 its lines end in CR alone, so that it is one line (let each line end in LF or CRLF)");
    CHECK(mistake("{}}") == "1:3 something stands behind its end (take out what follows the last `}`)");
    CHECK(mistake("symptoms: [ache]") ==
          "1:1 it does not begin with `{` (a profile is an object: `{\"symptoms\": […]}`)");
    CHECK(mistake("{\"id\": \"a\nb\"}").starts_with("1:10 a string has a control character that is not escaped"));
    CHECK(mistake("{\"id\": \"C:\\temp\\x\"}").starts_with("1:16 a string has a bad escape"));
}

TEST_CASE("UTF-16 is called by its name, with and without a byte-order mark") {
    const std::string expected = "1:1 invalid_utf8: the text is UTF-16, not UTF-8 (save it as UTF-8)";
    const std::string little("{\0\"\0i\0d\0\"\0:\0\"\0x\0\"\0}\0", 20);
    const std::string big("\0{\0\"\0i\0d\0\"\0:\0\"\0x\0\"\0}", 20);
    CHECK(mistake(little) == expected);
    CHECK(mistake(big) == expected);
    CHECK(mistake("\xFF\xFE" + little) == expected);
    CHECK(mistake("\xFE\xFF" + big) == expected);
    CHECK(mistake(std::string(40, '\0')).find("UTF-16") == std::string::npos);
}
