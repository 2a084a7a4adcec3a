// The condition language: precedence, lists, units and limits, and one issue at its place for everything else. A
// condition that is read as another one is a rule that nobody wrote.

#include "pack/condition_parser.hpp"

#include <doctest/doctest.h>

#include <random>

#include "pack/yaml.hpp"
#include "support/issue_text.hpp"
#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "support/texts.hpp"

using triage::Condition;
using triage::Document;
using triage::Vocabulary;

namespace {

void add(Vocabulary& words, std::string id, std::optional<triage::Quantity> quantity = {}, std::string alias = "") {
    triage::Fact fact;
    fact.id = std::move(id);
    fact.quantity = std::move(quantity);
    if (!alias.empty()) fact.aliases.push_back(std::move(alias));
    std::string taken;
    words.add(std::move(fact), taken);
}

/// Findings a, b, c, chest_pain; quantities pain (0 to 10) and hours (h, from 1).
const Vocabulary& vocabulary() {
    static const Vocabulary words = [] {
        Vocabulary made;
        for (const char* id : {"a", "b", "c"}) add(made, id);
        add(made, "chest_pain", {}, "angina");
        add(made, "pain", triage::Quantity{"", 0, 10, triage::Absence::impossible, false});
        add(made, "hours", triage::Quantity{"h", 1, 1e9, triage::Absence::allowed, false});
        return made;
    }();
    return words;
}

triage::Result<Condition> parse(std::string_view text) {
    const Document document = *triage::parse_yaml("when: \"" + std::string(text) + "\"\n", "f.yaml");
    const auto when = ++triage::NodeRef(document, 0).begin();
    return triage::parse_condition(*when, vocabulary());
}

/// The tree, every group as `k(…)`.
std::string shown(const Condition& condition) {
    const auto name = [&] { return vocabulary()[condition.fact].id; };
    switch (condition.kind) {
        case Condition::Kind::finding: return name();
        case Condition::Kind::comparison: {
            std::string number = std::to_string(condition.number);
            number.erase(number.find_last_not_of('0') + 1);
            return name() + std::string(to_string(condition.comparator)) + number;
        }
        case Condition::Kind::negation: return "!" + shown(condition.parts.front());
        case Condition::Kind::at_least: break;
    }
    std::string text = std::to_string(condition.count) + "(";
    for (const Condition& part : condition.parts) text += (text.back() == '(' ? "" : " ") + shown(part);
    return text + ")";
}

std::string tree(std::string_view text) {
    const auto condition = parse(text);
    REQUIRE_MESSAGE(condition, brief(condition.issues));
    return shown(*condition);
}

/// The issue, its column counted from the first character of the condition.
std::string issue(std::string_view text) {
    auto condition = parse(text);
    REQUIRE(condition.issues.size() == 1);
    CHECK(condition.issues[0].where.line == 1);
    CHECK(condition.issues[0].where.file == "f.yaml");
    const auto column = condition.issues[0].where.column;
    condition.issues[0].where.line = 0;
    // At the first character the column is that of the quote before it.
    return std::to_string(column == 7 ? 1 : column - 7) + " " + brief(condition.issues[0]);
}

/// A random condition's text, fully bracketed or with as few brackets as the grammar needs.
class Writer {
public:
    explicit Writer(std::mt19937_64& random) : random_(random) {}
    std::string write(const Condition& condition) {
        switch (condition.kind) {
            case Condition::Kind::finding: return vocabulary()[condition.fact].id;
            case Condition::Kind::comparison:
                return vocabulary()[condition.fact].id + space() + std::string(to_string(condition.comparator)) +
                       space() + std::to_string(static_cast<int>(condition.number)) +
                       (condition.fact == hours ? space() + "h" : "");
            case Condition::Kind::negation: return "not " + bracketed(condition.parts.front());
            case Condition::Kind::at_least: break;
        }
        std::string list;
        for (const Condition& part : condition.parts) list += (list.empty() ? "" : "," + space()) + write(part);
        return "at least " + std::to_string(condition.count) + " of" + space() + "(" + list + ")";
    }

private:
    static constexpr triage::FactId hours{5};
    std::string bracketed(const Condition& condition) { return "(" + space() + write(condition) + space() + ")"; }
    std::string space() { return std::string(std::uniform_int_distribution<std::size_t>(0, 2)(random_), ' '); }
    std::mt19937_64& random_;
};

}  // namespace

TEST_CASE("a name is a finding, a comparison has a quantity") {
    CHECK(tree("chest_pain") == "chest_pain");
    CHECK(tree("pain > 4") == "pain>4.");
    CHECK(tree("pain>=4") == "pain>=4.");
    CHECK(tree("pain < 4.5") == "pain<4.5");
    CHECK(tree("pain <= 4") == "pain<=4.");
    CHECK(tree("pain = 0") == "pain=0.");
}

TEST_CASE("`and` binds tighter than `or`, `not` tighter than both") {
    CHECK(tree("a or b and c") == "1(a 2(b c))");
    CHECK(tree("a and b or c") == "1(2(a b) c)");
    CHECK(tree("not a and b") == "2(!a b)");
    CHECK(tree("not not a") == "!!a");
    CHECK(tree("(a or b) and c") == "2(1(a b) c)");
    CHECK(tree("not (a or b)") == "!1(a b)");
}

TEST_CASE("chains are one group, however long") {
    CHECK(tree("a and b and c") == "3(a b c)");
    CHECK(tree("a or b or c") == "1(a b c)");
    CHECK(tree("((a))") == "a");
}

TEST_CASE("lists ask for any, all or a number of their parts") {
    CHECK(tree("any of (a, b, c)") == "1(a b c)");
    CHECK(tree("all of (a, b)") == "2(a b)");
    CHECK(tree("at least 2 of (a, b or c, pain > 4)") == "2(a 1(b c) pain>4.)");
    CHECK(tree("any of (a)") == "1(a)");
    CHECK(tree("not any of (a, b) and c") == "2(!1(a b) c)");
}

TEST_CASE("units convert to the quantity's own") {
    CHECK(tree("hours <= 72 h") == "hours<=72.");
    CHECK(tree("hours <= 3 d") == "hours<=72.");
    CHECK(tree("hours <= 3d") == "hours<=72.");
    CHECK(tree("hours <= 2 weeks") == "hours<=336.");
    CHECK(tree("hours <= 90 minutes and a") == "2(hours<=1.5 a)");
}

TEST_CASE("blanks do not matter, line ends included") {
    CHECK(tree("  a   and\\nb\\n ") == "2(a b)");
    CHECK(tree("any of(a,b)or c") == "1(1(a b) c)");
}

TEST_CASE("a condition that is written down and read again is the same condition") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    Writer writer(random.engine());
    triage::RuleBase base;
    base.vocabulary = vocabulary();
    for (int round = 0; round < random_rules::rounds(500); ++round) {
        Condition condition = random.condition(base, {}, 4);
        const auto mend = [](const auto& self, Condition& part) -> void {
            // The range of `hours` begins at 1.
            if (part.kind == Condition::Kind::comparison && part.number == 0) part.number = 1;
            for (Condition& inner : part.parts) self(self, inner);
        };
        mend(mend, condition);
        const std::string text = writer.write(condition);
        CAPTURE(text);
        REQUIRE(tree(text) == shown(condition));
    }
}

TEST_CASE("no prefix, cut or changed character of a condition crashes, and each failure is one issue in place") {
    const std::string text = "not (chest_pain or at least 2 of (a, b, hours <= 3 d)) and pain > 4";
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const std::string& changed :
             {text.substr(0, i), text.substr(i), text.substr(0, i) + text.substr(i + 1),
              text.substr(0, i) + "(" + text.substr(i), text.substr(0, i) + "~" + text.substr(i)}) {
            const auto condition = parse(changed);
            CAPTURE(changed);
            REQUIRE(condition.issues.size() == (condition ? 0 : 1));
            if (!condition) REQUIRE(condition.issues[0].where.column <= 8 + changed.size());
        }
    }
}

TEST_CASE("an unknown fact is named with the nearest known one") {
    CHECK(issue("a and chst_pain") == "7 unknown_name: unknown fact `chst_pain` (did you mean `chest_pain`?)");
    CHECK(issue("xylophone") == "1 unknown_name: unknown fact `xylophone`");
}

TEST_CASE("an alias or another spelling is refused with the id") {
    CHECK(issue("angina") == "1 unknown_name: unknown fact `angina` (rules name facts by id: `chest_pain`)");
    CHECK(issue("a or Chest_Pain") ==
          "6 unknown_name: unknown fact `Chest_Pain` (rules name facts by id: `chest_pain`)");
}

TEST_CASE("a finding is not compared and a quantity must be") {
    CHECK(issue("chest_pain > 4") ==
          "12 wrong_kind: `chest_pain` is yes or no and cannot be compared (leave the comparison out)");
    CHECK(issue("a and pain") == "7 wrong_kind: `pain` is a number and must be compared (for example `pain > 4`)");
    CHECK(issue("pain and a") == "1 wrong_kind: `pain` is a number and must be compared (for example `pain > 4`)");
}

TEST_CASE("a duration needs its unit, a plain number has none, and no unit is invented") {
    CHECK(issue("hours <= 72") == "12 wrong_unit: the unit is missing (write for example `h`)");
    CHECK(issue("(hours <= 72)") == "13 wrong_unit: the unit is missing (write for example `h`)");
    CHECK(issue("hours <= 72 and a") == "13 wrong_unit: the unit is missing (write for example `h`)");
    CHECK(issue("hours <= 72 or a") == "13 wrong_unit: the unit is missing (write for example `h`)");
    CHECK(issue("hours <= 72 fortnights") ==
          "13 wrong_unit: `fortnights` is not a unit of this quantity (write for example `h`)");
    CHECK(issue("pain > 4 h") == "10 wrong_unit: `h` is not a unit of this quantity (leave the unit out)");
}

TEST_CASE("a number outside the quantity's range is refused, its ends are inside") {
    CHECK(issue("pain > 11") == "8 out_of_range: `11` is outside the range of `pain`");
    CHECK(issue("pain > -1") == "8 out_of_range: `-1` is outside the range of `pain`");
    CHECK(issue("hours <= 3 min") == "10 out_of_range: `3` is outside the range of `hours`");
    CHECK(tree("pain >= 0 and pain <= 10") == "2(pain>=0. pain<=10.)");
}

TEST_CASE("`at least` needs a whole number from one to the size of its list") {
    CHECK(issue("at least 0 of (a, b)") ==
          "10 condition_syntax: `at least 0 of` a list of 2 (give a whole number from 1 to 2)");
    CHECK(issue("at least 3 of (a, b)") ==
          "10 condition_syntax: `at least 3 of` a list of 2 (give a whole number from 1 to 2)");
    CHECK(issue("at least 1.5 of (a, b)") ==
          "10 condition_syntax: `at least 1.5 of` a list of 2 (give a whole number from 1 to 2)");
    CHECK(issue("at least two of (a, b)") ==
          "1 condition_syntax: `at least two of` is no word of a condition (write `at least 2 of (…)`)");
    CHECK(issue("at most 2 of (a, b)") ==
          "1 condition_syntax: `at most` is no word of a condition (write `not at least 3 of (…)` for at most 2, and "
          "`<=` "
          "between a quantity and a number)");
}

TEST_CASE("what is missing is named with what stands in its place") {
    const std::string list_hint = "write a list as in `any of (…)` or `at least 2 of (…)`)";
    CHECK(issue("a and") == "6 condition_syntax: expected a fact before the end of the condition");
    CHECK(issue("and a") == "1 condition_syntax: expected a fact before `and`");
    CHECK(issue("(a or b") == "8 condition_syntax: expected `)` before the end of the condition (close what is open)");
    CHECK(issue("any (a, b)") == "5 condition_syntax: expected `of` before `(` (" + list_hint);
    CHECK(issue("any of a") == "8 condition_syntax: expected `(` before `a` (" + list_hint);
    CHECK(issue("any of ()") == "9 condition_syntax: expected a fact before `)`");
    CHECK(issue("any of (a b)") == "11 condition_syntax: expected `)` before `b` (put commas between parts)");
    CHECK(issue("any of (a,)") == "11 condition_syntax: expected a fact before `)`");
    CHECK(issue("pain >") ==
          "7 condition_syntax: expected a number before the end of the condition (write a number in digits)");
    CHECK(issue("pain == 4") == "6 condition_syntax: `==` is no sign of a condition (write `=`)");
    CHECK(issue("pain > a") == "8 condition_syntax: expected a number before `a` (write a number in digits)");
    CHECK(issue("not") == "4 condition_syntax: expected a fact before the end of the condition");
    CHECK(issue("4") ==
          "1 condition_syntax: the number `4` is compared with nothing (name the quantity in each comparison: `pain = "
          "4 or "
          "pain > 8`)");
}

TEST_CASE("what follows a whole condition is refused") {
    CHECK(issue("a b") ==
          "3 condition_syntax: `and` or `or` is missing before `b` (join conditions with `and` or `or`)");
    CHECK(issue("a)") == "2 condition_syntax: unexpected `)` (it closes nothing)");
    CHECK(issue("a, b") == "2 condition_syntax: unexpected `,` (join conditions with `and` or `or`)");
    CHECK(issue("a & b") == "3 condition_syntax: `&` is no sign of a condition (write `and`)");
}

TEST_CASE("a character beyond ASCII is shown whole") {
    CHECK(issue("a ≥ 4") ==
          "3 condition_syntax: a finding is yes or no and cannot be compared (leave the comparison "
          "out, or write `not` before the finding)");
    CHECK(issue("pain ≥ 4") == "6 condition_syntax: `≥` is no sign of a condition (write `>=`)");
    CHECK(issue("a é") == "3 condition_syntax: unexpected `é` (join conditions with `and` or `or`)");
    CHECK(issue("not é") == "5 condition_syntax: expected a fact before `é`");
}

TEST_CASE("a condition has at most so many facts and comparisons, and the limit itself is allowed") {
    const auto most = static_cast<int>(triage::max_condition_leaves);
    const std::string text = repeated("a or ", most - 1) + "a";
    CHECK(tree(text).size() > text.size() / 4);
    const std::string message =
        "condition_too_large: the condition has more than 1024 facts and comparisons (split it into several rules)";
    CHECK(issue("a or " + text).find(message) != std::string::npos);
    CHECK(issue("pain > 4 and (" + text + ")").find(message) != std::string::npos);
    CHECK(issue(repeated("a or ", 200'000) + "a").find(message) != std::string::npos);
}

TEST_CASE("nesting has a limit, whatever it is made of, and the limit itself is allowed") {
    const auto deepest = static_cast<int>(triage::max_condition_depth);
    const auto too_deep = [](const std::string& text) {
        return issue(text).find("condition_too_deep: the condition is nested too deeply (write it flatter)") !=
               std::string::npos;
    };
    CHECK(tree(repeated("(", deepest - 1) + "a" + repeated(")", deepest - 1)) == "a");
    CHECK(too_deep(repeated("(", deepest) + "a" + repeated(")", deepest)));
    CHECK(tree(repeated("not ", deepest - 1) + "a") == repeated("!", deepest - 1) + "a");
    CHECK(too_deep(repeated("not ", deepest) + "a"));
    CHECK(too_deep(repeated("any of (", deepest) + "a" + repeated(")", deepest)));
    CHECK(too_deep(repeated("(", 1'000'000)));
    CHECK(too_deep(repeated("not ", 1'000'000)));
}
