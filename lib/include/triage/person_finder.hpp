// Finds a person for whom something holds, or proves that there is none.
//
// `run_cases` asks for the people whom the cases of a pack lack. `solver_finder` (verify.hpp) answers with Z3, which an
// application that only decides does not link; so the two meet in this interface, and neither includes the other. A
// finder of one's own may be weaker: one that answers `gave_up` is always right.
//
//     std::unique_ptr<triage::PersonFinder> finder = triage::solver_finder(program);
//     triage::CaseReport report = triage::run_cases(program, {.suggest = true, .finder = finder.get()});
//
// Threads: a finder belongs to one thread at a time.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "triage/profile.hpp"
#include "triage/program.hpp"
#include "triage/search_end.hpp"

namespace triage {

/// The demands on a person. All of them are to be true at once; a list that is empty demands nothing.
struct WantedPerson {
    /// Conditions that hold in every completion of the profile.
    std::vector<Condition> hold;
    /// Conditions that hold in none.
    std::vector<Condition> fail;
    /// Conditions that hold in some and not in all: a fact that decides them is unknown.
    std::vector<Condition> open;
    /// The program's verdict on them; empty: any.
    std::optional<Verdict> verdict;
    /// The last word on a profile, asked of every one that is tried: an example is made as calm as this lets it be.
    /// REQUIRES: not empty, and true only of profiles that are as wanted.
    std::function<bool(const Profile&)> shows;
};

/// The answer of a finder. It owns the profile.
struct FoundPerson {
    SearchEnd end = SearchEnd::gave_up;
    /// Filled only with `found`. Somebody who denies everything and has harmless numbers, but for as few facts as were
    /// found to be enough.
    std::optional<Profile> profile;
};

/// A finder of people for one program, which outlives it.
class PersonFinder {
public:
    virtual ~PersonFinder() = default;

    /// `found`: with a profile for which `shows` is true. `none_exists`: nobody at all is as wanted. `gave_up`: the
    /// budget is spent, or nobody found was confirmed by `shows`. REQUIRES: conditions over the program's vocabulary.
    virtual FoundPerson find(const WantedPerson& wanted) = 0;

    /// Somebody whom the other program decides otherwise: by levels, certain rules (which meet by their id) or
    /// stretches. `found`: the two differ; without a profile where nobody was found for whom `shows` is true.
    /// `none_exists`: both decide alike for everybody. REQUIRES: a program over the same vocabulary.
    virtual FoundPerson find_difference(const Program& other, const std::function<bool(const Profile&)>& shows) = 0;
};

}  // namespace triage
