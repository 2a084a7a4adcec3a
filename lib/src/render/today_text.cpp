// Written to be done with the text in hand: numbered, a precaution with the exercise that it belongs to, and no reason
// among the instructions.
#include "render/today_text.hpp"

#include <algorithm>

#include "render/dose_text.hpp"
#include "render/limits.hpp"
#include "render/wording.hpp"
#include "text/groups.hpp"

namespace triage {

namespace {

/// "brisk walking" for "Brisk walking", to stand inside a sentence; a word in capitals stays.
std::string inside_sentence(std::string name) {
    const bool is_capital = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
    const bool is_word = name.size() > 1 && name[1] >= 'a' && name[1] <= 'z';
    if (is_capital && is_word) name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}

class TodayText {
public:
    TodayText(Page& page, const RuleBase& rules, const Plan& plan, Steps steps, const RenderOptions& options)
        : page_(page), rules_(rules), plan_(plan), options_(options) {
        const bool is_short = plan.stage == Stage::first_session;
        tells_steps_ = is_short && steps == Steps::told;
    }

    void write() {
        page_.blank();
        if (plan_.empty) return write_empty();
        page_.heading(heading());
        for (const StretchId stretch : plan_.warm_up) note_how(stretch);
        for (const PlannedPart& part : plan_.parts) {
            if (part.name.empty()) {
                for (const PlannedExercise& exercise : part.exercises) write_exercise(exercise);
            } else {
                write_part(part);
            }
        }
        write_noted();
        if (!tells_steps_ && !options_.how_to_see_steps.empty()) {
            page_.paragraph(2, "", options_.how_to_see_steps, Style::dim);
        }
    }

private:
    std::string heading() const {
        std::string warm_up;
        for (const StretchId stretch : plan_.warm_up) {
            warm_up += (warm_up.empty() ? "" : " or ") + inside_sentence(rules_[stretch].name);
        }
        const std::string time = "Today, " + counted(minutes_in_all(plan_), "minute", "minutes");
        const std::string minutes = std::to_string(plan_.warm_up_minutes);
        if (plan_.parts.size() > 1) return time + ". Before each part, " + minutes + " of " + warm_up;
        return time + ". For the first " + minutes + ": " + warm_up;
    }

    void write_exercise(const PlannedExercise& exercise) {
        const Stretch& stretch = rules_[exercise.stretch];
        const std::string number = std::to_string(++number_);
        page_.paragraph(2, number + "  ", stretch.name + ": " + dose_text(exercise.dose));
        const std::string how = how_text(exercise.stretch);
        if (!how.empty()) page_.paragraph(5, "", "Only like this: " + how, Style::bold);
        if (tells_steps_) page_.paragraph(5, "", joined(stretch.steps, " "));
    }

    // The parts of a routine have many exercises, so those of a part run on.
    void write_part(const PlannedPart& part) {
        std::vector<std::string> exercises;
        for (const PlannedExercise& exercise : part.exercises) {
            exercises.push_back(rules_[exercise.stretch].name + ", " + dose_text(exercise.dose));
        }
        page_.paragraph(2, "",
                        part.name + ", " + counted(part.minutes, "minute", "minutes") + ": " + joined(exercises, "; "));
        for (const PlannedExercise& exercise : part.exercises) note_how(exercise.stretch);
    }

    // What wants the same care is told together, behind the exercises.
    void note_how(StretchId stretch) {
        std::string how = how_text(stretch);
        if (!how.empty()) noted_.add(std::move(how), rules_[stretch].name);
    }

    void write_noted() {
        for (const auto& [how, names] : noted_) {
            page_.paragraph(2, "", joined(names, ", ") + " only like this: " + how, Style::bold);
        }
    }

    // What the precautions ask for, each once. Their reasons stand with all other reasons.
    std::string how_text(StretchId stretch) const {
        const auto found = std::find_if(plan_.why.modified.begin(), plan_.why.modified.end(),
                                        [&](const AllowedStretch& one) { return one.stretch == stretch; });
        if (found == plan_.why.modified.end()) return {};
        std::vector<std::string> all;
        for (const Precaution& precaution : found->precautions) {
            const std::string& how = rules_[precaution.exclusion].modify->how;
            if (std::find(all.begin(), all.end(), how) == all.end()) all.push_back(how);
        }
        return joined(all, " ");
    }

    // Allowed stretches are not withheld because they make no plan together.
    void write_empty() {
        page_.heading("Today");
        page_.paragraph(2, "",
                        plan_.warm_up.empty() ? "No warm-up is left for you, and a session begins with one."
                                              : "No exercise is left for you that could be planned.");
        page_.paragraph(2, "", instead_of_exercises(plan_.empty->would_help));
        std::vector<std::string> names;
        for (const AllowedStretch* allowed : offered(plan_.why)) {
            const std::string how = how_text(allowed->stretch);
            names.push_back(rules_[allowed->stretch].name + (how.empty() ? "" : " (only like this: " + how + ")"));
        }
        if (!names.empty()) page_.paragraph(2, "", "Still allowed: " + joined(names, "; "));
    }

    Page& page_;
    const RuleBase& rules_;
    const Plan& plan_;
    const RenderOptions& options_;
    bool tells_steps_ = false;
    std::size_t number_ = 0;
    Groups<std::string, std::string> noted_;  ///< names of exercises, by how they are to be done
};

}  // namespace

void write_today(Page& page, const RuleBase& rules, const Plan& plan, Steps steps, const RenderOptions& options) {
    TodayText(page, rules, plan, steps, options).write();
}

}  // namespace triage
