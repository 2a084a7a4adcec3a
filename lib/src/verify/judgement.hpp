// What a decision says about a symbolic person, as statements for the solver.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "program/offer.hpp"
#include "triage/program.hpp"
#include "verify/symbolic.hpp"

namespace triage {

/// The rungs of both axes: a level reaches a step when it demands no less.
inline constexpr std::array<Level, 6> level_steps{{{Outcome::see_a_doctor, Urgency::none},
                                                   {Outcome::stop, Urgency::none},
                                                   {Outcome::proceed, Urgency::self_care},
                                                   {Outcome::proceed, Urgency::routine},
                                                   {Outcome::proceed, Urgency::urgent},
                                                   {Outcome::proceed, Urgency::emergency}}};

/// `at least see-a-doctor`, `at least urgent`.
std::string step_text(Level step);

/// What each rule and each exclusion is for a person.
struct Truths {
    std::vector<Truth> rules;
    std::vector<Truth> exclusions;
};

/// A condition that cannot be judged: its entry ("rule `a`") and place.
struct TooLarge {
    std::string name;
    Position where;
};

/// From the conditions as written. Nothing where one is too large, which `too_large` then names.
std::optional<Truths> written_truths(Solver& solver, const RuleBase& rules, const SymbolicPerson& person,
                                     TooLarge* too_large = nullptr);

/// From the compiled clauses.
Truths compiled_truths(Solver& solver, const Program& program, const SymbolicPerson& person);

/// The same decision as docs/semantics.md defines it, built from what the rules are. The rule base and the solver
/// outlive it.
class Judgement {
public:
    Judgement(Solver& solver, const RuleBase& rules, SymbolicPerson person, Truths truths);

    const SymbolicPerson& person() const { return person_; }
    const Truths& truths() const { return truths_; }

    Formula floor_reaches(Level step) const { return floor_[index_of(step)]; }
    Formula ceiling_reaches(Level step) const { return ceiling_[index_of(step)]; }
    Formula settled() const { return settled_; }
    Formula verdict_is(Verdict verdict) const;
    Formula urgency_is(Urgency urgency) const;
    // Equipment aside: of a person about whose equipment nothing is said.
    /// As the catalogue has it.
    Formula allows(StretchId stretch) const { return allowed_[index(stretch)]; }
    /// As the catalogue has it, or as precautions say.
    Formula offers(StretchId stretch) const { return offered_[index(stretch)]; }
    Formula offers_any(const std::vector<StretchId>& stretches) const;
    /// Certain or possible.
    Formula applies(ExclusionId exclusion) const { return applies_[index(exclusion)]; }

private:
    static std::size_t index_of(Level step);
    void judge_levels();
    void judge_stretches();
    Formula allow(const Formulas& not_removed, double from_session) const;

    Solver* solver_;
    const RuleBase* rules_;
    SymbolicPerson person_;
    Truths truths_;
    std::array<Formula, level_steps.size()> floor_{};
    std::array<Formula, level_steps.size()> ceiling_{};
    Formula settled_ = Formula::never;
    Formulas allowed_;
    Formulas offered_;
    Formulas applies_;
};

/// The second decision offers a stretch that the first does not, or offers one without a precaution that the first has
/// for it. Both judge by these rules.
Formula is_freer(Solver& solver, const RuleBase& rules, const Judgement& first, const Judgement& second);
bool is_freer(const RuleBase& rules, const Decision& first, const Decision& second);

}  // namespace triage
