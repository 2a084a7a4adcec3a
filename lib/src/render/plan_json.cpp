// The plan is one more key of the decision's object: a program that shows decisions shows plans, too, and finds
// verdict, reasons and packs where it finds them always. Stretches are named by id and name only, since the decision
// beside them has their steps.

#include <array>

#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

// In the order of the enumerators of `Stage`, `Help` and `StepState`; a new enumerator needs its name here.
constexpr std::array<std::string_view, 3> stage_names{"first-session", "building-up", "full"};
constexpr std::array<std::string_view, 3> help_names{"answers", "equipment", "nothing"};
constexpr std::array<std::string_view, 4> step_state_names{"not-allowed", "earlier", "now", "later"};

/// Writes the value of `"plan"`. Used once: the JSON is taken out at the end.
class PlanWriter {
public:
    PlanWriter(const Program& program, const Plan& plan) : rules_(program.rules()), plan_(plan) {}

    std::string write() {
        json_.begin_object();
        write_empty();
        json_.field("session", plan_.session);
        json_.field("session_is_counted", plan_.is_counted);
        json_.field("stage", stage_names[static_cast<std::size_t>(plan_.stage)]);
        json_.field("full_from_session", plan_.full_from);
        json_.field("minutes", static_cast<double>(minutes_without_warm_up(plan_)));
        json_.field("minutes_in_all", static_cast<double>(minutes_in_all(plan_)));
        json_.key("warm_up");
        write_warm_up();
        write_array(json_, "parts", plan_.parts, [&](const PlannedPart& part) { write_part(part); });
        write_stretches("choices", plan_.choices);
        write_stretches("later", plan_.later);
        write_array(json_, "left_out", plan_.left_out, [&](const ExcludedStretch& one) {
            begin_stretch(one.stretch);
            json_.field("why", obstacle_text(rules_, one));
            json_.end_object();
        });
        write_array(json_, "ladders", plan_.ladders, [&](const PlannedLadder& ladder) { write_ladder(ladder); });
        json_.end_object();
        return json_.take();
    }

private:
    // Why there is no plan; no key where there is one.
    void write_empty() {
        if (!plan_.empty) return;
        json_.key("empty");
        json_.begin_object();
        json_.field("would_help", help_names[static_cast<std::size_t>(plan_.empty->would_help)]);
        write_array(json_, "ask", plan_.empty->ask, [&](FactId fact) { json_.text(rules_.vocabulary[fact].id); });
        json_.end_object();
    }

    // Opens an object and leaves it open for what is particular to the place.
    void begin_stretch(StretchId stretch) {
        json_.begin_object();
        json_.field("stretch", rules_[stretch].id);
        json_.field("name", rules_[stretch].name);
    }

    void write_stretches(std::string_view key, const std::vector<StretchId>& stretches) {
        write_array(json_, key, stretches, [&](StretchId stretch) {
            begin_stretch(stretch);
            json_.end_object();
        });
    }

    void write_warm_up() {
        json_.begin_object();
        write_stretches("any_of", plan_.warm_up);
        json_.field("minutes", static_cast<double>(plan_.warm_up_minutes));
        json_.end_object();
    }

    void write_part(const PlannedPart& part) {
        json_.begin_object();
        json_.field("name", part.name);
        json_.field("minutes", static_cast<double>(part.minutes));
        write_array(json_, "exercises", part.exercises, [&](const PlannedExercise& exercise) {
            begin_stretch(exercise.stretch);
            write_dose(json_, "dose", exercise.dose);
            json_.key("instead_of");
            if (exercise.instead_of) {
                json_.text(rules_[*exercise.instead_of].id);
            } else {
                json_.null();
            }
            json_.end_object();
        });
        json_.end_object();
    }

    // All steps, also those that are not allowed: a program may show the way as a whole.
    void write_ladder(const PlannedLadder& planned) {
        const Ladder& ladder = rules_.plan->ladders[planned.ladder];
        json_.begin_object();
        json_.field("ladder", ladder.id);
        json_.field("name", ladder.name);
        json_.field("week", planned.week);
        write_array(json_, "steps", planned.steps, [&](const PlannedStep& step) {
            begin_stretch(step.stretch);
            json_.field("from_week", step.from_week);
            json_.field("state", step_state_names[static_cast<std::size_t>(step.state)]);
            json_.end_object();
        });
        json_.end_object();
    }

    const RuleBase& rules_;
    const Plan& plan_;
    JsonWriter json_;
};

}  // namespace

std::string to_json(const Program& program, const Plan& plan, const RenderOptions& options) {
    std::string json = to_json(program, plan.why, options);
    json.pop_back();
    return json + ",\"plan\":" + PlanWriter(program, plan).write() + "}";
}

}  // namespace triage
