// Example people for what no case shows, and the YAML to paste them as.
//
// Who they are is found by a `PersonFinder`: this unit says what is wanted of them, as conditions, and writes down who
// came. A finder gives people who deny everything but a few facts, so the cases are short.
#pragma once

#include <set>

#include "authoring/cases/coverage.hpp"
#include "authoring/cases/expectation.hpp"
#include "triage/authoring/cases.hpp"

namespace triage {

class Suggester {
public:
    /// Both outlive it.
    Suggester(const Program& program, PersonFinder& finder);

    /// Somebody who shows it.
    FoundPerson shows(const Obligation& obligation) const;
    /// Somebody for whom `mutated`, the program with the mistake, decides otherwise, in what a case can pin.
    /// `none_exists` proves that both decide alike for everybody; `found` without a person, that they do not.
    FoundPerson differs(const Mutant& mutant, const Program& mutated) const;

    /// The case that pins what is decided for this person.
    Suggestion suggestion(const Profile& person, Owner owner, std::size_t number, std::string name) const;

private:
    const Program& program_;
    const RuleBase& rules_;
    PersonFinder& finder_;
    std::set<FactId> used_;  ///< facts that stand in rules and exclusions
};

/// What is wanted of somebody who shows it, the evaluator's word aside.
WantedPerson wanted_for(const Obligation& obligation, const RuleBase& rules);

/// What the suggestion is for, in few words: the name of its case.
std::string case_name(const Obligation& obligation, const RuleBase& rules);
std::string case_name(const Mutant& mutant, const RuleBase& rules);

/// An item of `cases`. Facts outside `used` that are absent are only mentioned as `no_others`.
std::string case_yaml(const Case& example, const Profile& profile, const std::set<FactId>& used, const RuleBase& rules);

}  // namespace triage
