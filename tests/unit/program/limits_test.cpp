// Limits are exact for every double, however large or small, and in whatever unit they are written: at the limit itself
// a rounding would decide about a person.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <set>

#include "explain/smallest_change.hpp"
#include "pack/condition_text.hpp"
#include "support/issue_text.hpp"
#include "support/oracle.hpp"
#include "support/small_pack.hpp"
#include "text/doubles.hpp"

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// A pack with the quantity `h` and one rule; of findings, `a`.
std::string pack(const std::string& quantity, const std::string& when) {
    return "facts:\n  h: {kind: event, quantity: {" + quantity +
           "}, ask: a}\n  a: {kind: symptom, ask: a}\n"
           "  sessions_done: {kind: context, quantity: {whole: true}, ask: a}\n"
           "rules:\n" +
           small_pack::rule("r", when);
}

triage::Result<triage::Program> compiled(const std::string& quantity, const std::string& when) {
    auto rules = triage::load_pack_text(small_pack::text(pack(quantity, when)), "small.yaml");
    if (!rules) return rules.issues;
    return triage::Program::compile(std::move(*rules));
}

std::string issues_of(const std::string& quantity, const std::string& when) {
    return brief(compiled(quantity, when).issues);
}

/// "certain", "possible" or "ruled out" for what the profile says of `h`.
std::string state(const std::string& quantity, const std::string& when, const std::string& profile) {
    const auto program = compiled(quantity, when);
    REQUIRE_MESSAGE(program, brief(program.issues));
    const auto person = triage::parse_profile(profile, program->vocabulary());
    REQUIRE_MESSAGE(person, brief(person.issues));
    const triage::Decision decision = program->evaluate(*person);
    if (decision.certain.contains(triage::RuleId{0})) return "certain";
    return decision.possible.contains(triage::RuleId{0}) ? "possible" : "ruled out";
}

/// Every number at which something could change, and neighbours and numbers between.
std::vector<double> all_values(const triage::Quantity& quantity, const std::vector<double>& limits) {
    std::set<double> values{quantity.min};
    for (const double limit : limits) values.insert({limit, triage::next_below(limit), triage::next_above(limit)});
    if (std::isfinite(quantity.max)) values.insert(quantity.max);
    values.insert({largest, smallest});
    const std::vector<double> ends(values.begin(), values.end());
    for (std::size_t i = 1; i < ends.size(); ++i) values.insert(ends[i - 1] / 2 + ends[i] / 2);
    std::erase_if(values,
                  [&](double value) { return !std::isfinite(value) || value < quantity.min || value > quantity.max; });
    return {values.begin(), values.end()};
}

const std::vector<const char*> pool{"0",
                                    "5e-324",
                                    "1e-323",
                                    "1e-300",
                                    "0.1",
                                    "0.30000000000000004",
                                    "0.3",
                                    "1",
                                    "2",
                                    "66",
                                    "9007199254740991",
                                    "9007199254740992",
                                    "9007199254740994",
                                    "1e16",
                                    "1.0000000000000002e16",
                                    "2e16",
                                    "1e17",
                                    "1e300",
                                    "1e308",
                                    "1.5e308",
                                    "1.7976931348623157e308"};

std::string random_condition(std::mt19937& random, int depth) {
    const auto comparison = [&] {
        const char* const signs[] = {"<", "<=", ">", ">=", "="};
        return "h " + std::string(signs[random() % 5]) + " " + pool[random() % pool.size()];
    };
    switch (depth == 0 ? 0 : random() % 5) {
        case 1: return "(" + random_condition(random, depth - 1) + " and " + random_condition(random, depth - 1) + ")";
        case 2: return "(" + random_condition(random, depth - 1) + " or " + random_condition(random, depth - 1) + ")";
        case 3: return "not " + random_condition(random, depth - 1);
        case 4: return "(a or " + comparison() + ")";
        default: return comparison();
    }
}

}  // namespace

TEST_CASE("a limit is the number that is written, in whatever unit") {
    const std::string minutes = "unit: min, min: 0, max: 1000000";
    CHECK(state(minutes, "h >= 1.1 h", R"({"h":66})") == "certain");
    CHECK(state(minutes, "h > 1.1 h", R"({"h":66})") == "ruled out");
    CHECK(state(minutes, "h = 1.1 h", R"({"h":66.00})") == "certain");
    CHECK(state(minutes, "h >= 1.1 h", R"({"h":65.99})") == "ruled out");
    const std::string hours = "unit: h, min: 0, max: 87600";
    CHECK(state(hours, "h <= 0.7 d", R"({"h":16.8})") == "certain");
    CHECK(state(hours, "h < 0.7 d", R"({"h":16.8})") == "ruled out");
    CHECK(state(hours, "h >= 1 min", R"({"h":0.016666666666666666})") == "certain");
}

TEST_CASE("what is typed with a unit meets a limit in another one exactly") {
    const auto program = compiled("unit: h, min: 0, max: 87600", "h >= 50.01 min or a");
    REQUIRE(program);
    const auto certain = [&](const std::string& typed) {
        triage::ProfileBuilder person(program->vocabulary());
        person.measure(triage::FactId{0}, typed, "--h").absent("a", "--denies");
        const auto profile = person.build();
        REQUIRE_MESSAGE(profile, brief(profile.issues));
        return program->evaluate(*profile).certain.contains(triage::RuleId{0});
    };
    CHECK(certain("50.01min"));
    CHECK(certain("3000.6 s"));
    CHECK_FALSE(certain("3000.59 s"));
    CHECK_FALSE(certain("50.0099999min"));
    CHECK(certain("0.8335 h"));
    CHECK(certain("0.83350h"));
    CHECK_FALSE(certain("0.8334999 h"));
}

TEST_CASE("limits beyond what a double can count are told apart") {
    const std::string hours = "unit: h, min: 0";
    CHECK(state(hours, "h = 1e16 h or h < 2 h", R"({"h":2e16})") == "ruled out");
    CHECK(state(hours, "h = 1e16 h or h < 2 h", "{}") == "possible");
    CHECK(state(hours, "h = 1e16 h or h < 2 h", R"({"h":1e16})") == "certain");
    CHECK(issues_of(hours, "h > 1e308 h and h < 1.5e308 h") == "");
    CHECK(state(hours, "h > 1e308 h and h < 1.5e308 h", R"({"h":1.2e308})") == "certain");
    CHECK(state(hours, "a and h = 1e17 h", R"({"symptoms":["a"]})") == "possible");
}

TEST_CASE("between two neighbours among the doubles there is nobody") {
    CHECK(issues_of("min: 0", "h > 1e16 and h < 10000000000000002").find("never_true") != std::string::npos);
    CHECK(issues_of("min: 0", "h > 1e16 and h < 10000000000000004") == "");
    CHECK(issues_of("min: 0", "h > 1.7976931348623157e308").find("never_true") != std::string::npos);
    CHECK(issues_of("min: 0", "h <= 1.7976931348623157e308 and a") == "");
}

TEST_CASE("a limit that no double comes near is refused at its place") {
    CHECK(issues_of("unit: h, min: 0", "h <= 1e308 w") ==
          "6:19 out_of_range: `1e308` is too large or too small for a number\n");
    CHECK(issues_of("unit: h, min: 0", "h <= 1e400 h") ==
          "6:19 out_of_range: `1e400` is too large or too small for a number\n");
    CHECK(issues_of("unit: d, min: 0", "a or h > 1e-323 s") ==
          "6:23 out_of_range: `1e-323` is too large or too small for a number\n");
    CHECK(issues_of("unit: h, min: 0, max: 87600", "h <= 525.6 w") ==
          "6:19 out_of_range: `525.6` is outside the range of `h`\n");
}

TEST_CASE("what is typed beyond every double is out of range, not something else") {
    const auto program = compiled("unit: h, min: 0, max: 87600", "h < 2 h");
    REQUIRE(program);
    triage::ProfileBuilder person(program->vocabulary());
    person.measure(triage::FactId{0}, "1e400", "--h");
    CHECK(brief(person.build().issues) ==
          "--h out_of_range: `h` is `1e400`, outside its range (give a number from 0 to 87600 h)\n");
    person.measure(triage::FactId{0}, "1e308w", "--h");
    CHECK(brief(person.build().issues) ==
          "--h out_of_range: `h` is `1e308w`, outside its range (give a number from 0 to 87600 h)\n");
}

TEST_CASE("conditions with huge and tiny limits are what trying every number says") {
    std::mt19937 random(11);
    std::size_t compiled_ones = 0;
    for (int i = 0; i < 1500; ++i) {
        const std::string when = random_condition(random, 2);
        const bool is_absent_allowed = random() % 2 == 0;
        const std::string quantity = std::string("min: 0") +
                                     (random() % 2 == 0 ? "" : ", max: 1.7976931348623157e308") +
                                     (is_absent_allowed ? ", absent: allowed" : "");
        CAPTURE(when);
        CAPTURE(quantity);
        const auto program = compiled(quantity, when);
        auto rules = triage::load_pack_text(small_pack::text(pack(quantity, when)), "small.yaml");
        REQUIRE(rules);
        const triage::Condition& condition = rules->rules.front().when;
        std::vector<double> limits;
        for (const char* text : pool) limits.push_back(std::strtod(text, nullptr));
        const std::vector<double> values = all_values(*rules->vocabulary[triage::FactId{0}].quantity, limits);
        std::size_t held = 0;
        std::size_t tried = 0;
        for (const double a : {0.0, 1.0}) {
            const auto try_person = [&](std::optional<double> value) {
                oracle::Person person(rules->vocabulary.facts().size());
                person[0] = value;
                person[1] = a;
                const bool holds = oracle::holds(condition, person);
                ++tried;
                held += holds ? 1 : 0;
                if (!program) return;
                triage::Profile profile(program->vocabulary());
                profile.set(triage::FactId{0}, triage::Presence::absent);
                if (value) profile.set_value(triage::FactId{0}, *value);
                profile.set(triage::FactId{1}, a == 1 ? triage::Presence::present : triage::Presence::absent);
                const triage::Decision decision = program->evaluate(profile);
                REQUIRE(decision.certain.contains(triage::RuleId{0}) == holds);
                REQUIRE_FALSE(decision.possible.contains(triage::RuleId{0}));
            };
            for (const double value : values) try_person(value);
            if (is_absent_allowed) try_person(std::nullopt);
        }
        if (!program) {
            REQUIRE((held == 0 || held == tried));
            continue;
        }
        REQUIRE(held > 0);
        REQUIRE(held < tried);
        ++compiled_ones;
        const triage::Decision open = program->evaluate(triage::Profile(program->vocabulary()));
        REQUIRE(open.possible.contains(triage::RuleId{0}));
    }
    CHECK(compiled_ones > 700);
}

TEST_CASE("a step away from a number is another number") {
    for (const double number : {smallest, 1e-320, 1e-300, 0.1, 66.0, 9007199254740992.0, 1e17, 1.5e300, 1.5e308}) {
        CAPTURE(number);
        CHECK(triage::moved_by(number, 1) > number);
        CHECK(triage::moved_by(number, -1) < number);
        CHECK(std::isfinite(triage::moved_by(number, 1)));
    }
}

TEST_CASE("explanations stay finite however far off a limit is") {
    const std::string times =
        "facts:\n  h: {kind: event, quantity: {unit: h, min: 0}, ask: a, changed_by: time}\n"
        "  sessions_done: {kind: context, quantity: {whole: true}, ask: a}\n"
        "rules:\n  r: {when: \"h <= 1e300 h\", outcome: stop, urgency: self-care, advice: x, "
        "sources: [{document: doc, section: s, anchor: w}]}\n";
    const auto program = triage::Program::compile(small_pack::loaded(times));
    REQUIRE(program);
    const auto profile = triage::parse_profile(R"({"h":3})", program->vocabulary());
    REQUIRE(profile);
    const triage::Decision decision = program->evaluate(*profile);
    CHECK(decision.verdict == triage::Verdict::stop);
    const triage::SmallestChange change = triage::smallest_change(*program, *profile, decision);
    CHECK(change.prospect == triage::Prospect::see_a_doctor);
}
