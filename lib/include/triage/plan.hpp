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

struct PlanOptions {
    /// One sitting of at most so many minutes, warm-up included; empty: the parts of the routine, spread over the day.
    std::optional<unsigned> minutes;
};

enum class Stage : std::uint8_t { first_session, building_up, full };

struct PlannedExercise {
    StretchId stretch{};
    std::optional<Dose> dose;             ///< for this session; empty where the sources state none yet
    std::optional<StretchId> instead_of;  ///< what the routine names, where a ladder's step takes its place
};

/// What is done in one go, after a warm-up.
struct PlannedPart {
    std::string name;      ///< empty where the session has only one part
    unsigned minutes = 0;  ///< without the warm-up
    std::vector<PlannedExercise> exercises;
};

enum class StepState : std::uint8_t { not_allowed, earlier, now, later };

struct PlannedStep {
    StretchId stretch{};
    double from_week = 1;
    StepState state = StepState::not_allowed;
};

/// A ladder in this week; a week has seven sessions. The step of today is the highest one that is allowed.
struct PlannedLadder {
    std::size_t ladder = 0;  ///< in the outline
    double week = 1;
    std::vector<PlannedStep> steps;
};

/// What would bring an exercise back to somebody who has none left.
enum class Help : std::uint8_t {
    answers,    ///< to questions that are open
    equipment,  ///< which is not at hand
    nothing,    ///< that they could do by themselves: a professional has to say which exercises suit them
};

/// Why there is nothing to do today.
struct EmptyPlan {
    Help would_help = Help::nothing;
    std::vector<FactId> ask;  ///< `answers`: the open questions
};

struct Plan {
    Explanation why;          ///< the decision, with every allowed stretch and its dose in this session
    double session = 1;       ///< this one
    bool is_counted = false;  ///< whether the sessions before are known; otherwise this is taken for the first
    Stage stage = Stage::first_session;
    double full_from = 1;            ///< the first session with full doses
    std::vector<StretchId> warm_up;  ///< any one of them; empty: none is allowed, and nothing is planned
    unsigned warm_up_minutes = 0;    ///< before each part
    std::vector<PlannedPart> parts;
    std::vector<StretchId> choices;         ///< first session: any of these may take the place of a planned one
    std::vector<StretchId> later;           ///< exercises for which the minutes are too few
    std::vector<ExcludedStretch> left_out;  ///< what the outline names and the person may not do
    std::vector<PlannedLadder> ladders;     ///< none in a first session
    std::optional<EmptyPlan> empty;         ///< no exercise is planned: `parts` is empty, and this is no plan
};

/// Minutes of the parts, without and with the warm-up before each.
TRIAGE_EXPORT unsigned minutes_without_warm_up(const Plan& plan);
TRIAGE_EXPORT unsigned minutes_in_all(const Plan& plan);

/// The plan of one person. Failure: `not_proceed` for any other verdict, `no_plan` where no pack has a `plan:`,
/// `too_few_minutes` where they do not hold the warm-up and one exercise, with how many do.
/// REQUIRES: `decision` is `program.evaluate(profile)`.
TRIAGE_EXPORT Result<Plan> plan_for_today(const Program& program, const Profile& profile, const Decision& decision,
                                          const PlanOptions& options = {});

}  // namespace triage
