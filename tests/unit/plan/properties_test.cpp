// Promises that hold for the plans of random packs and people: every exercise is allowed, and no dose is above that of
// the session or of the routine.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/triage.hpp>

#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "unit/plan/exercises_of.hpp"

namespace {

using triage::Dose;
using triage::Plan;
using triage::Range;
using triage::StretchId;

std::optional<Range> random_range(random_rules::Generator& random, double least) {
    if (random.chance(0.4)) return std::nullopt;
    const double low = least + random.below(10);
    return Range{low, low + random.below(10)};
}

Dose random_dose(random_rules::Generator& random) {
    Dose dose{random_range(random, 5), random_range(random, 1), random_range(random, 1), random_range(random, 30), {}};
    if (!dose.has_numbers()) dose.hold_s = Range{10, 10};
    return dose;
}

std::optional<Range> part_of(random_rules::Generator& random, const std::optional<Range>& whole) {
    if (!whole || random.chance(0.2)) return std::nullopt;
    const double high = whole->high - random.below(static_cast<int>(whole->high));
    return Range{std::min(high, whole->low), high};
}

void add_doses(random_rules::Generator& random, triage::RuleBase& rules) {
    for (triage::Stretch& stretch : rules.stretches) {
        stretch.dose = random_dose(random);
        stretch.first_session = *stretch.dose;
        if (stretch.first_session->hold_s) stretch.first_session->hold_s = Range{5, 5};
        stretch.kind = random.chance(0.6) ? triage::StretchKind::stretch : triage::StretchKind::mobility;
        if (random.chance(0.2)) stretch.first_session.reset();
        if (random.chance(0.2)) stretch.dose.reset();
    }
}

/// Counts sessions with the last quantity, warms up with the first two stretches, and has a routine of any of them.
void add_outline(random_rules::Generator& random, triage::RuleBase& rules) {
    const auto any = [&] { return static_cast<StretchId>(random.below(static_cast<int>(rules.stretches.size()))); };
    const auto last = static_cast<triage::FactId>(rules.vocabulary.facts().size() - 1);
    rules.progression = triage::Progression{last, static_cast<double>(random.below(6)), {}};
    triage::PlanOutline outline;
    outline.warm_up = {{StretchId{0}, StretchId{1}}, static_cast<unsigned>(1 + random.below(6)), {}};
    outline.first_session.stretches = static_cast<unsigned>(1 + random.below(3));
    for (int i = 0; i < 1 + random.below(3); ++i) {
        triage::RoutinePart part{"part", static_cast<unsigned>(1 + random.below(9)), {}};
        for (int j = 0; j < 1 + random.below(4); ++j) {
            const StretchId stretch = any();
            const Dose whole = rules[stretch].dose.value_or(Dose{});
            part.exercises.push_back({stretch,
                                      {part_of(random, whole.hold_s), part_of(random, whole.repetitions),
                                       part_of(random, whole.sets), part_of(random, whole.duration_s), whole.sides}});
        }
        outline.routine.parts.push_back(part);
    }
    rules.stretches[4].from_session = 3;
    rules.stretches[5].from_session = 6;
    outline.ladders.push_back({"up", "Up", {StretchId{3}, StretchId{4}, StretchId{5}}, {}});
    rules.plan = outline;
}

bool is_offered(const triage::Decision& decision, StretchId stretch) {
    return decision.allowed.contains(stretch) || decision.modified.contains(stretch);
}

bool is_within(const std::optional<Range>& part, const std::optional<Range>& limit) {
    return !part || !limit || part->high <= limit->high;
}

bool is_within(const std::optional<Dose>& dose, const Dose& limit) {
    return !dose || (is_within(dose->hold_s, limit.hold_s) && is_within(dose->repetitions, limit.repetitions) &&
                     is_within(dose->sets, limit.sets) && is_within(dose->duration_s, limit.duration_s));
}

/// True where some line of the routine names this exercise and asks for no less.
bool is_within_routine(const triage::RuleBase& rules, const triage::PlannedExercise& exercise) {
    const StretchId named = exercise.instead_of.value_or(exercise.stretch);
    for (const triage::RoutinePart& part : rules.plan->routine.parts) {
        for (const triage::Exercise& line : part.exercises) {
            if (line.stretch == named && is_within(exercise.dose, line.dose)) return true;
        }
    }
    return false;
}

bool applies(const triage::RuleBase& rules, const triage::Decision& decision, const triage::Exclusion& exclusion) {
    const auto id = static_cast<triage::ExclusionId>(&exclusion - rules.exclusions.data());
    return decision.excluding.contains(id) || decision.maybe_excluding.contains(id);
}

/// The session's dose as the precautions leave it, whatever their order.
std::optional<Dose> dose_of_today(const triage::RuleBase& rules, const triage::Profile& profile,
                                  const triage::Decision& decision, StretchId stretch) {
    const auto done = profile.value(rules.progression->sessions);
    std::optional<Dose> dose = triage::dose_for_session(rules[stretch], &*rules.progression, done);
    // All that stay at the first session, then all limits.
    for (const bool stays : {true, false}) {
        for (const triage::Exclusion& exclusion : rules.exclusions) {
            const bool concerns = std::count(exclusion.stretches.begin(), exclusion.stretches.end(), stretch) > 0;
            if (!concerns || !exclusion.modify || !applies(rules, decision, exclusion)) continue;
            triage::Modification part = *exclusion.modify;
            part.stays_at_first_session = stays && part.stays_at_first_session;
            if (stays) part.at_most.reset();
            dose = modified_dose(rules[stretch], dose, part);
        }
    }
    return dose;
}

void check_doses(const triage::RuleBase& rules, const triage::Profile& profile, const triage::Decision& decision,
                 const Plan& plan) {
    const auto done = profile.value(rules.progression->sessions);
    for (const triage::PlannedPart& part : plan.parts) {
        for (const triage::PlannedExercise& exercise : part.exercises) {
            const auto session = triage::dose_for_session(rules[exercise.stretch], &*rules.progression, done);
            if (session) REQUIRE(is_within(exercise.dose, *session));
            const auto today = dose_of_today(rules, profile, decision, exercise.stretch);
            REQUIRE((!today || !session || is_within(today, *session)));
            if (today) REQUIRE(is_within(exercise.dose, *today));
            for (const triage::Exclusion& exclusion : rules.exclusions) {
                if (!exclusion.modify || !exclusion.modify->at_most || !applies(rules, decision, exclusion)) continue;
                const auto& concerned = exclusion.stretches;
                if (std::count(concerned.begin(), concerned.end(), exercise.stretch) > 0)
                    REQUIRE(is_within(exercise.dose, *exclusion.modify->at_most));
            }
            if (plan.stage == triage::Stage::first_session) continue;
            REQUIRE((today || !exercise.dose));
            REQUIRE(is_within_routine(rules, exercise));
        }
    }
}

void check_plan(const triage::Program& program, const triage::Profile& profile, std::optional<unsigned> minutes) {
    const triage::Decision decision = program.evaluate(profile);
    const auto plan = triage::plan_for_today(program, profile, decision, {minutes});
    REQUIRE((decision.verdict == triage::Verdict::proceed || !plan));
    const bool is_too_short = minutes && !plan && plan.issues.front().code == "too_few_minutes";
    REQUIRE((plan || decision.verdict != triage::Verdict::proceed || is_too_short));
    if (!plan) return;
    for (const StretchId stretch : exercises_of(*plan)) REQUIRE(is_offered(decision, stretch));
    for (const StretchId stretch : plan->warm_up) REQUIRE(is_offered(decision, stretch));
    for (const StretchId stretch : plan->choices) REQUIRE(is_offered(decision, stretch));
    for (const auto& one : plan->left_out) REQUIRE_FALSE(is_offered(decision, one.stretch));
    if (!plan->parts.empty()) REQUIRE_FALSE(plan->warm_up.empty());
    if (minutes) REQUIRE(triage::minutes_in_all(*plan) <= *minutes);
    check_doses(program.rules(), profile, decision, *plan);
    REQUIRE_FALSE(triage::to_text(program, *plan).empty());
    REQUIRE_FALSE(triage::to_json(program, *plan).empty());
}

/// Every exercise of a routine without ladders has a dose within the routine's.
void check_routine(const triage::Program& program, const triage::Profile& profile) {
    const triage::Decision decision = program.evaluate(profile);
    if (decision.verdict != triage::Verdict::proceed) return;
    const auto plan = triage::plan_for_today(program, profile, decision);
    if (plan->stage == triage::Stage::first_session || plan->warm_up.empty()) return;
    std::vector<std::pair<StretchId, Dose>> wanted;
    for (const triage::RoutinePart& part : program.rules().plan->routine.parts) {
        for (const triage::Exercise& one : part.exercises) {
            if (is_offered(decision, one.stretch)) wanted.emplace_back(one.stretch, one.dose);
        }
    }
    std::size_t at = 0;
    for (const triage::PlannedPart& part : plan->parts) {
        for (const triage::PlannedExercise& exercise : part.exercises) {
            REQUIRE(at < wanted.size());
            REQUIRE(exercise.stretch == wanted[at].first);
            REQUIRE(is_within(exercise.dose, wanted[at].second));
            ++at;
        }
    }
    REQUIRE(at == wanted.size());
}

}  // namespace

TEST_CASE("for random packs and people every exercise is allowed and no dose is above those of session and routine") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    int planned = 0;
    for (int round = 0; round < random_rules::rounds(150); ++round) {
        triage::RuleBase rules =
            random.rules({6, 2, 1 + random.below(3), 3, 2, random_rules::Negation::allowed, true, 0.6});
        add_doses(random, rules);
        add_outline(random, rules);
        const bool has_ladders = random.chance(0.5);
        if (!has_ladders) rules.plan->ladders.clear();
        const auto program = triage::Program::compile(std::move(rules));
        REQUIRE(program);
        const auto facts = oracle::Oracle(program->rules()).facts();
        for (int i = 0; i < 40; ++i) {
            triage::Profile profile = random.profile(program->rules(), facts, 0.2, 1000);
            const auto counter = program->rules().progression->sessions;
            if (random.chance(0.8)) profile.set_value(counter, random.below(11));
            std::optional<unsigned> minutes;
            if (random.chance(0.5)) minutes = static_cast<unsigned>(1 + random.below(30));
            check_plan(*program, profile, minutes);
            if (!has_ladders) check_routine(*program, profile);
            planned += program->evaluate(profile).verdict == triage::Verdict::proceed ? 1 : 0;
        }
    }
    CHECK(planned > 500);
}

TEST_CASE("for random people of the shipped pack the same holds") {
    random_rules::Generator random(random_rules::seed());
    const triage::Program program = triage::default_program();
    const auto facts = oracle::Oracle(program.rules()).facts();
    const triage::FactId counter = program.rules().progression->sessions;
    for (int i = 0; i < random_rules::rounds(2000); ++i) {
        triage::Profile profile = random.profile(program.rules(), facts, 0.1, 1000);
        if (random.chance(0.9)) {  // nobody without warning signs comes by chance
            const std::string sessions = std::to_string(random.below(60));
            profile = *triage::parse_profile(R"({"pain":2,"age":35,"no_others":true,"sessions_done":)" + sessions + "}",
                                             program.vocabulary());
            profile.equipment.emplace(program.vocabulary().equipment().size());
            for (std::size_t piece = 0; piece < program.vocabulary().equipment().size(); ++piece) {
                if (random.chance(0.6)) profile.equipment->insert(static_cast<triage::EquipmentId>(piece));
            }
        }
        profile.set_value(counter, random.below(60));
        check_plan(program, profile, random.chance(0.5) ? std::nullopt : std::optional(1U + random.below(30)));
    }
}
