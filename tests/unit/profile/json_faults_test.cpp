// Profiles as JSON: every form that is read, and every form that is rejected, with its place. Nothing is converted or
// guessed: a profile that was half understood would be somebody else.

#include "profile/reader.hpp"

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/texts.hpp"

using triage::parse_profile;
using triage::Presence;
using triage::Profile;

namespace {

const triage::Vocabulary& vocabulary() {
    static const triage::RuleBase rules = small_pack::loaded("");
    return rules.vocabulary;
}

Profile read(std::string_view json) {
    auto profile = parse_profile(json, vocabulary());
    REQUIRE_MESSAGE(profile, brief(profile.issues));
    return *profile;
}

std::string issues_of(std::string_view json) { return brief(parse_profile(json, vocabulary()).issues); }

Presence presence(const Profile& profile, const char* name) { return profile.presence(*vocabulary().find(name)); }

/// `line:column reason` of a text that is not JSON.
std::string syntax(std::string_view json) {
    const auto profile = parse_profile(json, vocabulary());
    REQUIRE(profile.issues.size() == 1);
    const triage::Issue& issue = profile.issues[0];
    CHECK(issue.code == "invalid_json");
    const std::string_view message = issue.message;
    CHECK(message.starts_with("the text is not JSON: "));
    return std::to_string(issue.where.line) + ":" + std::to_string(issue.where.column) + " " +
           std::string(message.substr(message.find(": ") + 2));
}

}  // namespace

TEST_CASE("every key of a profile is read") {
    const Profile profile = read(
        R"({"id": "p-001", "symptoms": ["Left Ache"], "conditions": [], "denies": ["cough", "fall"], "no_others": false,
            "pain": 3.5, "sessions_done": 4, "equipment": ["mat", "Yoga Mat", "wall"]})");
    CHECK(profile.id == "p-001");
    CHECK(presence(profile, "ache") == Presence::present);
    CHECK(presence(profile, "cough") == Presence::absent);
    CHECK(presence(profile, "hours_since_fall") == Presence::absent);
    CHECK(profile.value(*vocabulary().find("pain")) == 3.5);
    CHECK(profile.value(*vocabulary().find("sessions_done")) == 4);
    CHECK(profile.equipment->size() == 2);
}

TEST_CASE("an empty profile knows nothing and filters nothing") {
    for (const char* json :
         {"{}", " \t\r\n{ }\n", R"({"symptoms": [], "conditions": [], "denies": [], "no_others": false})"}) {
        const Profile profile = read(json);
        CHECK(profile.present().empty());
        CHECK(profile.absent().empty());
        CHECK_FALSE(profile.id);
        CHECK_FALSE(profile.equipment);
    }
}

TEST_CASE("an id that is a whole number is taken as its digits, exactly as written") {
    for (const char* id : {"1007", "0", "-0", "-5", "18446744073709551616", "123456789012345678901234567890"}) {
        CAPTURE(id);
        CHECK(read(std::string("{\"id\": ") + id + ", \"symptoms\": [\"ache\"]}").id == id);
    }
    for (const char* id : {"1.5", "1e3", "1.0", "-0.0"}) {
        CHECK(issues_of(std::string("{\"id\": ") + id + "}") ==
              "/id wrong_type: `id` is a number, not a string or a whole number (write it in quotes)\n");
    }
    CHECK(
        issues_of("{\"id\": null}") ==
        "/id wrong_type: `id` is `null`, not a string or a whole number (leave the key out where nothing is known)\n");
    CHECK(syntax("{\"id\": 007}").starts_with("1:8 a number is malformed"));
}

TEST_CASE("a context comes back as it was written, without the blanks between its tokens") {
    CHECK(read(R"({"context": {"at" : 1.50, "a b": ["x  y", 12345678901234567890123, 1e999], "a b": {}}})").context ==
          R"({"at":1.50,"a b":["x  y",12345678901234567890123,1e999],"a b":{}})");
    CHECK(read("{\n\"context\": {\n  \"symptoms\": [\"\\u0061che\\n\"]\n}\n}").context ==
          "{\"symptoms\":[\"\\u0061che\\n\"]}");
    CHECK(presence(read(R"({"context": {"symptoms": ["ache"]}})"), "ache") == Presence::unknown);
    CHECK(read("{\"c\\u006fntext\": {\"a\": 1}, \"pain\": 3}").context == R"({"a":1})");
    CHECK_FALSE(read("{}").context);
    CHECK(issues_of(R"({"context": [1]})") == "/context wrong_type: `context` is a list, not an object\n");
    CHECK(issues_of(R"({"context": {}, "context": {}})") == "/context repeated_key: the key `context` stands twice\n");
    CHECK(syntax(R"({"context": {"a": 01}})").starts_with("1:19 a number is malformed"));
    CHECK(syntax("{\"context\": " + repeated("[", 2000)).starts_with("1:"));
}

TEST_CASE("a byte-order mark before a profile is skipped") { CHECK(read("\xEF\xBB\xBF{\"id\": \"p-1\"}").id == "p-1"); }

TEST_CASE("a name is known with look-alike blanks, hyphens and invisible characters in it") {
    for (const char* name : {"left\u00A0ache", "left\u202Fache", "left\u2011ache", "left\u2013ache", "le\u00ADft ache",
                             "\u200Bleft ache", "left\\u00a0ache", "LEFT\u3000ACHE\uFEFF"}) {
        CAPTURE(name);
        CHECK(presence(read(std::string("{\"symptoms\": [\"") + name + "\"]}"), "ache") == Presence::present);
    }
}

TEST_CASE("symptoms and conditions both say present") {
    const Profile profile = read(R"({"symptoms": ["cough"], "conditions": ["ache"]})");
    CHECK(presence(profile, "cough") == Presence::present);
    CHECK(presence(profile, "ache") == Presence::present);
}

TEST_CASE("escapes in names are read") {
    CHECK(presence(read("{\"symptoms\": [\"\\u0063ough\"]}"), "cough") == Presence::present);
    CHECK(presence(read("{\"sympt\\u006fms\": [\"cough\"]}"), "cough") == Presence::present);
}

TEST_CASE("no others true denies what is not mentioned, false nothing") {
    CHECK(presence(read(R"({"no_others": true})"), "ache") == Presence::absent);
    CHECK(presence(read(R"({"no_others": true})"), "pain") == Presence::unknown);
    CHECK(presence(read(R"({"no_others": false})"), "ache") == Presence::unknown);
}

TEST_CASE("null is an unknown number, even where everything else is denied") {
    CHECK(presence(read(R"({"hours_since_fall": null, "no_others": true})"), "fall") == Presence::unknown);
    CHECK(presence(read(R"({"symptoms": ["fall"], "no_others": true})"), "fall") == Presence::unknown);
    CHECK(presence(read(R"({"symptoms": ["fall"], "hours_since_fall": 5, "no_others": true})"), "fall") ==
          Presence::present);
}

TEST_CASE("an empty list of equipment says that nothing is at hand") {
    REQUIRE(read(R"({"equipment": []})").equipment);
    CHECK(read(R"({"equipment": []})").equipment->empty());
}

TEST_CASE("every form of number that JSON has is read") {
    for (const auto& [text, expected] :
         {std::pair{"3", 3.0}, {"3.0", 3.0}, {"0.3e1", 3.0}, {"30E-1", 3.0}, {"0", 0.0}, {"-0", 0.0}}) {
        const std::string json = std::string("{\"pain\": ") + text + "}";
        CAPTURE(json);
        CHECK(read(json).value(*vocabulary().find("pain")) == expected);
    }
    const auto hours = read("{\"hours_since_fall\": 18446744073709551615}").value(*vocabulary().find("fall"));
    CHECK(hours == 18446744073709551615.0);
}

// --- rejected, never repaired -------------------------------------------------------------------------------

TEST_CASE("all issues of a profile are reported, each at its pointer") {
    CHECK(issues_of(R"({"symptoms": ["ahce", 3, "cough"], "denies": ["cough", "left ache", "pain"], "pain": 11,
                        "hours_since_fall": -1, "sessions_done": 1.5, "equipment": ["matt"], "mood": 3})") ==
          "/symptoms/0 unknown_name: unknown symptom `ahce` (did you mean `ache` (ache)?)\n"
          "/symptoms/1 wrong_type: `a name` is a number, not a string\n"
          "/denies/0 contradiction: `cough` is both present and denied (the other one is at /symptoms/2)\n"
          "/denies/1 narrow_denial: denying `left ache` does not answer all of `ache`"
          " (deny `ache` if nothing of it is there: does it ache)\n"
          "/denies/2 cannot_be_absent: `pain` always has a value (give its number)\n"
          "/pain out_of_range: `pain` is 11, outside its range (give a number from 0 to 10)\n"
          "/hours_since_fall out_of_range: `hours_since_fall` is -1, outside its range (give a number at least 0 h)\n"
          "/sessions_done out_of_range: `sessions_done` is 1.5, not a whole number\n"
          "/equipment/0 unknown_name: unknown equipment `matt` (did you mean `mat`?)\n"
          "/mood unknown_key: unknown key `mood` (signs belong in `symptoms`, `conditions` or `denies`; what only the "
          "sender needs has its place in `\"context\": {…}`)\n");
}

TEST_CASE("what is not an object is no profile") {
    for (const auto& [json, kind] : {std::pair{"[]", "a list"},
                                     {"3", "a number"},
                                     {"-3.5", "a number"},
                                     {"\"x\"", "a string"},
                                     {"true", "`true` or `false`"},
                                     {"null", "`null`"}}) {
        CHECK(issues_of(json) == std::string("wrong_type: a profile is an object, not ") + kind + "\n");
    }
}

TEST_CASE("a value of the wrong type is refused, not converted") {
    CHECK(issues_of(R"({"id": 5.5, "symptoms": "ache", "conditions": {"a": 1}, "denies": null, "no_others": "true",
                        "equipment": true, "pain": "3"})") ==
          "/id wrong_type: `id` is a number, not a string or a whole number (write it in quotes)\n"
          "/symptoms wrong_type: `symptoms` is a string, not a list of names (put it in brackets: `[\"ache\"]`)\n"
          "/conditions wrong_type: `conditions` is an object, not a list of names\n"
          "/denies wrong_type: `denies` is `null`, not a list of names (leave the key out where nothing is known)\n"
          "/no_others wrong_type: `no_others` is a string, not `true` or `false`\n"
          "/equipment wrong_type: `equipment` is `true` or `false`, not a list of names\n"
          "/pain wrong_type: `pain` is a string, not a number or `null`\n");
    CHECK(issues_of(R"({"symptoms": [null, ["ache"], {}, false], "pain": [3]})") ==
          "/symptoms/0 wrong_type: `a name` is `null`, not a string\n"
          "/symptoms/1 wrong_type: `a name` is a list, not a string\n"
          "/symptoms/2 wrong_type: `a name` is an object, not a string\n"
          "/symptoms/3 wrong_type: `a name` is `true` or `false`, not a string\n"
          "/pain wrong_type: `pain` is a list, not a number or `null`\n");
}

TEST_CASE("an unknown key gets the nearest one, or is told where a fact belongs") {
    CHECK(issues_of(R"({"symptom": []})") ==
          "/symptom unknown_key: unknown key `symptom` (did you mean `symptoms`?)\n");
    CHECK(issues_of(R"({"Pain": 3})") == "/Pain unknown_key: unknown key `Pain` (did you mean `pain`?)\n");
    CHECK(issues_of(R"({"pain score": 3})") ==
          "/pain score unknown_key: unknown key `pain score` (did you mean `pain`?)\n");
    CHECK(issues_of(R"({"hours_since_fal": 3})") ==
          "/hours_since_fal unknown_key: unknown key `hours_since_fal` (did you mean `hours_since_fall`?)\n");
    CHECK(issues_of(R"({"cough": true})") ==
          "/cough unknown_key: unknown key `cough` (write it in a list: `\"symptoms\": [\"cough\"]` or in `denies`)\n");
    CHECK(issues_of(R"({"": 1})") ==
          "/ unknown_key: unknown key `` (signs belong in `symptoms`, `conditions` or `denies`; what only the sender "
          "needs has its place in `\"context\": {…}`)\n");
}

TEST_CASE("a repeated key is refused, even if it is spelt with escapes or said alike") {
    CHECK(issues_of(R"({"pain": 3, "pain": 3})") == "/pain repeated_key: the key `pain` stands twice\n");
    CHECK(issues_of("{\"pain\": 3, \"p\\u0061in\": 2}") == "/pain repeated_key: the key `pain` stands twice\n");
    CHECK(issues_of(R"({"symptoms": [], "symptoms": []})") ==
          "/symptoms repeated_key: the key `symptoms` stands twice\n");
}

TEST_CASE("a pointer escapes what RFC 6901 escapes") {
    CHECK(issues_of(R"({"a/b~c": 1})") ==
          "/a~1b~0c unknown_key: unknown key `a/b~c` (signs belong in `symptoms`, `conditions` or `denies`; what only "
          "the sender needs has its place in `\"context\": {…}`)\n");
    CHECK(issues_of(R"({"~1": 1, "~1": 2})") ==
          "/~01 unknown_key: unknown key `~1` (signs belong in `symptoms`, `conditions` or `denies`; what only the "
          "sender needs has its place in `\"context\": {…}`)\n/~01 "
          "repeated_key: the key `~1` stands twice\n");
}

TEST_CASE("a text that is not UTF-8 is refused at its first bad byte") {
    CHECK(issues_of("{\"id\": \"\xFF\"}") == "1:9 invalid_utf8: the text is not UTF-8\n");
    CHECK(issues_of("{\n  \"id\": \"é\xC3\"}") == "2:12 invalid_utf8: the text is not UTF-8\n");
    CHECK(issues_of("\xFF{") == "1:1 invalid_utf8: the text is not UTF-8\n");
    CHECK(issues_of("{} \xED\xA0\x80") == "1:4 invalid_utf8: the text is not UTF-8\n");
}

TEST_CASE("text that is not JSON is refused where it stops being so") {
    CHECK(syntax("") == "1:1 there is no text");
    CHECK(syntax(" \n ") == "2:2 there is no text");
    CHECK(syntax("{\"id\": ]}") == "1:8 its structure is broken");
    CHECK(syntax("{\"pain\" 3}") == "1:9 a key has no colon behind it");
    CHECK(syntax("{\"pain\": 3 \"id\": \"x\"}") == "1:12 a comma is missing");
    CHECK(syntax("{\n  \"pain\": 3,\n}") == "3:1 a comma stands behind the last part");
    CHECK(syntax("{\"no_others\": tru}") == "1:15 `tru` has no quotes");
    CHECK(syntax("{\"pain\": 3") == "1:11 it ends too early");
    CHECK(syntax("{\"id\": \"x") == "1:10 a string has no end");
}

TEST_CASE("anything after the profile is refused where it begins") {
    CHECK(syntax("{} x") == "1:4 something stands behind its end");
    CHECK(syntax("{}\n{}") == "2:1 another profile follows the first");
    CHECK(syntax("{}}") == "1:3 something stands behind its end");
    CHECK(syntax("{} // no comments") == "1:4 it has a comment, and JSON has none");
    CHECK(syntax(std::string_view("{}\0", 3)) == "1:3 something stands behind its end");
}

TEST_CASE("a number that JSON does not have, or that no double holds, is refused") {
    for (const char* number : {"1e999", "-1e999", "01", "1.", "1e", "0x10", "123456789012345678901234567890"}) {
        CAPTURE(number);
        CHECK(syntax(std::string("{\n\"pain\": ") + number + "}") == "2:9 a number is malformed or too large");
    }
    for (const char* word : {"+1", ".5", "NaN", "Infinity", "-"}) {
        CAPTURE(word);
        CHECK(syntax(std::string("{\"pain\": ") + word + "}").starts_with("1:10 "));
    }
}

TEST_CASE("a string with a bad escape or a bare control character is refused") {
    CHECK(syntax("{\"id\": \"\\q\"}").ends_with(" a string has a bad escape"));
    CHECK(syntax("{\"id\": \"\\ud800\"}").ends_with(" a string has a bad escape"));
    const std::string bare = " a string has a control character that is not escaped";
    CHECK(syntax("{\"id\": \"a\nb\"}") == "1:10" + bare);
    CHECK(syntax("{\"id\":\n\"\\\"\tb\"}") == "2:4" + bare);
    CHECK(syntax(std::string_view("{\"id\": \"a\0b\"}", 13)) == "1:10" + bare);
    CHECK(read("{\"id\": \"a\\u0000b\\n\"}").id == std::string("a\0b\n", 4));
}

// --- hostile input ------------------------------------------------------------------------------------------

TEST_CASE("a million brackets are an issue and no crash") {
    CHECK(syntax(repeated("[", 1'000'000)).starts_with("1:1024 "));
    CHECK(syntax(repeated("{\"a\":", 1'000'000)).starts_with("1:5116 "));
    CHECK(syntax(repeated("[", 1'000'000) + repeated("]", 1'000'000)) == "1:1024 it is nested too deeply");
}

TEST_CASE("nesting below the limit is judged like any other value") {
    CHECK(issues_of("{\"id\": " + repeated("[", 1000) + repeated("]", 1000) + "}") ==
          "/id wrong_type: `id` is a list, not a string or a whole number\n");
}

TEST_CASE("huge names and keys are cut in the message") {
    const std::string huge(1'000'000, 'a');
    const std::string shown = std::string(80, 'a') + "…";
    CHECK(issues_of("{\"symptoms\": [\"" + huge + "\"]}") ==
          "/symptoms/0 unknown_name: unknown symptom `" + shown + "`\n");
    CHECK(issues_of("{\"" + huge + "\": 1}") == "/" + shown + " unknown_key: unknown key `" + shown +
                                                    "` (signs belong in `symptoms`, `conditions` or `denies`; what "
                                                    "only the sender needs has its place in `\"context\": {…}`)\n");
    CHECK(read("{\"id\": \"" + huge + "\"}").id == huge);
}

TEST_CASE("a profile full of errors lists a hundred and counts the rest") {
    std::string keys = "{\"k0\": 1";
    std::string names = "{\"symptoms\": [\"n0\"";
    for (int i = 1; i < 10'000; ++i) {
        keys += ", \"k" + std::to_string(i) + "\": 1";
        names += ", \"n" + std::to_string(i) + "\"";
    }
    for (const std::string& json : {keys + "}", names + "]}"}) {
        const auto issues = parse_profile(json, vocabulary()).issues;
        REQUIRE(issues.size() == triage::max_profile_issues + 1);
        CHECK(brief(issues.back()) == "too_many_issues: 9900 more issues are not listed");
    }
}
