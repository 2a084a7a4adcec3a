// The usual mistakes in conditions, such as `&&` or `chest pain`: each is named in one sentence with the right form, at
// its place. None of them may be read as some other condition.

#include "pack/condition_mistakes.hpp"

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

namespace {

struct Mistake {
    const char* condition;
    const char* said;  // column of the condition (from 1), message and hint
};

/// The issue of a rule with this condition, its column counted from the beginning of the condition.
std::string said_of(const std::string& condition) {
    const std::string rule = "rules:\n  r:\n    when: >-\n      " + condition +
                             "\n    outcome: stop\n    urgency: routine\n    advice: a\n"
                             "    sources: [{document: doc, section: s, anchor: w}]\n"
                             "facts:\n  fever: {kind: symptom, ask: a}\n  cough: {kind: symptom, ask: a}\n"
                             "  chest_pain: {kind: symptom, ask: a}\n  stiff_neck_muscles: {kind: symptom, ask: a}\n"
                             "  ache: {kind: symptom, ask: a}\n"
                             "  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: a}\n"
                             "  hours: {kind: event, quantity: {unit: h, max: 9000}, ask: a}\n";
    const auto rules = triage::load_pack_text(small_pack::text(rule), "f.yaml");
    if (rules.issues.empty()) return "";
    const triage::Issue& issue = rules.issues.front();
    CHECK(rules.issues.size() == 1);
    CHECK(issue.where.line == 4);
    return std::to_string(issue.where.column - 6) + " " + issue.message + " (" + issue.hint + ")";
}

const char* const not_equal = "write `not` before the comparison: `not pain = 4`";
const char* const no_quotes = "names stand without quotation marks";
const char* const stands_alone = "a finding stands alone, and `not` before it denies it";

}  // namespace

TEST_CASE("signs of other languages are named with the right one") {
    const std::vector<std::array<const char*, 4>> signs{
        {"pain == 4", "6", "`==`", "write `=`"},
        {"pain === 4", "6", "`===`", "write `=`"},
        {"pain => 4", "6", "`=>`", "write `>=`"},
        {"pain =< 4", "6", "`=<`", "write `<=`"},
        {"pain > = 4", "6", "`> =`", "write `>=` without a blank"},
        {"pain \u2265 4", "6", "`\u2265`", "write `>=`"},
        {"pain \u2264 4", "6", "`\u2264`", "write `<=`"},
        {"pain\u22654", "5", "`\u2265`", "write `>=`"},
        {"pain \u2260 4", "6", "`\u2260`", not_equal},
        {"pain != 4", "6", "`!=`", not_equal},
        {"pain <> 4", "6", "`<>`", not_equal},
        {"fever && cough", "7", "`&&`", "write `and`"},
        {"fever & cough", "7", "`&`", "write `and`"},
        {"fever || cough", "7", "`||`", "write `or`"},
        {"fever | cough", "7", "`|`", "write `or`"},
        {"!fever", "1", "`!`", "write `not`"},
        {"fever and !cough", "11", "`!`", "write `not`"},
        {"fever + cough", "7", "`+`", "write `and` between facts; numbers are not added here"},
        {"fever / cough", "7", "`/`", "write `or` between facts; numbers are not calculated here"},
        {"pain > 5%", "9", "`%`", "leave it out: a number is compared as its quantity is asked"},
        {"pain > \u22121", "8", "`\u2212`", "write an ordinary `-`"},
        {"\"fever\" and cough", "1", "`\"`", no_quotes},
        {"'fever' and cough", "1", "`'`", no_quotes},
        {"\u201Cfever\u201D and cough", "1", "`\u201C`", no_quotes},
        {"fever and [cough]", "11", "`[`", "write `(`"},
        {"fever;", "6", "`;`", "leave it out, or write `and`"},
        {"fever.", "6", "`.`", "leave it out"},
        {"fever?", "6", "`?`", "leave it out"},
        {"fever ^ cough", "7", "`^`", "write `and` or `or`"},
    };
    for (const auto& [condition, column, sign, hint] : signs) {
        CHECK(said_of(condition) == std::string(column) + " " + sign + " is no sign of a condition (" + hint + ")");
    }
}

TEST_CASE("words of other languages, and of people, are named with the right form") {
    const std::vector<std::array<const char*, 4>> words{
        {"at least two of (fever, cough)", "1", "at least two of", "write `at least 2 of (…)`"},
        {"at least one of (fever, cough)", "1", "at least one of", "write `any of (…)`"},
        {"none of (fever, cough)", "1", "none of", "write `not any of (…)`"},
        {"one of (fever, cough)", "1", "one of", "write `any of (…)`"},
        {"two of (fever, cough)", "1", "two of", "write `at least 2 of (…)`"},
        {"neither fever nor cough", "1", "neither", "write `not any of (…)`"},
        {"either fever or cough", "1", "either", "write `any of (…)`, or join the two with `or`"},
        {"both fever and cough", "1", "both", "write `all of (…)`, or join the two with `and`"},
        {"fever but not cough", "7", "but", "write `and`"},
        {"fever unless cough", "7", "unless", "write `and not`"},
        {"fever without cough", "7", "without", "write `not`"},
        {"no fever", "1", "no", "write `not`"},
        {"pain is 4", "6", "is", "a finding stands alone, and a quantity is compared with `=`, `<`, `<=`, `>` or `>=`"},
        {"pain is greater than 4", "6", "is",
         "a finding stands alone, and a quantity is compared with `=`, `<`, `<=`, `>` or `>=`"},
        {"pain greater than 4", "6", "greater than", "write `>`"},
        {"pain above 4", "6", "above", "write `>`"},
        {"pain between 2 and 5", "6", "between", "write two comparisons: `pain >= 2 and pain <= 5`"},
        {"pain at least 4", "6", "at least", "write `at least 2 of (…)`, and `>=` between a quantity and a number"},
        {"true", "1", "true", stands_alone},
    };
    for (const auto& [condition, column, word, hint] : words) {
        CHECK(said_of(condition) == std::string(column) + " `" + word + "` is no word of a condition (" + hint + ")");
    }
}

TEST_CASE("the words of a condition are written in small letters") {
    for (const auto& [condition, column, word, small] :
         std::vector<std::array<const char*, 4>>{{"fever AND cough", "7", "AND", "and"},
                                                 {"fever Or cough", "7", "Or", "or"},
                                                 {"NOT fever", "1", "NOT", "not"},
                                                 {"fever and NOT cough", "11", "NOT", "not"},
                                                 {"pain > 4 AND fever", "10", "AND", "and"},
                                                 {"hours > 4 h OR fever", "13", "OR", "or"},
                                                 {"ANY OF (fever, cough)", "1", "ANY", "any"},
                                                 {"At least 2 of (fever, cough)", "1", "At", "at"}}) {
        CHECK(said_of(condition) ==
              std::string(column) + " `" + word + "` is written in small letters (write `" + small + "`)");
    }
}

TEST_CASE("comparisons that are chained, turned round, incomplete or ranges are written out") {
    CHECK(said_of("1 < pain < 5") == "1 a comparison has two sides (write `pain > 1 and pain < 5`)");
    CHECK(said_of("fever and 2 <= pain <= 5") == "11 a comparison has two sides (write `pain >= 2 and pain <= 5`)");
    CHECK(said_of("4 < pain") == "1 a comparison begins with the quantity (write `pain > 4`)");
    CHECK(said_of("4 = pain") == "1 a comparison begins with the quantity (write `pain = 4`)");
    CHECK(said_of("pain > 1 < 5") == "10 a comparison has two sides (join two with `and`: `pain > 1 and pain < 5`)");
    CHECK(said_of("pain = 4 or > 8") ==
          "13 a quantity is missing before `>` (name it again in each comparison: `pain = 4 or pain > 8`)");
    CHECK(said_of("pain = 4 or 8") ==
          "13 the number `8` is compared with nothing (name the quantity in each comparison: `pain = 4 or pain > 8`)");
    CHECK(said_of("> 4") ==
          "1 a quantity is missing before `>` (name it again in each comparison: `pain = 4 or pain > 8`)");
    CHECK(said_of("pain 4") == "6 an operator is missing between `pain` and `4` (write for example `pain > 4`)");
    CHECK(said_of("pain = 3-5") == "8 a range is written as two comparisons (for example `pain >= 2 and pain <= 5`)");
    CHECK(said_of("pain = 2..4") == "8 a range is written as two comparisons (for example `pain >= 2 and pain <= 5`)");
    CHECK(said_of("2 of (fever, cough)") ==
          "1 before a number that is counted stands `at least` (write `at least 2 of (…)`)");
    CHECK(said_of("pain > 1,5") == "8 `1,5` is no number here (write a point: `1.5`)");
    CHECK(said_of("any of (fever, pain > 1,5)") == "23 `1,5` is no number here (write a point: `1.5`)");
    CHECK(said_of("pain > four") == "8 expected a number before `four` (write a number in digits)");
}

TEST_CASE("names with blanks, hyphens or odd blanks between their words are named as they are declared") {
    CHECK(said_of("chest pain") == "1 `chest pain` is not how the fact is named (write `chest_pain`)");
    CHECK(said_of("fever and stiff-neck muscles") ==
          "11 `stiff-neck muscles` is not how the fact is named (write `stiff_neck_muscles`)");
    CHECK(said_of("fever\u00A0and cough") ==
          "6 U+00A0, a no-break space, stands between the words (write an ordinary blank)");
}

TEST_CASE("what is missing or too much between conditions is named") {
    CHECK(said_of("fever cough") == "7 `and` or `or` is missing before `cough` (join conditions with `and` or `or`)");
    CHECK(said_of("fever)") == "6 unexpected `)` (it closes nothing)");
    CHECK(said_of("fever, cough") == "6 unexpected `,` (join conditions with `and` or `or`)");
}

TEST_CASE("a mistake elsewhere does not hide what the parser found") {
    CHECK(said_of("fevr and pain == 4") == "1 unknown fact `fevr` (did you mean `fever`?)");
    CHECK(said_of("and fever") == "1 expected a fact before `and` ()");
    CHECK(said_of("fever != true") ==
          "7 a finding is yes or no and cannot be compared (leave the comparison out, or write `not` before the "
          "finding)");
    CHECK(said_of("fever = 4") == "7 `fever` is yes or no and cannot be compared (leave the comparison out)");
    CHECK(said_of("pain and fever") == "1 `pain` is a number and must be compared (for example `pain > 4`)");
    CHECK(said_of("hours > 4").starts_with("10 the unit is missing"));
}

TEST_CASE("conditions that are right are read, units close to their numbers too") {
    for (const char* condition :
         {"fever", "not fever and cough", "pain>4", "hours<=72hours or pain>=4", "hours <= 3 d",
          "at least 2 of (fever, cough, pain = 4)", "any of (fever, cough)", "pain > 1.5", "not(fever) and(cough)"}) {
        CHECK_MESSAGE(said_of(condition) == "", condition);
    }
}

TEST_CASE("a mistake in a condition of several lines is told at its own line") {
    const auto place = [](const std::string& written) {
        const auto rules =
            triage::load_pack_text(small_pack::text("rules:\n  r:\n    when: " + written +
                                                    "\n    outcome: stop\n    urgency: routine\n    advice: a\n"
                                                    "    sources: [{document: doc, section: s, anchor: w}]\n"),
                                   "f.yaml");
        REQUIRE(rules.issues.size() == 1);
        const triage::Position& where = rules.issues.front().where;
        return std::to_string(where.line) + ":" + std::to_string(where.column) + " " + where.excerpt;
    };
    CHECK(place("ache\n      and cough\n      && sore") == "5:7       && sore");
    CHECK(place(">-\n      acke and cough") == "4:7       acke and cough");
    CHECK(place("|\n      ache and\n        pain == 4") == "5:14         pain == 4");
    CHECK(place(">-\n      ache and\n      pain \u2265 4") == "5:12       pain \u2265 4");
    CHECK(place("\"ache\n      and cuogh\"") == "4:11       and cuogh\"");
}

TEST_CASE("whatever is written, the search for a mistake comes to its end") {
    const triage::Vocabulary vocabulary;
    const std::vector<std::string> pieces{"1",    ",",   "<",      ">",    "=", " ", "\n",
                                          "pain", "not", "\u2265", "\xC2", "-", "."};
    for (std::size_t i = 0; i < 13 * 13 * 13 * 13; ++i) {
        std::string text;
        for (std::size_t rest = i, n = 0; n < 4; ++n, rest /= 13) text += pieces[rest % 13];
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const auto mistake = triage::find_mistake(text, at, vocabulary);
            if (mistake) REQUIRE(mistake->offset + mistake->size <= text.size());
        }
    }
}
