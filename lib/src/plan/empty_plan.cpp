// Help is found by asking what would be allowed if obstacles of one kind were gone: open questions first, since an
// answer costs nothing, then equipment. An exclusion that holds is never taken away: only a professional can say which
// exercises suit the person then.
#include "plan/empty_plan.hpp"

#include <algorithm>

namespace triage {

namespace {

/// Finds what is missed, what would help, and what to ask.
class EmptyPlanner {
public:
    EmptyPlanner(const Today& today, Plan& plan) : today_(today), rules_(today.rules()), plan_(plan) {}

    void make_empty() {
        plan_.choices.clear();
        plan_.empty.emplace();
        for (const StretchId stretch : plannable()) {
            if (!today_.allows(stretch)) today_.leave_out_if_due(stretch, plan_);
        }
        if (could_come(Obstacle::possible_exclusion)) {
            plan_.empty->would_help = Help::answers;
            add_open_questions();
        } else if (could_come(Obstacle::equipment)) {
            plan_.empty->would_help = Help::equipment;
        }
    }

private:
    // A plan has a warm-up and an exercise; both have to come.
    bool could_come(Obstacle most) const {
        const std::vector<StretchId>& warm_up = today_.outline().warm_up.stretches;
        const std::vector<StretchId> all = plannable();
        const auto could = [&](StretchId stretch) { return could_come(stretch, most); };
        return std::any_of(warm_up.begin(), warm_up.end(), could) && std::any_of(all.begin(), all.end(), could);
    }

    /// Whether the stretch would be allowed if obstacles up to `most`, and lesser ones, were gone. Where nobody counted
    /// the sessions, their number is one more open question.
    bool could_come(StretchId stretch, Obstacle most) const {
        if (today_.allows(stretch)) return true;
        const Stretch& entry = rules_[stretch];
        const bool is_time = !today_.filter().is_too_early(entry) || !plan_.is_counted;
        const bool is_met = most == Obstacle::equipment || today_.filter().unmet_need(entry) == nullptr;
        return today_.obstacle(stretch).obstacle != Obstacle::exclusion && is_time && is_met;
    }

    // Those of the session that this is: a first one, a later one, or either where nobody counted.
    std::vector<StretchId> plannable() const {
        std::vector<StretchId> all;
        const bool may_be_first = plan_.stage == Stage::first_session;
        if (may_be_first) add_first_session(all);
        if (!may_be_first || !plan_.is_counted) add_routine(all);
        return all;
    }

    void add_first_session(std::vector<StretchId>& all) const {
        for (const StretchId id : rules_.stretch_ids()) {
            if (rules_[id].kind == StretchKind::stretch && rules_[id].first_session) all.push_back(id);
        }
    }

    void add_routine(std::vector<StretchId>& all) const {
        const auto add = [&](StretchId stretch) {
            if (is_exercise(rules_[stretch])) all.push_back(stretch);
        };
        for (const RoutinePart& part : today_.outline().routine.parts) {
            for (const Exercise& exercise : part.exercises) add(exercise.stretch);
        }
        for (const Ladder& ladder : today_.outline().ladders) {
            std::for_each(ladder.steps.begin(), ladder.steps.end(), add);
        }
    }

    // The questions that hold back what could be planned; if none does, the number of sessions, where nobody said it.
    void add_open_questions() {
        IdSet<FactId> open(rules_.vocabulary.facts().size());
        const std::vector<StretchId>& warm_up = today_.outline().warm_up.stretches;
        std::vector<StretchId> all = plannable();
        all.insert(all.end(), warm_up.begin(), warm_up.end());
        for (const StretchId stretch : all) {
            if (!waits_for_answers(stretch)) continue;
            for (const FactValue& value : today_.obstacle(stretch).facts) open.insert(value.fact);
        }
        if (!plan_.is_counted && open.empty() && rules_.progression) open.insert(rules_.progression->sessions);
        plan_.empty->ask = open.to_vector();
    }

    // Answers alone would bring it: nothing else stands in its way.
    bool waits_for_answers(StretchId stretch) const {
        return !today_.allows(stretch) && could_come(stretch, Obstacle::possible_exclusion) &&
               today_.obstacle(stretch).obstacle == Obstacle::possible_exclusion;
    }

    const Today& today_;
    const RuleBase& rules_;
    Plan& plan_;
};

}  // namespace

void make_empty(const Today& today, Plan& plan) { EmptyPlanner(today, plan).make_empty(); }

}  // namespace triage
