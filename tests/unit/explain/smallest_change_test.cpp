// The smallest change that would let somebody proceed: it does so, nothing smaller does, and nobody who should see a
// doctor is offered one. On random rule bases it is judged by trying everything that may change.
//
// The judge assumes:
// - A decision changes only at moments when a number that grows meets a number it is compared with (`moments`), so one
//   moment between each two of them, and one beyond the last, stand for all the others.
// - A fact that heals, or that the person can change, takes any value that conditions tell apart (fact_values.hpp).
// - Few facts may change: every set of them is tried at every moment.
// - Time is counted in hours or days, and the numbers are such that adding them is exact.

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <set>

#include <triage/triage.hpp>

#include "support/fact_values.hpp"
#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"

namespace {

using triage::ChangedBy;
using triage::FactId;
using triage::Presence;
using triage::Prospect;
using triage::Verdict;

double hours_of(const std::string& unit) { return unit == "d" ? 24 : 1; }

/// The person after so many hours: all numbers that grow with time have grown, whole ones when they are full. Nothing
/// where a number leaves its range.
std::optional<triage::Profile> waited(const triage::Program& program, triage::Profile profile, double hours) {
    const auto& facts = program.vocabulary().facts();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (facts[i].changed_by != ChangedBy::time || !profile.value(fact)) continue;
        // The numbers of these tests are quarters of an hour and of a day, so this is exact.
        const double grown = *profile.value(fact) + hours / hours_of(facts[i].quantity->unit);
        if (grown > facts[i].quantity->max) return std::nullopt;
        profile.set_value(fact, facts[i].quantity->whole ? std::floor(grown) : grown);
    }
    return profile;
}

/// Hours after which a number that grows may meet one it is compared with, and one moment between each two, and one
/// beyond. A whole number jumps, so the full numbers around a limit count, too.
std::vector<double> moments(const triage::Program& program, const triage::Profile& profile) {
    std::set<double> marks{0};
    const auto& facts = program.vocabulary().facts();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (facts[i].changed_by != ChangedBy::time || !profile.value(fact)) continue;
        for (const auto& number : oracle::values_of(program.rules(), fact)) {
            if (!number) continue;
            for (const double mark : {*number, std::floor(*number), std::floor(*number) + 1}) {
                const double hours = (mark - *profile.value(fact)) * hours_of(facts[i].quantity->unit);
                if (hours > 0) marks.insert(hours);
            }
        }
    }
    std::vector<double> all(marks.begin(), marks.end());
    for (std::size_t i = 0; i + 1 < marks.size(); ++i) all.push_back((all[i] + all[i + 1]) / 2);
    all.push_back(*marks.rbegin() + 1);
    std::sort(all.begin(), all.end());
    return all;
}

bool proceeds(const triage::Program& program, const triage::Profile& profile) {
    return program.evaluate(profile).verdict == Verdict::proceed;
}

// The known facts that heal or that the person can change. Time is not among them: it changes all its numbers at once.
std::vector<FactId> changeable(const triage::Program& program, const triage::Profile& profile) {
    std::vector<FactId> facts;
    for (std::size_t i = 0; i < program.vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const ChangedBy by = program.vocabulary()[fact].changed_by;
        const bool may_change = by == ChangedBy::healing || by == ChangedBy::person;
        if (may_change && profile.presence(fact) != Presence::unknown) facts.push_back(fact);
    }
    return facts;
}

// No set of changes is this large: it stands for "nothing leads to `proceed`".
constexpr std::size_t none = 1000;

/// The least number of changes that let the person proceed, waiting counted as one; `none` where nothing does.
std::size_t fewest(const triage::Program& program, const triage::Profile& profile) {
    const std::vector<FactId> facts = changeable(program, profile);
    std::size_t fewest = none;
    for (const double hours : moments(program, profile)) {
        const auto later = waited(program, profile, hours);
        if (!later) continue;
        for (std::uint64_t set = 0; set < std::uint64_t{1} << facts.size(); ++set) {
            const auto size = static_cast<std::size_t>(std::popcount(set)) + (hours > 0 ? 1 : 0);
            if (size >= fewest) continue;
            std::vector<std::vector<fact_values::Value>> lists;
            for (std::size_t i = 0; i < facts.size(); ++i) {
                if ((set >> i & 1U) != 0) lists.push_back(fact_values::values_of(program.rules(), facts[i]));
            }
            const bool fails = fact_values::for_all(
                *later, lists, [&](const triage::Profile& changed) { return !proceeds(program, changed); });
            if (!fails) fewest = size;
        }
    }
    return fewest;
}

// The values that the change allows for each of its facts. Each of these facts must be one that may change.
std::vector<std::vector<fact_values::Value>> claimed(const triage::Program& program,
                                                     const triage::SmallestChange& change) {
    std::vector<std::vector<fact_values::Value>> lists;
    for (const triage::FactChange& each : change.changes) {
        REQUIRE(program.vocabulary()[each.from.fact].changed_by != ChangedBy::nothing);
        REQUIRE(program.vocabulary()[each.from.fact].changed_by != ChangedBy::time);
        lists.push_back(fact_values::values_of(program.rules(), each));
        REQUIRE_FALSE(lists.back().empty());
    }
    return lists;
}

/// Checks a change that waits. At every moment from its end on, until a moment that it may name, everybody may proceed,
/// whatever of the claimed values the facts take; at every earlier moment somebody may not.
void check_waiting(const triage::Program& program, const triage::Profile& profile,
                   const triage::SmallestChange& change) {
    const auto lists = claimed(program, change);
    const triage::Waiting& wait = *change.waiting;
    bool is_too_early_before = true;
    bool is_reached = false;
    for (const double hours : moments(program, profile)) {
        const auto later = waited(program, profile, hours);
        if (!later) continue;
        const bool all = fact_values::for_all(
            *later, lists, [&](const triage::Profile& changed) { return proceeds(program, changed); });
        const bool is_late_enough = wait.is_more_than ? hours > wait.hours : hours >= wait.hours;
        const double until = wait.until.value_or(std::numeric_limits<double>::infinity());
        if (!is_late_enough) is_too_early_before = is_too_early_before && !all;
        if (is_late_enough && hours < until) {
            REQUIRE(all);
            is_reached = true;
        }
    }
    REQUIRE(is_too_early_before);
    const bool is_a_moment = wait.until && *wait.until == wait.hours && !wait.is_more_than;
    REQUIRE((is_reached || is_a_moment));
}

// Checks that a change that is offered is among the smallest, and that it is enough, whatever claimed values the facts
// take.
void check_change(const triage::Program& program, const triage::Profile& profile,
                  const triage::SmallestChange& change) {
    REQUIRE(change.changes.size() + (change.waiting ? 1 : 0) == fewest(program, profile));
    if (change.waiting) return check_waiting(program, profile, change);
    REQUIRE(fact_values::for_all(profile, claimed(program, change),
                                 [&](const triage::Profile& changed) { return proceeds(program, changed); }));
}

// The answer by the level alone; `changes` where a search is due (docs/decisions/0026).
Prospect without_search(const triage::Decision& decision) {
    if (decision.floor.urgency == triage::Urgency::emergency) return Prospect::get_help_now;
    if (!decision.settled) return Prospect::answer_first;
    if (decision.verdict == Verdict::proceed) return Prospect::nothing_needed;
    const bool needs_doctor =
        decision.floor.urgency >= triage::Urgency::routine || decision.verdict == Verdict::see_a_doctor;
    return needs_doctor ? Prospect::see_a_doctor : Prospect::changes;
}

/// The profile with whole numbers where only those may stand.
triage::Profile with_whole_numbers(const triage::Program& program, triage::Profile profile) {
    for (std::size_t i = 0; i < program.vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const auto& quantity = program.vocabulary()[fact].quantity;
        if (quantity && quantity->whole && profile.value(fact)) {
            profile.set_value(fact, std::floor(*profile.value(fact)));
        }
    }
    return profile;
}

/// Checks what is said to one person. Returns 1 where a change was offered, so that the test knows that it tried some.
int check_profile(const triage::Program& program, const triage::Profile& profile) {
    const triage::Decision decision = program.evaluate(profile);
    const triage::Explanation why = triage::explain(program, profile, decision);
    REQUIRE(why.smallest_change);
    const triage::SmallestChange& change = *why.smallest_change;
    const bool offers = change.waiting || !change.changes.empty();
    REQUIRE(offers == (change.prospect == Prospect::changes));
    if (without_search(decision) != Prospect::changes) {
        REQUIRE(change.prospect == without_search(decision));
    } else if (offers) {
        check_change(program, profile, change);
    } else {
        REQUIRE(change.prospect == Prospect::see_a_doctor);
        REQUIRE(fewest(program, profile) == none);
    }
    return offers ? 1 : 0;
}

/// The rules with random marks, units and modest urgencies, so that there is often something to wait for.
triage::RuleBase with_marks(triage::RuleBase rules, random_rules::Generator& random) {
    triage::Vocabulary marked;
    for (triage::Fact fact : rules.vocabulary.facts()) {
        fact.group.reset();
        fact.changed_by = static_cast<ChangedBy>(fact.quantity ? random.below(4) : (random.chance(0.5) ? 2 : 0));
        if (fact.quantity && fact.changed_by == ChangedBy::time) {
            fact.quantity->unit = random.chance(0.5) ? "h" : "d";
            fact.quantity->whole = random.chance(0.25);
            if (random.chance(0.5)) fact.quantity->max = std::numeric_limits<double>::infinity();
        }
        std::string taken;
        marked.add(fact, taken);
    }
    rules.vocabulary = marked;
    for (triage::Rule& rule : rules.rules) {
        if (random.chance(0.9)) rule.level.urgency = triage::Urgency::self_care;
        if (random.chance(0.5)) rule.level.outcome = triage::Outcome::stop;
    }
    return rules;
}

triage::SmallestChange smallest_change(const char* json) {
    const triage::Program& program = shipped_packs::upper_back_program();
    const auto profile = triage::parse_profile(json, program.vocabulary());
    REQUIRE(profile);
    return *triage::explain(program, *profile, program.evaluate(*profile)).smallest_change;
}

}  // namespace

TEST_CASE("the smallest change leads to proceed, nothing smaller does, and no shorter wait") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    random_rules::Shape shape;
    shape.findings = 3;
    shape.quantities = 3;
    shape.rules = 4;
    shape.exclusions = 1;
    shape.depth = 2;
    int offered = 0;
    for (int round = 0; round < random_rules::rounds(150); ++round) {
        const auto program = triage::Program::compile(with_marks(random.rules(shape), random));
        REQUIRE(program);
        const oracle::Oracle judge(program->rules());
        for (int i = 0; i < 12; ++i) {
            const triage::Profile profile = random.profile(program->rules(), judge.facts(), 0.1, 100);
            offered += check_profile(*program, with_whole_numbers(*program, profile));
        }
    }
    CHECK(offered > 100);
}

TEST_CASE("time and healing together are told as hours to wait and a range to reach") {
    const auto change = smallest_change(R"({"hours_since_injury":30,"pain":6,"no_others":true})");
    CHECK(change.prospect == Prospect::changes);
    REQUIRE(change.waiting);
    CHECK(change.waiting->hours == 42);
    CHECK(change.waiting->is_more_than);
    CHECK_FALSE(change.waiting->until);
    REQUIRE(change.changes.size() == 1);
    REQUIRE(change.changes.front().numbers.size() == 1);
    CHECK(change.changes.front().numbers.front().comparator == triage::Comparator::less_equal);
    CHECK(change.changes.front().numbers.front().number == 4);
    CHECK(change.changes.front().from.number == 6);
}

TEST_CASE("during a flare either the flare or the pain may settle, and the pain to below four") {
    const auto change = smallest_change(R"({"symptoms":["inflammatory flare"],"pain":4,"no_others":true})");
    REQUIRE(change.changes.size() == 1);
    const auto lower = smallest_change(R"({"symptoms":["inflammatory flare"],"pain":7,"no_others":true})");
    REQUIRE(lower.changes.size() == 1);
    REQUIRE(lower.changes.front().numbers.size() == 1);
    CHECK(lower.changes.front().numbers.front().comparator == triage::Comparator::less);
    CHECK(lower.changes.front().numbers.front().number == 4);
}

TEST_CASE("waiting that lets another rule come true is none") {
    const auto late =
        smallest_change(R"({"hours_since_injury":30,"days_without_improvement":20,"pain":3,"no_others":true})");
    CHECK(late.prospect == Prospect::see_a_doctor);
    const auto just =
        smallest_change(R"({"hours_since_injury":30,"days_without_improvement":19,"pain":3,"no_others":true})");
    REQUIRE(just.waiting);
    CHECK(just.waiting->hours == 42);
    CHECK(just.waiting->until == 48);
}

TEST_CASE("at exactly the last hour that counts there is less than any time to wait") {
    const auto change = smallest_change(R"({"hours_since_injury":72,"pain":3,"no_others":true})");
    REQUIRE(change.waiting);
    CHECK(change.waiting->hours == 0);
    CHECK(change.waiting->is_more_than);
}

TEST_CASE("nobody who should be seen, or has not answered, is offered a wait") {
    CHECK(smallest_change(R"({"symptoms":["chest pain"],"hours_since_injury":30})").prospect == Prospect::get_help_now);
    CHECK(smallest_change(R"({"hours_since_injury":30,"pain":3})").prospect == Prospect::answer_first);
    CHECK(smallest_change(R"({"symptoms":["night pain"],"pain":6,"no_others":true})").prospect ==
          Prospect::see_a_doctor);
    CHECK(smallest_change(R"({"symptoms":["herniated disc"],"pain":3,"no_others":true})").prospect ==
          Prospect::see_a_doctor);
    CHECK(smallest_change(R"({"symptoms":["spinal fracture"],"pain":3,"no_others":true})").prospect ==
          Prospect::see_a_doctor);
    CHECK(smallest_change(R"({"pain":3,"no_others":true})").prospect == Prospect::nothing_needed);
}

namespace {

/// A rule base of one rule, which holds while at least so many of the findings are there; all of them heal.
triage::RuleBase many_flares(int facts, std::size_t at_least, triage::Urgency urgency = triage::Urgency::self_care) {
    triage::RuleBase rules;
    triage::Rule rule;
    rule.level = {triage::Outcome::stop, urgency};
    rule.when.kind = triage::Condition::Kind::at_least;
    rule.when.count = at_least;
    std::string taken;
    for (int i = 0; i < facts; ++i) {
        triage::Fact fact;
        fact.id = "f" + std::to_string(i);
        fact.changed_by = ChangedBy::healing;
        rules.vocabulary.add(fact, taken);
        triage::Condition leaf;
        leaf.kind = triage::Condition::Kind::finding;
        leaf.fact = static_cast<FactId>(i);
        rule.when.parts.push_back(leaf);
    }
    rules.rules.push_back(rule);
    return rules;
}

}  // namespace

TEST_CASE("whatever a pack marks as healing, who should see a doctor is not told to wait for it") {
    for (const triage::Urgency urgency :
         {triage::Urgency::self_care, triage::Urgency::routine, triage::Urgency::urgent, triage::Urgency::emergency}) {
        const auto program = triage::Program::compile(many_flares(1, 1, urgency));
        REQUIRE(program);
        triage::Profile profile(program->vocabulary());
        profile.set(FactId{}, Presence::present);
        const auto why = triage::explain(*program, profile, program->evaluate(profile));
        CHECK((why.smallest_change->prospect == Prospect::changes) == (urgency == triage::Urgency::self_care));
        CHECK(why.smallest_change->changes.empty() == (urgency != triage::Urgency::self_care));
    }
}

TEST_CASE("two clocks in different units that meet at one moment leave no time between") {
    triage::RuleBase rules;
    std::string taken;
    const auto add = [&](const char* unit, triage::Comparator comparator, double number) {
        triage::Fact fact;
        fact.id = unit;
        fact.changed_by = ChangedBy::time;
        fact.quantity.emplace();
        fact.quantity->unit = unit;
        fact.quantity->max = std::numeric_limits<double>::infinity();
        triage::Rule rule;
        rule.level = {triage::Outcome::stop, triage::Urgency::self_care};
        rule.when.kind = triage::Condition::Kind::comparison;
        rule.when.fact = static_cast<FactId>(rules.vocabulary.facts().size());
        rule.when.comparator = comparator;
        rule.when.number = number;
        rules.vocabulary.add(fact, taken);
        rules.rules.push_back(rule);
    };
    // 26.4 h have grown beyond 72 h just when 19.1 d have become 21 d.
    add("h", triage::Comparator::less, 72);
    add("d", triage::Comparator::greater_equal, 21);
    const auto program = triage::Program::compile(std::move(rules));
    REQUIRE(program);
    triage::Profile profile(program->vocabulary());
    profile.set_value(FactId{0}, 26.4);
    profile.set_value(FactId{1}, 19.1);
    const auto why = triage::explain(*program, profile, program->evaluate(profile));
    CHECK(why.smallest_change->prospect == Prospect::see_a_doctor);
}

TEST_CASE("a search that grows too large ends, and says that it did not finish") {
    const int facts = 30;
    const auto program = triage::Program::compile(many_flares(facts, 15));
    REQUIRE(program);
    triage::Profile profile(program->vocabulary());
    for (int i = 0; i < facts; ++i) profile.set(static_cast<FactId>(i), Presence::present);
    const auto why = triage::explain(*program, profile, program->evaluate(profile));
    CHECK(why.smallest_change->prospect == Prospect::not_searched);
    CHECK(why.smallest_change->changes.empty());
    const auto any = triage::Program::compile(many_flares(facts, 1));
    REQUIRE(any);
    CHECK(triage::explain(*any, profile, any->evaluate(profile)).smallest_change->changes.size() == facts);
}
