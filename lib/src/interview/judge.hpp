// Decides about people, as far as an interview needs it: about the person who is asked, and about people who are tried
// out in that person's place.
//
// An interview has two stages. First it is about the level: floor, ceiling, and the facts that hold them apart. Once
// the person may proceed and no answer can change that, it is about the stretches: what is missing is then what
// exclusions of stretches wait for. The profile alone says which stage it is, so a judge finds out when it is made, and
// keeps to it for everybody who is tried out.
//
// Threads: one judge belongs to one thread; it decides into memory that it uses again.
#pragma once

#include <algorithm>
#include <vector>

#include "explain/alternatives.hpp"
#include "program/stretch_filter.hpp"

namespace triage {

class Judge {
public:
    /// Program and profile outlive the judge. `wanted`: the stretches that it is about; empty: any.
    Judge(const Program& program, const Profile& profile, const std::vector<StretchId>& wanted = {});

    const Program& program() const { return program_; }
    /// The person who is asked.
    const Profile& profile() const { return profile_; }
    bool is_about_stretches() const { return is_about_stretches_; }

    /// The last person's decision, up to where it was taken.
    const Decision& decision() const { return evaluator_.decision(); }
    const Evaluator& evaluator() const { return evaluator_; }
    /// What the last person who was decided about is missing: for the level, or for the stretches.
    const IdSet<FactId>& missing() const { return missing_; }
    /// Floor, ceiling and rules; if it is about stretches, also what is offered.
    void judge(const Profile& person);
    /// `judge`, and the facts that are missing.
    void decide(const Profile& person);

    /// The answers to a question, one of each kind that the program can tell apart.
    std::vector<Alternative> answers_to(FactId fact) const;

    /// The stretches that it is about.
    const IdSet<StretchId>& wanted() const { return wanted_; }
    /// Whether an exclusion could keep back a stretch that is wanted and otherwise offered. REQUIRES: `judge`.
    bool could_exclude(ExclusionId exclusion) const;
    /// The unknown facts that an exclusion waits for. REQUIRES: `judge`.
    IdSet<FactId> facts_open_in(ExclusionId exclusion) const;

private:
    bool is_removed(StretchId stretch) const;

    const Program& program_;
    const Profile& profile_;
    const ComparedNumbers compared_;
    const StretchFilter filter_;
    IdSet<StretchId> wanted_;
    Evaluator evaluator_;
    IdSet<FactId> missing_;
    bool is_about_stretches_ = false;
};

/// Gives the person one answer to `fact` after the other until `is_found()`, and says whether it was. The person is
/// left as before: REQUIRES: the fact is unknown.
template <class IsFound>
bool try_answers(const std::vector<Alternative>& answers, FactId fact, Profile& person, IsFound is_found) {
    const bool found = std::any_of(answers.begin(), answers.end(), [&](const Alternative& answer) {
        triage::apply(answer.values, person);
        return is_found();
    });
    person.set(fact, Presence::unknown);
    return found;
}

}  // namespace triage
