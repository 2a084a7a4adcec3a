// A plan from the decision: the stage of the person, a warm-up, the exercises of that stage with their doses, and the
// parts that they make.
//
// Each piece that has rules of its own has a file: today.cpp what is allowed, ladders.cpp which step of a ladder it is,
// minutes.cpp how long it takes, empty_plan.cpp what to say where nothing is left.
#include "triage/plan.hpp"

#include <algorithm>
#include <cmath>

#include "model/condition_facts.hpp"
#include "plan/empty_plan.hpp"
#include "plan/ladders.hpp"
#include "plan/minutes.hpp"
#include "plan/today.hpp"

namespace triage {

namespace {

// --- doses ---------------------------------------------------------------------------------------------------

// No number above the session's; before the full dose also no lower end above it. Nothing where one of them has none.
std::optional<Range> limited(const std::optional<Range>& routine, const std::optional<Range>& session, bool is_full) {
    if (!routine || !session) return std::nullopt;
    const double high = std::min(routine->high, session->high);
    return Range{std::min(is_full ? routine->low : std::min(routine->low, session->low), high), high};
}

// The routine's dose as it is written, once the full dose is reached; before, no number above the session's. Nothing
// where the sources state no dose for the session: the routine's alone could be too much.
std::optional<Dose> limited(const Dose& routine, const std::optional<Dose>& session, bool is_full) {
    if (!session) return std::nullopt;
    Dose dose;
    dose.hold_s = limited(routine.hold_s, session->hold_s, is_full);
    dose.repetitions = limited(routine.repetitions, session->repetitions, is_full);
    dose.sets = limited(routine.sets, session->sets, is_full);
    dose.duration_s = limited(routine.duration_s, session->duration_s, is_full);
    dose.sides = routine.sides;
    return dose.has_numbers() ? dose : *session;
}

// --- stages --------------------------------------------------------------------------------------------------

// Sessions count from 1, and `full_from` of the pack is how many must be done before.
Plan plan_of_stage(const RuleBase& rules, const Profile& profile) {
    const std::optional<double> counted = sessions_done(rules, profile);
    const double done = std::floor(counted.value_or(0));
    const double full_from = rules.progression ? std::ceil(rules.progression->full_from) : 1;
    Plan plan;
    plan.is_counted = counted.has_value();
    plan.session = done + 1;
    plan.full_from = std::max(full_from, 1.0) + 1;
    plan.stage = plan.session < plan.full_from ? Stage::building_up : Stage::full;
    if (done < 1) plan.stage = Stage::first_session;
    return plan;
}

// --- the plan ------------------------------------------------------------------------------------------------

class Planner {
public:
    Planner(const Program& program, const Profile& profile, const Decision& decision)
        : today_(program, profile, decision),
          rules_(program.rules()),
          outline_(*program.rules().plan),
          plan_(plan_of_stage(program.rules(), profile)) {}

    Result<Plan> plan(const PlanOptions& options) {
        add_warm_up();
        if (plan_.warm_up.empty()) return empty();
        if (!is_first_session()) add_ladders(today_, plan_);
        std::vector<Candidate> candidates = is_first_session() ? first_candidates() : routine_candidates();
        if (!has_exercise(candidates)) return empty();
        if (options.minutes) {
            if (Issues issues = keep_what_fits(*options.minutes, candidates, plan_); !issues.empty()) return issues;
        }
        const Sitting sitting = options.minutes || is_first_session() ? Sitting::one : Sitting::several;
        add_parts(candidates, sitting, outline_, plan_);
        return take_plan();
    }

private:
    bool is_first_session() const { return plan_.stage == Stage::first_session; }

    Plan empty() {
        make_empty(today_, plan_);
        return take_plan();
    }

    // The explanation goes with the plan: it says for each stretch what was read from it here.
    Plan take_plan() {
        plan_.why = today_.take_why();
        return std::move(plan_);
    }

    // Any allowed one will do, so that the others are missed only where none is left.
    void add_warm_up() {
        plan_.warm_up_minutes = outline_.warm_up.minutes;
        for (const StretchId stretch : outline_.warm_up.stretches) {
            if (today_.allows(stretch)) plan_.warm_up.push_back(stretch);
        }
        if (!plan_.warm_up.empty()) return;
        for (const StretchId stretch : outline_.warm_up.stretches) today_.leave_out(stretch, plan_);
    }

    // A plan of walking alone is none: activities are no exercises.
    bool has_exercise(const std::vector<Candidate>& candidates) const {
        return std::any_of(candidates.begin(), candidates.end(),
                           [&](const Candidate& candidate) { return is_exercise(rules_[candidate.exercise.stretch]); });
    }

    // As many as the outline has for a first session; the rest may take the place of one of them.
    std::vector<Candidate> first_candidates() {
        std::vector<Candidate> all;
        for (const StretchId stretch : by_importance()) {
            if (all.size() == outline_.first_session.stretches) {
                plan_.choices.push_back(stretch);
                continue;
            }
            all.push_back({{stretch, today_.allowed(stretch).dose, std::nullopt}, 0, share_of(outline_, stretch)});
        }
        return all;
    }

    // The stretches that a first session may have: those of the routine first, then the others in the order of the
    // packs.
    std::vector<StretchId> by_importance() const {
        std::vector<StretchId> all;
        IdSet<StretchId> seen(rules_.stretches.size());
        const auto add = [&](StretchId stretch) {
            const bool fits =
                today_.allows(stretch) && rules_[stretch].kind == StretchKind::stretch && rules_[stretch].first_session;
            if (!fits || seen.contains(stretch)) return;
            seen.insert(stretch);
            all.push_back(stretch);
        };
        for (const RoutinePart& part : outline_.routine.parts) {
            for (const Exercise& exercise : part.exercises) add(exercise.stretch);
        }
        for (const StretchId stretch : rules_.stretch_ids()) add(stretch);
        return all;
    }

    // In the order of the routine, each with its share of the minutes of its part.
    std::vector<Candidate> routine_candidates() {
        std::vector<Candidate> all;
        const std::vector<RoutinePart>& parts = outline_.routine.parts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (const Exercise& exercise : parts[i].exercises) {
                if (const auto stretch = stretch_of_today(today_, exercise.stretch)) {
                    all.push_back({planned(exercise, *stretch), i, share_of(parts[i])});
                } else {
                    today_.leave_out(exercise.stretch, plan_);
                }
            }
        }
        return all;
    }

    // The dose is that of the stretch that is done, limited by what the routine asks of the one that it names.
    PlannedExercise planned(const Exercise& exercise, StretchId stretch) const {
        const std::optional<Dose>& dose = today_.allowed(stretch).dose;
        const bool is_full = dose == rules_[stretch].dose;
        return {stretch, limited(exercise.dose, dose, is_full),
                stretch == exercise.stretch ? std::nullopt : std::optional(exercise.stretch)};
    }

    Today today_;
    const RuleBase& rules_;
    const PlanOutline& outline_;
    Plan plan_;
};

Issues one_issue(std::string_view code, std::string message, std::string hint) {
    return {{code, std::move(message), std::move(hint), {}, Severity::error}};
}

}  // namespace

Result<Plan> plan_for_today(const Program& program, const Profile& profile, const Decision& decision,
                            const PlanOptions& options) {
    if (decision.verdict != Verdict::proceed) {
        return one_issue("not_proceed", "nothing is planned unless the verdict is `proceed`", "");
    }
    if (!program.rules().plan) {
        return one_issue("no_plan", "no pack says how a session is put together", "one of them needs a `plan:`");
    }
    return Planner(program, profile, decision).plan(options);
}

// Whoever is asked about a stretch wants to do it, so what is open counts as no; what is known stays.
std::vector<StretchId> stretches_of_today(const Program& program, const Profile& profile) {
    if (program.evaluate(profile).verdict != Verdict::proceed) return {};
    Profile hopeful = profile;
    for (const ExclusionId exclusion : program.rules().exclusion_ids()) {
        for (const FactId fact : facts_of(program.rules()[exclusion].when)) {
            const bool is_open = hopeful.presence(fact) == Presence::unknown && !hopeful.is_unsure(fact);
            if (is_open && program.vocabulary()[fact].may_be_absent()) hopeful.set(fact, Presence::absent);
        }
    }
    const Result<Plan> plan = plan_for_today(program, hopeful, program.evaluate(hopeful));
    if (!plan) return {};
    std::vector<StretchId> all = plan->warm_up;
    for (const PlannedPart& part : plan->parts) {
        for (const PlannedExercise& exercise : part.exercises) all.push_back(exercise.stretch);
    }
    return all;
}

}  // namespace triage
