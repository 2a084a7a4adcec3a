// The promise of a re-check: whoever answers only what is asked again gets the decision of somebody who answers
// everything, if nothing has changed but what the packs let change. On random packs, and on the shipped ones.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/triage.hpp>

#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"

namespace {

using triage::Fact;
using triage::FactId;
using triage::Presence;
using triage::Profile;
using triage::Program;
using triage::RuleBase;

/// Answers one line as the person would.
void answer(const triage::Vocabulary& words, const triage::Line& line, const Profile& truth, Profile& profile) {
    if (const auto* fact = std::get_if<FactId>(&line)) {
        const auto number = words[*fact].quantity ? truth.value(*fact) : std::nullopt;
        if (number) return profile.set_value(*fact, *number);
        return profile.set(*fact, truth.presence(*fact));
    }
    const auto gateway = std::get<triage::GatewayId>(line);
    const auto& facts = words[gateway].stands_for;
    const bool is_there = std::any_of(facts.begin(), facts.end(), [&](const triage::StandsFor& each) {
        if (!truth.present().contains(each.fact)) return false;
        const std::optional<triage::Quantity>& quantity = words[each.fact].quantity;
        return !quantity || !triage::is_beyond(*truth.value(each.fact), each, *quantity);
    });
    triage::answer(words, line, is_there ? triage::LineAnswer::yes : triage::LineAnswer::no, profile);
}

/// Asks until nothing is left, or for so many screens. Returns how many lines were shown.
std::size_t interview(const Program& program, const Profile& truth, Profile& profile, int most_screens = 1000) {
    std::size_t lines = 0;
    for (int i = 0; i < most_screens; ++i) {
        const auto screen = triage::next_screen(program, profile);
        if (!screen) return lines;
        lines += screen->lines.size();
        for (const triage::NextLine& line : screen->lines) answer(program.vocabulary(), line.asks, truth, profile);
    }
    return lines;
}

/// How many days the packs let an answer stand, read off the rules once more.
std::uint32_t days_kept(const RuleBase& rules, FactId fact, bool& is_named) {
    std::optional<std::uint32_t> days;
    for (const triage::KeepRule& rule : rules.keep_rules) {
        const bool by_id = std::count(rule.facts.begin(), rule.facts.end(), fact) > 0;
        const bool by_kind = std::count(rule.kinds.begin(), rule.kinds.end(), rules.vocabulary[fact].kind) > 0;
        is_named = is_named || by_id;
        if (by_id || by_kind) days = std::min(days.value_or(rule.days), rule.days);
    }
    return days.value_or(0);
}

double hours_in(std::string_view unit) { return unit == "h" ? 1 : unit == "d" ? 24 : 168; }

/// What is true some days later, where nothing changes that the packs let stand. Everything else is drawn anew.
Profile some_days_later(random_rules::Generator& random, const RuleBase& rules, const Profile& before, int days) {
    Profile later = before;
    // The hour of neither day is known.
    const double hours = std::max(0.0, 24.0 * days + 23.9 * (2.0 * random.below(1000) / 999 - 1));
    for (const FactId id : rules.vocabulary.fact_ids()) {
        const Fact& fact = rules.vocabulary[id];
        bool is_named = false;
        const std::uint32_t kept = days_kept(rules, id, is_named);
        const bool holds = kept > 0 && static_cast<std::uint32_t>(days) <= kept;
        const bool is_lasting = !fact.quantity && !is_named && !fact.is_protective &&
                                (fact.kind == triage::FactKind::condition || fact.kind == triage::FactKind::context) &&
                                fact.changed_by == triage::ChangedBy::nothing && before.present().contains(id);
        if (!holds && !is_lasting) {
            if (!fact.quantity || fact.quantity->max <= 10) random.set(rules, later, id);
            continue;
        }
        if (!fact.quantity || !before.present().contains(id)) continue;
        double number = *before.value(id);
        if (fact.changed_by == triage::ChangedBy::time) {
            // Somebody who counts in days counts those of the calendar.
            const double unit = hours_in(fact.quantity->unit);
            number += (unit < 24 ? hours : 24.0 * days) / unit;
        } else {
            for (const triage::KeepRule& rule : rules.keep_rules) {
                if (std::count(rule.facts.begin(), rule.facts.end(), id) > 0 && random.chance(0.5)) {
                    number += rule.grows_by;
                }
            }
        }
        later.set_value(id, std::min(number, fact.quantity->max));
    }
    return later;
}

/// The random pack with kinds, clocks, lines and rules of re-checks.
RuleBase with_recheck(random_rules::Generator& random, RuleBase rules) {
    triage::Vocabulary words;
    for (const triage::FactGroup& group : rules.vocabulary.groups()) words.add(group);
    std::string taken;
    for (Fact fact : rules.vocabulary.facts()) {
        fact.kind = static_cast<triage::FactKind>(random.below(5));
        if (fact.quantity && random.chance(0.6)) {
            fact.quantity->unit = random.chance(0.5) ? "d" : "h";
            fact.changed_by = triage::ChangedBy::time;
        } else if (random.chance(0.2)) {
            fact.changed_by = triage::ChangedBy::healing;
        }
        words.add(fact, taken);
    }
    triage::Gateway gateway;
    gateway.id = "g";
    gateway.line = "f0 or f1";
    gateway.stands_for = {{FactId{0}, {"f0"}, {}}, {FactId{1}, {"f1"}, {}}};
    const auto line = words.add(gateway);
    words.add(triage::Screen{"first", "First", "Any?", {*line, FactId{2}}, false, {}});
    rules.vocabulary = words;
    constexpr std::uint32_t times[]{0, 1, 3, 30};
    for (int i = 0; i < 4; ++i) {
        triage::KeepRule rule;
        rule.id = "k" + std::to_string(i);
        rule.days = times[random.below(4)];
        rule.grows_by = random.below(2);
        if (i < 3)
            rule.kinds = {static_cast<triage::FactKind>(random.below(5)),
                          static_cast<triage::FactKind>(random.below(5))};
        rule.facts = {static_cast<FactId>(random.below(static_cast<int>(words.facts().size())))};
        rules.keep_rules.push_back(rule);
    }
    return rules;
}

constexpr int first_day = 20000;

/// The whole round: answered, some days pass, answered again. Returns the lines of the second interview.
std::size_t check_round(const Program& program, const Profile& then, const Profile& now, int screens, int days) {
    Profile older(program.vocabulary());
    interview(program, then, older, screens);
    older.answered_on = static_cast<triage::Day>(first_day);
    const auto kept = triage::kept_answers(program, older, static_cast<triage::Day>(first_day + days));
    REQUIRE(kept);
    Profile profile = kept->profile;
    const std::size_t lines = interview(program, now, profile);
    const triage::Decision asked = program.evaluate(profile);
    Profile everything(program.vocabulary());  // that is ever asked
    interview(program, now, everything);
    const triage::Decision full = program.evaluate(everything);
    CAPTURE(to_json(older, program.vocabulary()));
    CAPTURE(to_json(kept->profile, program.vocabulary()));
    CAPTURE(to_json(now, program.vocabulary()));
    CHECK(asked.settled);
    CHECK(asked.verdict == full.verdict);
    CHECK(asked.floor == full.floor);
    CHECK(asked.allowed == full.allowed);
    CHECK(asked.modified == full.modified);
    return lines;
}

}  // namespace

TEST_CASE("on random packs, whoever is re-checked is decided as with every question asked") {
    random_rules::Generator random(random_rules::seed() + 77);
    for (int round = 0; round < random_rules::rounds(600); ++round) {
        CAPTURE(random_rules::seed());
        CAPTURE(round);
        const RuleBase rules = with_recheck(random, random.rules({5, 2, 5, 1, 2, random_rules::Negation::allowed}));
        auto program = Program::compile(rules);
        if (!program) continue;  // with a gateway it may not compile
        Profile then(rules.vocabulary);
        for (const FactId fact : rules.vocabulary.fact_ids()) random.set(rules, then, fact);
        const int days = random.below(6);
        const Profile now = some_days_later(random, rules, then, days);
        check_round(*program, then, now, 1 + random.below(12), days);
    }
}

TEST_CASE("on the shipped packs, whoever is re-checked is decided as with every question asked") {
    const Program& program = shipped_packs::all_packs_program();
    const RuleBase& rules = program.rules();
    REQUIRE_FALSE(rules.keep_rules.empty());
    random_rules::Generator random(random_rules::seed() + 78);
    int rounds = 0;
    for (int i = 0; rounds < random_rules::rounds(60) && i < 4000; ++i) {
        CAPTURE(random_rules::seed());
        CAPTURE(i);
        const auto& example = rules.cases[static_cast<std::size_t>(random.below(static_cast<int>(rules.cases.size())))];
        Profile then = *triage::parse_profile(example.profile, rules.vocabulary);
        for (const FactId fact : rules.vocabulary.fact_ids()) {
            if (then.presence(fact) != Presence::unknown) continue;
            const Fact& known = rules.vocabulary[fact];
            if (known.may_be_absent()) {
                then.set(fact, Presence::absent);
            } else {
                then.set_value(fact, known.id == "age" ? 40 : known.quantity->min + random.below(4));
            }
        }
        const int days = random.below(40);
        Profile now = then;
        // Few things change, or nobody would ever be well.
        const Profile drawn = some_days_later(random, rules, then, days);
        for (const FactId fact : rules.vocabulary.fact_ids()) {
            const bool takes_over = random.chance(0.05) || rules.vocabulary[fact].quantity;
            if (!takes_over) continue;
            if (const auto number = rules.vocabulary[fact].quantity ? drawn.value(fact) : std::nullopt) {
                now.set_value(fact, *number);
            } else {
                now.set(fact, drawn.presence(fact));
            }
        }
        if (!broken_relations(then, rules.vocabulary).empty() || !broken_relations(now, rules.vocabulary).empty())
            continue;
        ++rounds;
        check_round(program, then, now, 1000, days);
    }
    CHECK(rounds == random_rules::rounds(60));
}
