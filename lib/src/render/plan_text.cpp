// The plan for today as a page: how long it takes, the warm-up, the exercises in their order, then what to know and
// what was left out. It is read on the mat, so a dose and a precaution stand with the exercise that they belong to,
// and reasons come last.

#include <algorithm>
#include <iterator>

#include "render/dose_text.hpp"
#include "render/footer.hpp"
#include "render/limits.hpp"
#include "render/safety_net.hpp"
#include "render/wording.hpp"
#include "text/groups.hpp"
#include "text/number.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

std::string minutes_text(unsigned minutes) { return counted(minutes, "minute", "minutes"); }

/// Writes one plan. Used once: the page is taken out at the end.
class PlanPage {
public:
    PlanPage(const Program& program, const Plan& plan, const RenderOptions& options)
        : rules_(program.rules()), plan_(plan), options_(options), page_(options.width, options.color) {}

    std::string write() { return plan_.empty ? write_empty() : write_plan(); }

private:
    std::string write_plan() {
        write_head();
        write_warm_up();
        for (const PlannedPart& part : plan_.parts) write_part(part);
        write_net();
        write_notices();
        for (const PlannedLadder& ladder : plan_.ladders) write_ladder(ladder);
        write_left_out();
        write_others();
        page_.blank();
        write_brief_footer(page_, rules_, "");
        return page_.take();
    }

    void write_net() { write_safety_net(page_, rules_, plan_.why.verdict, plan_.why.floor, options_.emergency_number); }

    // The page of a day without a plan: what would help, and what may be done all the same.
    std::string write_empty() {
        page_.paragraph(0, "", "NO PLAN FOR TODAY", Style::yellow);
        page_.paragraph(0, "",
                        plan_.warm_up.empty() ? "No warm-up is left for you, and a session begins with one."
                                              : "No exercise is left for you that could be planned.");
        for (const std::string& text : limit_texts(rules_, limits_of(rules_, plan_.why))) page_.paragraph(0, "", text);
        section("What to do");
        page_.paragraph(2, "", instead_of_exercises(plan_.empty->would_help));
        for (const FactId id : plan_.empty->ask) {
            const Fact& fact = rules_.vocabulary[id];
            page_.paragraph(2, "? ", fact.question + " [" + fact.id + "]");
        }
        if (!plan_.empty->ask.empty() && !options_.how_to_answer.empty()) {
            page_.paragraph(2, "", options_.how_to_answer, Style::dim);
        }
        write_still_allowed();
        write_left_out();
        write_net();
        page_.blank();
        write_brief_footer(page_, rules_, "");
        return page_.take();
    }

    // Allowed stretches are not withheld because they make no plan together.
    void write_still_allowed() {
        std::vector<StretchId> all;
        for (const AllowedStretch* allowed : offered(plan_.why)) all.push_back(allowed->stretch);
        if (all.empty()) return;
        section("Still allowed");
        write_names(all, "; ");
    }

    void section(const std::string& title) {
        page_.blank();
        page_.heading(title);
    }

    const std::string& name(StretchId stretch) const { return rules_[stretch].name; }

    template <class Stretches>
    std::string names(const Stretches& stretches, const std::string& between) const {
        std::string text;
        for (const StretchId stretch : stretches) text += (text.empty() ? "" : between) + name(stretch);
        return text;
    }

    void write_head() {
        page_.paragraph(0, "", "YOUR PLAN FOR TODAY", Style::green);
        page_.paragraph(0, "", stage_text());
        if (!plan_.is_counted && !options_.how_to_answer.empty()) page_.paragraph(0, "", options_.how_to_answer);
        page_.paragraph(0, "", time_text());
    }

    // Says where this session lies on the way to the full dose. A person who did not count gets the first dose.
    std::string stage_text() const {
        const std::string session = "Session " + number_text(plan_.session);
        switch (plan_.stage) {
            case Stage::first_session:
                if (plan_.is_counted) return "Session 1: little, and gently.";
                return "Nobody said how many sessions you have done, so this one is taken for your first.";
            case Stage::building_up:
                return session + ": still less than the full dose, which comes in session " +
                       number_text(plan_.full_from) + ".";
            case Stage::full: break;
        }
        return session + ": the full dose.";
    }

    // The minutes that were asked for, and those that the clock will show where each part has a warm-up.
    std::string time_text() const {
        const std::string all = minutes_text(minutes_in_all(plan_));
        if (plan_.parts.size() == 1) return all + " in all, with the warm-up.";
        return minutes_text(minutes_without_warm_up(plan_)) + ", and a warm-up before each part: " + all + " in all.";
    }

    void write_warm_up() {
        const std::string when = plan_.parts.size() > 1 ? "Warm-up, before each part" : "Warm-up";
        section(when + " (" + minutes_text(plan_.warm_up_minutes) + ")");
        write_names(plan_.warm_up, ", or: ");
    }

    // Names in one line, but stretches that are done differently each on a line of their own, with how.
    void write_names(const std::vector<StretchId>& stretches, const std::string& between) {
        const auto is_modified = [&](StretchId stretch) {
            return std::any_of(plan_.why.modified.begin(), plan_.why.modified.end(),
                               [&](const AllowedStretch& one) { return one.stretch == stretch; });
        };
        std::vector<StretchId> plain;
        std::remove_copy_if(stretches.begin(), stretches.end(), std::back_inserter(plain), is_modified);
        if (!plain.empty()) page_.paragraph(2, "- ", names(plain, between));
        for (const StretchId stretch : stretches) {
            if (!is_modified(stretch)) continue;
            page_.paragraph(2, "- ", name(stretch));
            write_precautions(stretch);
        }
    }

    void write_part(const PlannedPart& part) {
        section((part.name.empty() ? "Then" : part.name) + " (" + minutes_text(part.minutes) + ")");
        for (const PlannedExercise& exercise : part.exercises) {
            page_.paragraph(2, "- ", name(exercise.stretch) + ": " + dose_text(exercise.dose));
            write_precautions(exercise.stretch);
        }
    }

    void write_precautions(StretchId stretch) {
        for (const AllowedStretch& allowed : plan_.why.modified) {
            if (allowed.stretch != stretch) continue;
            page_.paragraph(4, "", "Only like this: " + precautions_text(rules_, allowed));
            if (!allowed.instead.empty()) page_.paragraph(4, "", instead_text(rules_, allowed.instead));
        }
    }

    void write_notices() {
        if (rules_.notices.empty()) return;
        section("Please note");
        for (const Notice& notice : rules_.notices) page_.paragraph(2, "- ", notice.text);
        if (!options_.how_to_see_steps.empty()) page_.paragraph(2, "", options_.how_to_see_steps, Style::dim);
    }

    // Steps that are not allowed are not shown here: they stand under what is left out, with their reasons.
    void write_ladder(const PlannedLadder& planned) {
        section(rules_.plan->ladders[planned.ladder].name + ", week by week (this is week " +
                number_text(planned.week) + ")");
        bool is_first = true;
        for (const PlannedStep& step : planned.steps) {
            if (step.state == StepState::not_allowed) continue;
            page_.paragraph(2, "- ", name(step.stretch) + ": " + step_text(step, is_first),
                            step.state == StepState::now ? Style::bold : Style::plain);
            is_first = false;
        }
        if (is_first) page_.paragraph(2, "", "No step is left for you: see below why.");
    }

    static std::string step_text(const PlannedStep& step, bool is_first) {
        if (step.state == StepState::now) return "this week";
        const std::string from = "from week " + number_text(step.from_week) + " on";
        if (step.state == StepState::earlier) return from + ", easier";
        return from + (is_first ? "" : ", in place of the one before");
    }

    // Stretches that are left out for the same reason stand together.
    void write_left_out() {
        if (!plan_.later.empty()) {
            section("Another time, when you have more minutes");
            page_.paragraph(2, "- ", names(plan_.later, "; "));
        }
        if (plan_.left_out.empty()) return;
        section("Left out for you");
        Groups<std::string, std::string> groups;
        for (const ExcludedStretch& excluded : plan_.left_out) {
            groups.add(obstacles_text(rules_, excluded), name(excluded.stretch));
        }
        for (const auto& [why, all] : groups) page_.paragraph(2, "- ", joined(all, "; ") + ": " + why);
    }

    // Lists what is allowed and not in the plan. A first session offers only its choices, each with a dose.
    void write_others() {
        std::vector<StretchId> without_dose;
        const bool is_first = plan_.stage == Stage::first_session;
        bool is_headed = false;
        for (const AllowedStretch* allowed : offered(plan_.why)) {
            if (!is_another(allowed->stretch)) continue;
            if (!allowed->dose) {
                without_dose.push_back(allowed->stretch);
                continue;
            }
            if (!is_headed) section(is_first ? "You may take one of these instead" : "If you want others today");
            is_headed = true;
            page_.paragraph(2, "- ", name(allowed->stretch) + ": " + dose_text(allowed->dose));
            write_precautions(allowed->stretch);
        }
        if (without_dose.empty() || is_first) return;
        section("Allowed, but the sources give no dose");
        write_names(without_dose, "; ");
    }

    // True for a stretch that the plan does not name anywhere else.
    bool is_another(StretchId stretch) const {
        const auto is_in = [&](const std::vector<StretchId>& all) {
            return std::find(all.begin(), all.end(), stretch) != all.end();
        };
        if (plan_.stage == Stage::first_session) return is_in(plan_.choices);
        const bool is_planned = std::any_of(plan_.parts.begin(), plan_.parts.end(), [&](const PlannedPart& part) {
            return std::any_of(part.exercises.begin(), part.exercises.end(),
                               [&](const PlannedExercise& exercise) { return exercise.stretch == stretch; });
        });
        return !is_planned && !is_in(plan_.warm_up) && !is_in(plan_.later);
    }

    const RuleBase& rules_;
    const Plan& plan_;
    const RenderOptions& options_;
    Page page_;
};

}  // namespace

std::string to_text(const Program& program, const Plan& plan, const RenderOptions& options) {
    return PlanPage(program, plan, options).write();
}

}  // namespace triage
