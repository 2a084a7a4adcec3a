// The search for somebody for whom conditions hold: what it finds is short, as an author would write it, and "there is
// nobody" is said only after everybody was tried. Suggested cases come from it, so a wrong "nobody" would hide a gap.

#include "authoring/cases/assignment_search.hpp"

#include <doctest/doctest.h>

#include "support/oracle.hpp"
#include "support/pack_under_test.hpp"
#include "support/random_rules.hpp"

using triage::Assignment;
using triage::Condition;
using triage::Demand;
using triage::SearchEnd;

namespace {

const triage::RuleBase& words() {
    static const triage::Program made = pack_under_test::program("rules:\n" + pack_under_test::rule("r", "a"));
    return made.rules();
}

triage::Search find(const std::vector<Demand>& demands, const triage::RuleBase& rules = words()) {
    return triage::find_assignment(rules.vocabulary, demands, [](const Assignment&) { return true; });
}

/// The assignment as `a=1 pain=5 hours=absent`, in the order of the facts, or how the search ended without one.
std::string shown(const triage::Search& search) {
    if (search.end != SearchEnd::found) return search.end == SearchEnd::none_exists ? "none exists" : "gave up";
    std::string text;
    for (const auto& [fact, value] : search.assignment) {
        std::string number = value ? std::to_string(*value) : "absent";
        if (value) number.erase(number.find_last_not_of("0") + 1);
        if (number.back() == '.') number.pop_back();
        text += (text.empty() ? "" : " ") + words().vocabulary[fact].id + "=" + number;
    }
    return text;
}

std::string to_hold(const std::string& when) {
    const Condition condition = pack_under_test::condition(when);
    return shown(find({triage::holds(condition)}));
}

std::string to_fail(const std::string& when) {
    const Condition condition = pack_under_test::condition(when);
    return shown(find({triage::fails(condition)}));
}

/// True where the condition holds for this person if one leaf is taken for `value`.
bool holds_with(const Condition& condition, const oracle::Person& person, const Condition* leaf, bool value) {
    if (&condition == leaf) return value;
    if (condition.kind == Condition::Kind::finding || condition.kind == Condition::Kind::comparison) {
        return oracle::holds(condition, person);
    }
    std::size_t held = 0;
    for (const Condition& part : condition.parts) held += holds_with(part, person, leaf, value) ? 1 : 0;
    return condition.kind == Condition::Kind::negation ? held == 0 : held >= condition.count;
}

void collect_leaves(const Condition& condition, std::vector<const Condition*>& leaves) {
    if (condition.parts.empty()) leaves.push_back(&condition);
    for (const Condition& part : condition.parts) collect_leaves(part, leaves);
}

bool decides(const Condition& whole, const Condition& leaf, bool value, const oracle::Person& person) {
    return oracle::holds(leaf, person) == value &&
           holds_with(whole, person, &leaf, true) != holds_with(whole, person, &leaf, false);
}

/// A rule base of one rule, whose facts are few enough for everybody to be listed.
triage::RuleBase with_rule(const triage::RuleBase& base, const Condition& when) {
    triage::RuleBase alone;
    alone.vocabulary = base.vocabulary;
    alone.rules.emplace_back();
    alone.rules.front().when = when;
    return alone;
}

/// A person with the facts that were found; all others are absent.
oracle::Person person_of(const triage::Search& search, const triage::RuleBase& rules) {
    oracle::Person person;
    for (const triage::Fact& fact : rules.vocabulary.facts()) {
        const bool is_number = fact.quantity && fact.quantity->absence == triage::Absence::impossible;
        person.push_back(fact.quantity ? (is_number ? std::optional(fact.quantity->min) : std::nullopt) : 0.0);
    }
    for (const auto& [fact, value] : search.assignment) person[triage::index(fact)] = value;
    return person;
}

}  // namespace

TEST_CASE("only what a condition needs is said") {
    CHECK(to_hold("a") == "a=1");
    CHECK(to_fail("a") == "a=0");
    CHECK(to_hold("a and not b") == "a=1 b=0");
    CHECK(to_hold("a or b or c") == "a=1");
    CHECK(to_fail("a and b") == "a=0");
    CHECK(to_hold("at least 2 of (a, b, c)") == "a=1 b=1");
    CHECK(to_fail("at least 2 of (a, b, c)") == "a=0 b=0");
}

TEST_CASE("numbers lie as near to the threshold as one would write them") {
    CHECK(to_hold("pain > 4") == "pain=5");
    CHECK(to_hold("pain >= 4") == "pain=4");
    CHECK(to_fail("pain >= 4.5") == "pain=4.4");
    CHECK(to_hold("hours > 72 h") == "hours=73");
    CHECK(to_fail("hours <= 72 h") == "hours=73");
    CHECK(to_hold("days > 8 d") == "days=9");
    CHECK(to_fail("hours >= 0 h") == "hours=absent");
}

TEST_CASE("a choice that does not work out is taken back") {
    CHECK(to_hold("(a or b) and not a") == "a=0 b=1");
    CHECK(to_hold("(pain > 4 or c) and pain < 3") == "c=1 pain=2");
    CHECK(to_hold("pain > 4 and pain < 5") == "pain=4.5");
    CHECK(to_hold("(a and b or c) and not b") == "b=0 c=1");
}

TEST_CASE("what cannot be is known not to be, once all was tried") {
    const Condition a = pack_under_test::condition("a");
    const Condition narrow = pack_under_test::condition("days > 3 d and days < 4 d or a");
    CHECK(find({triage::holds(a), triage::fails(a)}).end == SearchEnd::none_exists);
    CHECK(find({triage::holds(narrow), triage::fails(a)}).end == SearchEnd::none_exists);
}

TEST_CASE("a search that is out of steps has found nothing and proved nothing") {
    const Condition condition = pack_under_test::condition("at least 3 of (a, b, c, ill, pain > 4)");
    const auto accept = [](const Assignment&) { return true; };
    const Condition none = pack_under_test::condition("a or b or c");
    const std::vector<Demand> demands{triage::holds(condition), triage::fails(none)};
    CHECK(triage::find_assignment(words().vocabulary, demands, accept).end == SearchEnd::none_exists);
    CHECK(triage::find_assignment(words().vocabulary, demands, accept, 3).end == SearchEnd::gave_up);
}

TEST_CASE("an assignment that is refused is followed by another, and refusing all proves nothing") {
    const Condition condition = pack_under_test::condition("a or b");
    int offered = 0;
    const auto second = [&](const Assignment&) { return ++offered == 2; };
    CHECK(shown(triage::find_assignment(words().vocabulary, {triage::holds(condition)}, second)) == "b=1");
    const auto none = [](const Assignment&) { return false; };
    CHECK(triage::find_assignment(words().vocabulary, {triage::holds(condition)}, none).end == SearchEnd::gave_up);
}

TEST_CASE("a leaf decides where every list on its way is one short without it") {
    const Condition whole = pack_under_test::condition("at least 2 of (a, b, c and not ill)");
    const auto decided = [&](const Condition& leaf, bool value) {
        return shown(find(triage::decided_by(whole, leaf, value)));
    };
    CHECK(decided(whole.parts[0], true) == "a=1 b=1 c=0");
    CHECK(decided(whole.parts[0], false) == "a=0 b=1 c=0");
    const Condition& ill = whole.parts[2].parts[1].parts[0];
    CHECK(decided(ill, true) == "a=1 b=0 c=1 ill=1");
    CHECK(decided(ill, false) == "a=1 b=0 c=1 ill=0");
}

TEST_CASE("a search finds somebody exactly where there is somebody") {
    random_rules::Generator random(random_rules::seed());
    const triage::RuleBase base = random.rules({.findings = 3, .quantities = 2});
    for (int i = 0; i < random_rules::rounds(150); ++i) {
        const triage::RuleBase rules = with_rule(base, random.condition(base, {}, 3));
        const Condition& whole = rules.rules.front().when;
        const std::vector<oracle::Person> people = oracle::Oracle(rules).completions(triage::Profile(rules.vocabulary));
        std::vector<const Condition*> leaves;
        collect_leaves(whole, leaves);
        for (const Condition* leaf : leaves) {
            for (const bool value : {true, false}) {
                const auto is_one = [&](const oracle::Person& person) { return decides(whole, *leaf, value, person); };
                const triage::Search found = find(triage::decided_by(whole, *leaf, value), rules);
                const bool exists = std::any_of(people.begin(), people.end(), is_one);
                REQUIRE(found.end == (exists ? SearchEnd::found : SearchEnd::none_exists));
                if (exists) CHECK(is_one(person_of(found, rules)));
            }
        }
        for (const bool wanted : {true, false}) {
            const triage::Search found = find({wanted ? triage::holds(whole) : triage::fails(whole)}, rules);
            const bool exists = std::any_of(people.begin(), people.end(), [&](const oracle::Person& person) {
                return oracle::holds(whole, person) == wanted;
            });
            REQUIRE(found.end == (exists ? SearchEnd::found : SearchEnd::none_exists));
            if (exists) CHECK(oracle::holds(whole, person_of(found, rules)) == wanted);
        }
    }
}
