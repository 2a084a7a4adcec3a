// What to do at once because the person is not sure: emergencies that hold if the unsure answers turn out badly,
// whatever the questions that are still to come bring.

#include <algorithm>

#include "explain/alternatives.hpp"
#include "explain/why_not.hpp"
#include "triage/interview.hpp"

namespace triage {

namespace {

/// Several numbers that one rule compares are tried in every combination, up to so many.
constexpr std::size_t max_tries = 1024;

/// Looks at each possible rule of an emergency: what does it need of the facts that the person is unsure of, and does
/// it hold if these turn out so?
class UnsureEmergencies {
public:
    UnsureEmergencies(const Program& program, const Profile& profile)
        : program_(program), profile_(profile), compared_(program), evaluator_(program), trial_(program) {
        evaluator_.evaluate(profile);
    }

    std::vector<ActNow> find() {
        std::vector<ActNow> all;
        const Decision& decision = evaluator_.decision();
        if (decision.floor.urgency == Urgency::emergency) return all;
        decision.possible.for_each([&](RuleId rule) {
            if (program_.rules()[rule].level.urgency != Urgency::emergency) return;
            ActNow act{rule, unsure_requirements(rule)};
            if (!act.as_if.empty() && holds_as_if(act)) all.push_back(std::move(act));
        });
        return all;
    }

private:
    // What else the rule waits for is left open: it must hold without.
    std::vector<Requirement> unsure_requirements(RuleId rule) const {
        std::vector<Requirement> all = waits_for(evaluator_, profile_, rule);
        std::erase_if(all, [&](const Requirement& each) { return !profile_.is_unsure(each.literal.fact); });
        return all;
    }

    // Findings as the rule needs them; numbers are tried, one of each kind that conditions can tell apart.
    bool holds_as_if(const ActNow& act) {
        Profile person = profile_;
        std::vector<FactId> numbers;
        for (const Requirement& each : act.as_if) {
            const FactId fact = each.literal.fact;
            if (!program_.vocabulary()[fact].quantity) {
                person.set(fact, each.needed ? Presence::present : Presence::absent);
            } else if (std::find(numbers.begin(), numbers.end(), fact) == numbers.end()) {
                numbers.push_back(fact);
            }
        }
        std::size_t tries = 0;
        return holds(act.rule, person, numbers, tries);
    }

    // Tries the steps of each number in turn. A search that takes too long counts as found: to tell somebody to act
    // without need is the smaller harm.
    bool holds(RuleId rule, Profile& person, const std::vector<FactId>& numbers, std::size_t& tries,
               std::size_t first = 0) {
        if (first == numbers.size()) {
            return ++tries > max_tries || trial_.judge(person).certain.contains(rule);
        }
        const std::vector<Alternative> steps = alternatives_of(program_, compared_, profile_, numbers[first]).steps;
        return std::any_of(steps.begin(), steps.end(), [&](const Alternative& step) {
            triage::apply(step.values, person);
            return holds(rule, person, numbers, tries, first + 1);
        });
    }

    const Program& program_;
    const Profile& profile_;
    const ComparedNumbers compared_;
    Evaluator evaluator_;
    Evaluator trial_;
};

}  // namespace

std::vector<ActNow> act_now(const Program& program, const Profile& profile) {
    if (profile.unsure().empty()) return {};
    return UnsureEmergencies(program, profile).find();
}

}  // namespace triage
