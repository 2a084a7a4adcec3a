// What to do today: the warm-up, then the exercises that are allowed, and how much of each.
//
// Used by `triage plan` and by apps that lead through a session.
//
//     const triage::Decision decision = program.evaluate(profile);
//     const triage::Result<triage::Plan> plan = triage::plan_for_today(program, profile, decision);
//     if (plan) std::cout << triage::to_text(program, *plan);
//
// There is a plan only under `proceed`, and only allowed stretches are in it. The pack's `plan:` says how a session is
// put together (docs/rule-format.md):
// - A first session (nobody said how many were done, or none were) has a few stretches at their first-session dose.
// - Later ones have the routine. No dose is above that of the session, and none above the routine's.
// - A warm-up comes before each part. Where no warm-up is allowed, nothing is planned: the sources want one first, and
//   cold muscles are hurt more easily.
//
// An empty plan is no plan: where no exercise is left, `empty` says what would help. Warm-ups and activities, such as
// walking, are no exercises.
//
// The sources give minutes for a part of the routine. An exercise counts for an equal share of its part, one that is in
// no part for the longest share there is; what is left of a part is rounded up to whole minutes.
//
// Threads: pure functions of their arguments; a plan is a value.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "triage/explain.hpp"
#include "triage/export.hpp"

namespace triage {

/// The person's wishes for today.
struct PlanOptions {
    /// One sitting of at most so many minutes, warm-up included; empty: the parts of the routine, spread over the day.
    std::optional<unsigned> minutes;
};

/// How far the person has come: nobody said that a session was done, some were, or enough for full doses.
enum class Stage : std::uint8_t { first_session, building_up, full };

/// One exercise of today.
struct PlannedExercise {
    StretchId stretch{};
    /// The dose of this session, and never above the routine's; empty where the sources state none yet.
    std::optional<Dose> dose;
    /// The stretch that the routine names, where a ladder's step takes its place; otherwise empty.
    std::optional<StretchId> instead_of;
};

/// The exercises that are done in one go, after a warm-up.
struct PlannedPart {
    /// Empty where the session has only one part.
    std::string name;
    /// Whole minutes, rounded up, without the warm-up.
    unsigned minutes = 0;
    /// At least one, in the order in which to do them.
    std::vector<PlannedExercise> exercises;
};

/// What a step of a ladder is to the person: not allowed, for a reason beside the session; easier than today's;
/// today's; or still to come.
enum class StepState : std::uint8_t { not_allowed, earlier, now, later };

/// One step of a ladder.
struct PlannedStep {
    StretchId stretch{};
    /// The week in which the step begins, counted from 1.
    double from_week = 1;
    StepState state = StepState::not_allowed;
};

/// A ladder in this week; a week has seven sessions. The step of today is the highest one that is allowed.
struct PlannedLadder {
    /// Its index in the outline's `ladders`.
    std::size_t ladder = 0;
    /// The week of this session, counted from 1.
    double week = 1;
    /// All steps of the ladder, the easiest first. At most one is `now`.
    std::vector<PlannedStep> steps;
};

/// The help that would bring an exercise back to somebody who has none left.
enum class Help : std::uint8_t {
    /// Answers to questions that are open.
    answers,
    /// Equipment that is not at hand.
    equipment,
    /// Nothing that they could do by themselves: a professional has to say which exercises suit them.
    nothing,
};

/// Why there is nothing to do today, and what would help.
struct EmptyPlan {
    Help would_help = Help::nothing;
    /// For `answers`: the open questions, in pack order.
    std::vector<FactId> ask;
};

/// One session of one person. It owns all its parts and refers to ids of the rule base.
/// INVARIANT: `parts` is empty if and only if `empty` is filled.
struct Plan {
    /// The decision, with every allowed stretch and its dose in this session.
    Explanation why;
    /// The number of this session, counted from 1.
    double session = 1;
    /// True if it is known how many sessions were done; otherwise this one is taken for the first.
    bool is_counted = false;
    Stage stage = Stage::first_session;
    /// The first session with full doses.
    double full_from = 1;
    /// Stretches to warm up with, any one of them. Empty: none is allowed, and nothing is planned.
    std::vector<StretchId> warm_up;
    /// Minutes of warm-up before each part.
    unsigned warm_up_minutes = 0;
    /// The parts of the routine, or one part: in a first session, and where `PlanOptions::minutes` asks for one
    /// sitting.
    std::vector<PlannedPart> parts;
    /// In a first session: stretches that may take the place of a planned one.
    std::vector<StretchId> choices;
    /// Exercises for which the minutes are too few.
    std::vector<StretchId> later;
    /// Stretches that the outline names and the person may not do, each once.
    std::vector<ExcludedStretch> left_out;
    /// The ladders of the outline; none in a first session.
    std::vector<PlannedLadder> ladders;
    /// Filled where no exercise is planned: then this is no plan.
    std::optional<EmptyPlan> empty;
};

/// The stretches that somebody will do today if nothing speaks against them: those of the warm-up, and those that the
/// plan would have if the open questions about stretches were answered with no. What these wait for is all that has to
/// be asked before a session (`Asking::wanted`, interview.hpp). Ask again when an answer has changed them. Empty for
/// any verdict but `proceed`, and where no pack has a `plan:`.
TRIAGE_EXPORT std::vector<StretchId> stretches_of_today(const Program& program, const Profile& profile);

/// The minutes of all parts, without and with the warm-up before each of them. 0 for an empty plan.
TRIAGE_EXPORT unsigned minutes_without_warm_up(const Plan& plan);
TRIAGE_EXPORT unsigned minutes_in_all(const Plan& plan);

/// The plan of one person; one that is empty counts as success. Failure, each with one issue: `not_proceed` for any
/// other verdict, `no_plan` where no pack has a `plan:`, `too_few_minutes` where they do not hold the warm-up and one
/// exercise; its hint says how many do.
/// REQUIRES: `decision` is `program.evaluate(profile)`.
TRIAGE_EXPORT Result<Plan> plan_for_today(const Program& program, const Profile& profile, const Decision& decision,
                                          const PlanOptions& options = {});

}  // namespace triage
