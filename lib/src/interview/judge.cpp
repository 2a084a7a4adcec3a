// The evaluator's steps in the order in which an interview needs them. Whole decisions are not taken: finding what is
// missing costs more than judging, and most people who are tried out only need to be judged.
#include "interview/judge.hpp"

#include "program/clauses.hpp"
#include "program/offer.hpp"

namespace triage {

Judge::Judge(const Program& program, const Profile& profile, const std::vector<StretchId>& wanted)
    : program_(program),
      profile_(profile),
      compared_(program),
      filter_(program.rules(), profile),
      wanted_(program.rules().stretches.size()),
      evaluator_(program) {
    for (const StretchId stretch : wanted) wanted_.insert(stretch);
    for (const StretchId stretch : program.rules().stretch_ids()) {
        if (wanted.empty()) wanted_.insert(stretch);
    }
    decide(profile);
    if (decision().verdict != Verdict::proceed) return;
    // `proceed` is given only when it is settled.
    is_about_stretches_ = true;
    judge(profile);
}

void Judge::judge(const Profile& person) {
    evaluator_.judge(person);
    if (is_about_stretches_) evaluator_.allow_stretches(person);
}

void Judge::decide(const Profile& person) {
    judge(person);
    missing_ = evaluator_.find_missing().missing;
    if (!is_about_stretches_) return;
    // The level is settled: what is missing is what these exclusions wait for.
    decision().maybe_excluding.for_each([&](ExclusionId id) {
        if (could_exclude(id)) missing_.add(facts_open_in(id));
    });
}

// Of the person who is asked, whoever is tried out: what may be answered does not depend on other answers.
std::vector<Alternative> Judge::answers_to(FactId fact) const {
    return alternatives_of(program_, compared_, profile_, fact).steps;
}

// A stretch that comes too early, lacks its equipment or is removed anyway is not worth a question.
bool Judge::could_exclude(ExclusionId exclusion) const {
    const std::vector<StretchId>& concerned = program_.rules()[exclusion].stretches;
    return std::any_of(concerned.begin(), concerned.end(), [&](StretchId id) {
        const Stretch& stretch = program_.rules()[id];
        return wanted_.contains(id) && !filter_.is_too_early(stretch) && filter_.unmet_need(stretch) == nullptr &&
               !is_removed(id);
    });
}

// Only exclusions that hold for certain, and that leave no modified stretch.
bool Judge::is_removed(StretchId stretch) const {
    bool found = false;
    decision().excluding.for_each([&](ExclusionId id) {
        const Exclusion& exclusion = program_.rules()[id];
        found |= !exclusion.modify && concerns(exclusion, stretch);
    });
    return found;
}

IdSet<FactId> Judge::facts_open_in(ExclusionId exclusion) const {
    return open_facts(program_, program_.condition(exclusion), evaluator_.literals());
}

}  // namespace triage
