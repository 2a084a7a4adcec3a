#include "triage/plan.hpp"

#include <algorithm>
#include <cmath>

#include "program/stretch_filter.hpp"

namespace triage {

namespace {

constexpr double sessions_a_week = 7;

// Shares are fractions of minutes: three times a third of five is five.
constexpr double tolerance = 1e-6;

unsigned whole_minutes(double minutes) { return static_cast<unsigned>(std::ceil(minutes - tolerance)); }

double week_of(double sessions_before) { return std::floor(sessions_before / sessions_a_week) + 1; }

std::optional<Range> limited(const std::optional<Range>& routine, const std::optional<Range>& session, bool is_full) {
    if (!routine || !session) return std::nullopt;
    const double high = std::min(routine->high, session->high);
    return Range{std::min(is_full ? routine->low : std::min(routine->low, session->low), high), high};
}

// The routine's dose as it is written, once the full dose is reached; before, no number above the session's.
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

struct Candidate {
    PlannedExercise exercise;
    std::size_t part = 0;
    double minutes = 0;
};

class Planner {
public:
    Planner(const Program& program, const Profile& profile, const Decision& decision, const PlanOptions& options)
        : rules_(program.rules()),
          outline_(*rules_.plan),
          profile_(profile),
          allowed_(decision.allowed),
          options_(options),
          done_(sessions_done(rules_, profile)) {
        allowed_.add(decision.modified);
        plan_.why = explain(program, profile, decision);
    }

    Result<Plan> plan() {
        count_sessions();
        add_warm_up();
        if (plan_.warm_up.empty()) return empty();
        if (plan_.stage != Stage::first_session) add_ladders();
        std::vector<Candidate> candidates =
            plan_.stage == Stage::first_session ? first_candidates() : routine_candidates();
        if (!has_exercise(candidates)) return empty();
        if (options_.minutes) {
            if (Issues issues = cut(candidates); !issues.empty()) return issues;
        }
        const bool is_one_sitting = options_.minutes || plan_.stage == Stage::first_session;
        add_parts(candidates, is_one_sitting);
        return std::move(plan_);
    }

private:
    void count_sessions() {
        const double done = std::floor(done_.value_or(0));
        const double full_from = rules_.progression ? std::ceil(rules_.progression->full_from) : 1;
        plan_.is_counted = done_.has_value();
        plan_.session = done + 1;
        plan_.full_from = std::max(full_from, 1.0) + 1;
        plan_.stage = done < 1                          ? Stage::first_session
                      : plan_.session < plan_.full_from ? Stage::building_up
                                                        : Stage::full;
    }

    void add_warm_up() {
        plan_.warm_up_minutes = outline_.warm_up.minutes;
        for (const StretchId stretch : outline_.warm_up.stretches) {
            if (allowed_.contains(stretch)) plan_.warm_up.push_back(stretch);
        }
        if (!plan_.warm_up.empty()) return;
        for (const StretchId stretch : outline_.warm_up.stretches) leave_out(stretch);
    }

    // --- nothing to do -------------------------------------------------------------------------------------

    bool has_exercise(const std::vector<Candidate>& candidates) const {
        return std::any_of(candidates.begin(), candidates.end(),
                           [&](const Candidate& candidate) { return is_exercise(rules_[candidate.exercise.stretch]); });
    }

    Plan empty() {
        plan_.choices.clear();
        plan_.empty.emplace();
        for (const StretchId stretch : plannable()) {
            if (!allowed_.contains(stretch)) leave_out_if_due(stretch);
        }
        if (could_come(Obstacle::possible_exclusion)) {
            plan_.empty->would_help = Help::answers;
            add_open_questions();
        } else if (could_come(Obstacle::equipment)) {
            plan_.empty->would_help = Help::equipment;
        }
        return std::move(plan_);
    }

    // Whether there could be a warm-up and an exercise if what has this obstacle, or a lesser one, were allowed.
    bool could_come(Obstacle obstacle) const {
        const std::vector<StretchId>& warm_up = outline_.warm_up.stretches;
        const std::vector<StretchId> all = plannable();
        const auto could = [&](StretchId stretch) { return could_come(stretch, obstacle); };
        return std::any_of(warm_up.begin(), warm_up.end(), could) && std::any_of(all.begin(), all.end(), could);
    }

    bool could_come(StretchId stretch, Obstacle most) const {
        if (allowed_.contains(stretch)) return true;
        const Stretch& entry = rules_[stretch];
        const StretchFilter filter(rules_, profile_);
        const bool is_here = !filter.is_too_early(entry) || !plan_.is_counted;
        const bool is_met = most == Obstacle::equipment || filter.unmet_need(entry) == nullptr;
        return obstacle(stretch).obstacle != Obstacle::exclusion && is_here && is_met;
    }

    // Nobody who said how many sessions are done is in another one.
    std::vector<StretchId> plannable() const {
        std::vector<StretchId> all;
        const bool may_be_first = plan_.stage == Stage::first_session;
        for (std::size_t i = 0; may_be_first && i < rules_.stretches.size(); ++i) {
            const Stretch& stretch = rules_.stretches[i];
            if (stretch.kind == StretchKind::stretch && stretch.first_session) all.push_back(static_cast<StretchId>(i));
        }
        if (may_be_first && plan_.is_counted) return all;
        const auto add = [&](StretchId stretch) {
            if (is_exercise(rules_[stretch])) all.push_back(stretch);
        };
        for (const RoutinePart& part : outline_.routine.parts) {
            for (const Exercise& exercise : part.exercises) add(exercise.stretch);
        }
        for (const Ladder& ladder : outline_.ladders) std::for_each(ladder.steps.begin(), ladder.steps.end(), add);
        return all;
    }

    // Those that hold back what could be planned; the number of sessions, where nobody said it.
    void add_open_questions() {
        IdSet<FactId> open(rules_.vocabulary.facts().size());
        std::vector<StretchId> all = plannable();
        all.insert(all.end(), outline_.warm_up.stretches.begin(), outline_.warm_up.stretches.end());
        for (const StretchId stretch : all) {
            const bool is_open = !allowed_.contains(stretch) && could_come(stretch, Obstacle::possible_exclusion) &&
                                 obstacle(stretch).obstacle == Obstacle::possible_exclusion;
            if (!is_open) continue;
            for (const FactValue& value : obstacle(stretch).facts) open.insert(value.fact);
        }
        if (!plan_.is_counted && open.empty() && rules_.progression) open.insert(rules_.progression->sessions);
        plan_.empty->ask = open.to_vector();
    }

    // --- what could be done --------------------------------------------------------------------------------

    std::vector<Candidate> first_candidates() {
        std::vector<Candidate> all;
        for (const StretchId stretch : by_importance()) {
            if (all.size() < outline_.first_session.stretches) {
                all.push_back({{stretch, allowed(stretch).dose, std::nullopt}, 0, share(stretch)});
            } else {
                plan_.choices.push_back(stretch);
            }
        }
        return all;
    }

    // The stretches that a first session may have: those of the routine first, then the others in the order of the
    // packs.
    std::vector<StretchId> by_importance() const {
        std::vector<StretchId> all;
        IdSet<StretchId> seen(rules_.stretches.size());
        const auto add = [&](StretchId stretch) {
            const bool fits = allowed_.contains(stretch) && rules_[stretch].kind == StretchKind::stretch &&
                              rules_[stretch].first_session;
            if (!fits || seen.contains(stretch)) return;
            seen.insert(stretch);
            all.push_back(stretch);
        };
        for (const RoutinePart& part : outline_.routine.parts) {
            for (const Exercise& exercise : part.exercises) add(exercise.stretch);
        }
        for (std::size_t i = 0; i < rules_.stretches.size(); ++i) add(static_cast<StretchId>(i));
        return all;
    }

    std::vector<Candidate> routine_candidates() {
        std::vector<Candidate> all;
        for (std::size_t i = 0; i < outline_.routine.parts.size(); ++i) {
            const RoutinePart& part = outline_.routine.parts[i];
            for (const Exercise& exercise : part.exercises) {
                if (const auto stretch = stretch_of_today(exercise.stretch)) {
                    all.push_back({planned(exercise, *stretch), i, share(part)});
                } else {
                    leave_out(exercise.stretch);
                }
            }
        }
        return all;
    }

    PlannedExercise planned(const Exercise& exercise, StretchId stretch) const {
        const std::optional<Dose>& dose = allowed(stretch).dose;
        const bool is_full = dose == rules_[stretch].dose;
        return {stretch, limited(exercise.dose, dose, is_full),
                stretch == exercise.stretch ? std::nullopt : std::optional(exercise.stretch)};
    }

    const AllowedStretch& allowed(StretchId stretch) const {
        const bool is_modified = std::any_of(plan_.why.modified.begin(), plan_.why.modified.end(),
                                             [&](const AllowedStretch& one) { return one.stretch == stretch; });
        const std::vector<AllowedStretch>& all = is_modified ? plan_.why.modified : plan_.why.stretches;
        return *std::find_if(all.begin(), all.end(), [&](const AllowedStretch& one) { return one.stretch == stretch; });
    }

    static double share(const RoutinePart& part) {
        return static_cast<double>(part.minutes) / static_cast<double>(part.exercises.size());
    }

    double share(StretchId stretch) const {
        double longest = 0;
        for (const RoutinePart& part : outline_.routine.parts) {
            longest = std::max(longest, share(part));
            const bool is_here = std::any_of(part.exercises.begin(), part.exercises.end(),
                                             [&](const Exercise& exercise) { return exercise.stretch == stretch; });
            if (is_here) return share(part);
        }
        return longest;
    }

    // --- ladders -------------------------------------------------------------------------------------------

    // A step of a ladder stands for the ladder: the highest allowed step takes its place.
    std::optional<StretchId> stretch_of_today(StretchId stretch) const {
        for (const Ladder& ladder : outline_.ladders) {
            if (std::find(ladder.steps.begin(), ladder.steps.end(), stretch) != ladder.steps.end()) {
                return highest_step(ladder);
            }
        }
        return allowed_.contains(stretch) ? std::optional(stretch) : std::nullopt;
    }

    std::optional<StretchId> highest_step(const Ladder& ladder) const {
        const auto found = std::find_if(ladder.steps.rbegin(), ladder.steps.rend(),
                                        [&](StretchId step) { return allowed_.contains(step); });
        return found == ladder.steps.rend() ? std::nullopt : std::optional(*found);
    }

    void add_ladders() {
        for (std::size_t i = 0; i < outline_.ladders.size(); ++i) {
            const Ladder& ladder = outline_.ladders[i];
            PlannedLadder planned{i, week_of(plan_.session - 1), {}};
            const auto now = highest_step(ladder);
            bool is_above = !now;
            for (const StretchId step : ladder.steps) {
                const StepState state = state_of(step, now);
                planned.steps.push_back({step, week_of(rules_[step].from_session - 1), state});
                // An easier step than today's is not missed; a harder one whose week has come is.
                if (is_above && state == StepState::not_allowed) leave_out_if_due(step);
                is_above = is_above || step == now;
            }
            plan_.ladders.push_back(std::move(planned));
        }
    }

    StepState state_of(StretchId step, std::optional<StretchId> now) const {
        const StretchFilter filter(rules_, profile_);
        if (step == now) return StepState::now;
        if (allowed_.contains(step)) return StepState::earlier;
        const bool is_only_early = obstacle(step).obstacle == Obstacle::too_early;
        return is_only_early && filter.unmet_need(rules_[step]) == nullptr ? StepState::later : StepState::not_allowed;
    }

    void leave_out_if_due(StretchId step) {
        if (obstacle(step).obstacle != Obstacle::too_early) leave_out(step);
    }

    // --- what is left out ----------------------------------------------------------------------------------

    // Under `proceed` every stretch is either allowed or excluded.
    const ExcludedStretch& obstacle(StretchId stretch) const {
        return *std::find_if(plan_.why.excluded.begin(), plan_.why.excluded.end(),
                             [&](const ExcludedStretch& one) { return one.stretch == stretch; });
    }

    void leave_out(StretchId stretch) {
        const bool is_said = std::any_of(plan_.left_out.begin(), plan_.left_out.end(),
                                         [&](const ExcludedStretch& one) { return one.stretch == stretch; });
        if (!is_said) plan_.left_out.push_back(obstacle(stretch));
    }

    // --- minutes -------------------------------------------------------------------------------------------

    // Keeps the first exercises that fit behind the warm-up, in the order of the routine.
    Issues cut(std::vector<Candidate>& candidates) {
        const double most = *options_.minutes;
        double used = outline_.warm_up.minutes;
        if (candidates.empty()) return {};
        const double least = used + candidates.front().minutes;
        if (most + tolerance < least) return too_few(whole_minutes(least));
        auto rest = candidates.begin();
        for (; rest != candidates.end() && used + rest->minutes <= most + tolerance; ++rest) used += rest->minutes;
        std::for_each(rest, candidates.end(),
                      [&](const Candidate& one) { plan_.later.push_back(one.exercise.stretch); });
        candidates.erase(rest, candidates.end());
        return {};
    }

    Issues too_few(unsigned least) const {
        const unsigned minutes = *options_.minutes;
        return {{"too_few_minutes",
                 std::to_string(minutes) + (minutes == 1 ? " minute is" : " minutes are") +
                     " too few for the warm-up and one exercise",
                 "that takes " + std::to_string(least) + " minutes",
                 {},
                 Severity::error}};
    }

    void add_parts(const std::vector<Candidate>& candidates, bool is_one_sitting) {
        std::optional<std::size_t> current;
        double minutes = 0;
        for (const Candidate& one : candidates) {
            const std::size_t part = is_one_sitting ? 0 : one.part;
            if (part != current) {
                plan_.parts.push_back({is_one_sitting ? "" : outline_.routine.parts[part].name, 0, {}});
                minutes = 0;
            }
            current = part;
            minutes += one.minutes;
            plan_.parts.back().minutes = whole_minutes(minutes);
            plan_.parts.back().exercises.push_back(one.exercise);
        }
    }

    const RuleBase& rules_;
    const PlanOutline& outline_;
    const Profile& profile_;
    IdSet<StretchId> allowed_;  ///< as they are, or modified
    const PlanOptions& options_;
    std::optional<double> done_;
    Plan plan_;
};

Issues one_issue(std::string_view code, std::string message, std::string hint) {
    return {{code, std::move(message), std::move(hint), {}, Severity::error}};
}

}  // namespace

unsigned minutes_without_warm_up(const Plan& plan) {
    unsigned minutes = 0;
    for (const PlannedPart& part : plan.parts) minutes += part.minutes;
    return minutes;
}

unsigned minutes_in_all(const Plan& plan) {
    return minutes_without_warm_up(plan) + plan.warm_up_minutes * static_cast<unsigned>(plan.parts.size());
}

Result<Plan> plan_for_today(const Program& program, const Profile& profile, const Decision& decision,
                            const PlanOptions& options) {
    if (decision.verdict != Verdict::proceed) {
        return one_issue("not_proceed", "nothing is planned unless the verdict is `proceed`", "");
    }
    if (!program.rules().plan) {
        return one_issue("no_plan", "no pack says how a session is put together", "one of them needs a `plan:`");
    }
    return Planner(program, profile, decision, options).plan();
}

}  // namespace triage
