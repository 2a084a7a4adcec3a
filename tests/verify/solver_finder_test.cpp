// The finder of people against the oracle, which tries everybody; and how calm and short its examples are.

#include <doctest/doctest.h>

#include <triage/verify.hpp>

#include "patient.hpp"
#include "support/oracle.hpp"
#include "support/pack_under_test.hpp"
#include "support/random_rules.hpp"
#include "support/small_pack.hpp"

using triage::Condition;
using triage::FoundPerson;
using triage::SearchEnd;
using triage::WantedPerson;

namespace {

const triage::Program& words() {
    static const triage::Program made = pack_under_test::program("rules:\n" + pack_under_test::rule("r", "a"));
    return made;
}

/// Those facts as found, those that nobody has said anything about at their least.
oracle::Person person_of(const triage::Profile& profile, const triage::RuleBase& rules) {
    oracle::Person person;
    for (std::size_t i = 0; i < rules.vocabulary.facts().size(); ++i) {
        const auto fact = static_cast<triage::FactId>(i);
        const auto& quantity = rules.vocabulary[fact].quantity;
        const bool is_there = profile.presence(fact) == triage::Presence::present;
        if (!quantity) {
            person.push_back(is_there ? 1.0 : 0.0);
        } else if (is_there) {
            person.push_back(*profile.value(fact));
        } else if (quantity->absence == triage::Absence::allowed) {
            person.push_back(std::nullopt);
        } else {
            person.push_back(quantity->min);
        }
    }
    return person;
}

/// The oracle's word, where a test brings none of its own.
FoundPerson find(WantedPerson wanted, const triage::Program& program = words(),
                 const triage::SolverOptions& options = patient) {
    const auto is_wanted = [&](const triage::Profile& profile) {
        const oracle::Person person = person_of(profile, program.rules());
        const auto holds = [&](const Condition& condition) { return oracle::holds(condition, person); };
        return std::all_of(wanted.hold.begin(), wanted.hold.end(), holds) &&
               std::none_of(wanted.fail.begin(), wanted.fail.end(), holds);
    };
    if (!wanted.shows) wanted.shows = is_wanted;
    return triage::solver_finder(program, options)->find(wanted);
}

/// The person as JSON.
std::string shown(const FoundPerson& found) {
    if (!found.profile) return found.end == SearchEnd::none_exists ? "none exists" : "gave up";
    return triage::to_json(*found.profile, words().vocabulary());
}

std::string to_hold(const std::string& when) { return shown(find({.hold = {pack_under_test::condition(when)}})); }

std::string to_fail(const std::string& when) { return shown(find({.fail = {pack_under_test::condition(when)}})); }

}  // namespace

TEST_CASE("only what a condition needs is said, and the rest is denied") {
    CHECK(to_hold("a") == R"({"symptoms":["a"],"no_others":true})");
    CHECK(to_fail("a") == R"({"no_others":true})");
    CHECK(to_hold("a and not b") == R"({"symptoms":["a"],"no_others":true})");
    CHECK(to_hold("(a and b) or (a and b and c) or ill") == R"({"conditions":["ill"],"no_others":true})");
    CHECK(to_fail("at least 2 of (a, b, c)") == R"({"no_others":true})");
}

TEST_CASE("a number is as near to the calm one as the condition lets it be, and whole where it can be") {
    const auto number = [](const std::string& when, const std::string& fact) {
        const triage::Program program = pack_under_test::program("rules:\n" + pack_under_test::rule("r", when));
        const FoundPerson found = find({.hold = {program.rules().rules.front().when}}, program);
        REQUIRE(found.profile);
        return found.profile->value(pack_under_test::fact(program.rules(), fact)).value_or(-1);
    };
    CHECK(number("pain > 4", "pain") == 5);
    CHECK(number("pain >= 4", "pain") == 4);
    CHECK(number("pain > 4 and pain < 5", "pain") == 4.5);
    CHECK(number("hours > 72 h", "hours") == 73);
    CHECK(number("days > 8 d", "days") == 9);
}

TEST_CASE("what cannot be is proved not to be, and what was refused is not") {
    const Condition a = pack_under_test::condition("a");
    CHECK(find({.hold = {a}, .fail = {a}}).end == SearchEnd::none_exists);
    const Condition narrow = pack_under_test::condition("days > 3 d and days < 4 d or a");
    CHECK(find({.hold = {narrow}, .fail = {a}}).end == SearchEnd::none_exists);
    const auto nobody = [](const triage::Profile&) { return false; };
    CHECK(find({.hold = {a}, .shows = nobody}).end == SearchEnd::gave_up);
}

TEST_CASE("a finder without time has found nothing and proved nothing") {
    const Condition a = pack_under_test::condition("a");
    const triage::SolverOptions no_time{std::chrono::milliseconds(0), {}};
    const auto nobody = [](const triage::Profile&) { return false; };
    CHECK(find({.hold = {a}}, words(), no_time).end == SearchEnd::gave_up);
    CHECK(find({.hold = {a}, .fail = {a}}, words(), no_time).end == SearchEnd::gave_up);
    CHECK(triage::solver_finder(words(), no_time)->find_difference(words(), nobody).end == SearchEnd::gave_up);
}

TEST_CASE("what is to be left open is left unknown, and only that") {
    const triage::Program program = pack_under_test::program(
        "rules:\n" + pack_under_test::rule("r", "a") + "exclusions:\n" + pack_under_test::exclusion("x", "b", "reach"));
    const auto is_open = [&](const triage::Profile& profile) {
        return program.evaluate(profile).maybe_excluding.contains(triage::ExclusionId{0});
    };
    const FoundPerson found =
        find({.open = {program.rules().exclusions.front().when}, .verdict = triage::Verdict::proceed, .shows = is_open},
             program);
    REQUIRE(found.profile);
    CHECK(found.profile->presence(pack_under_test::fact(program.rules(), "b")) == triage::Presence::unknown);
    CHECK(found.profile->presence(pack_under_test::fact(program.rules(), "c")) == triage::Presence::absent);
    CHECK(program.evaluate(*found.profile).verdict == triage::Verdict::proceed);
}

TEST_CASE("numbers that must fit together are brought together") {
    auto rules = small_pack::loaded(pack_under_test::head() +
                                    "relations:\n  whole: {holds: days <= hours, because: so}\nrules:\n" +
                                    pack_under_test::rule("r", "days > 5 d"));
    const auto program = triage::Program::compile(std::move(rules));
    REQUIRE(program);
    const FoundPerson found = find({.hold = {program->rules().rules.front().when}}, *program);
    REQUIRE(found.profile);
    CHECK(triage::broken_relations(*found.profile, program->vocabulary()).empty());
}

TEST_CASE("somebody is found exactly where there is somebody") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    const triage::RuleBase base = random.rules({.findings = 3, .quantities = 2});
    for (int i = 0; i < random_rules::rounds(60); ++i) {
        triage::RuleBase rules;
        rules.vocabulary = base.vocabulary;
        rules.rules.emplace_back();
        rules.rules.front().when = random.condition(base, {}, 3);
        const Condition whole = rules.rules.front().when;
        const Condition other = random.condition(base, {}, 2);
        rules.rules.emplace_back();
        rules.rules.back().id = "other";
        rules.rules.back().when = other;
        const std::vector<oracle::Person> people = oracle::Oracle(rules).completions(triage::Profile(rules.vocabulary));
        const auto program = triage::Program::compile(triage::RuleBase(rules));
        if (!program) continue;  // one of the two holds for everybody or for nobody
        const auto is_one = [&](const oracle::Person& person) {
            return oracle::holds(whole, person) && !oracle::holds(other, person);
        };
        const FoundPerson found = find({.hold = {whole}, .fail = {other}}, *program);
        const bool exists = std::any_of(people.begin(), people.end(), is_one);
        REQUIRE(found.end == (exists ? SearchEnd::found : SearchEnd::none_exists));
        if (exists) CHECK(is_one(person_of(*found.profile, rules)));
    }
}
