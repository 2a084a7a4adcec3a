// Example people for what no case shows, and the YAML to paste them as.
//
// Each is built around the few facts that matter: everything else is denied, and a number that everybody has is a
// harmless one. The evaluator has confirmed each before it is shown.
#pragma once

#include <optional>
#include <set>

#include "authoring/cases/assignment_search.hpp"
#include "authoring/cases/coverage.hpp"
#include "authoring/cases/expectation.hpp"
#include "triage/authoring/cases.hpp"

namespace triage {

class Suggester {
public:
    /// `program` outlives it.
    Suggester(const Program& program, std::size_t max_steps);

    struct Person {
        SearchEnd end = SearchEnd::gave_up;
        std::optional<Profile> profile;  ///< when found
    };

    /// Somebody who shows it.
    Person shows(const Obligation& obligation) const;
    /// Somebody for whom `mutated`, the program with the mistake, decides otherwise, in what a case can pin.
    /// `none_exists` proves that both decide alike for everybody.
    Person differs(const Mutant& mutant, const Program& mutated) const;

    /// The case that pins what is decided for this person.
    Suggestion suggestion(const Profile& person, Owner owner, std::size_t number, std::string name) const;

private:
    Profile profile_of(const Assignment& assignment, Owner owner, std::size_t number) const;
    Person left_open(const Obligation& obligation) const;
    Person search(std::vector<Demand> demands, Owner owner, std::size_t number,
                  const std::function<bool(Profile&)>& accept) const;
    void find_harmless_numbers();
    void find_proceeding();
    double harmless_number(FactId quantity, const std::vector<double>& numbers) const;
    bool shows(const Obligation& obligation, const Profile& profile) const;

    const Program& program_;
    const RuleBase& rules_;
    std::size_t max_steps_;
    std::set<FactId> used_;           ///< facts that stand in rules and exclusions
    Assignment harmless_;             ///< of quantities that cannot be absent
    std::vector<Demand> proceeding_;  ///< that no rule holds that would stop who denies everything
};

/// What the suggestion is for, in few words: the name of its case.
std::string case_name(const Obligation& obligation, const RuleBase& rules);
std::string case_name(const Mutant& mutant, const RuleBase& rules);

/// An item of `cases`. Facts outside `used` that are absent are only mentioned as `no_others`.
std::string case_yaml(const Case& example, const Profile& profile, const std::set<FactId>& used, const RuleBase& rules);

}  // namespace triage
