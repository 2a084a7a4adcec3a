// The decision on a symbolic person, as statements for the solver: which levels floor and ceiling reach, the verdict,
// which stretches are allowed or offered.
//
// It is the definition of docs/semantics.md written a second time, over formulas in place of bits, and shares no code
// with the evaluator: a proof about this is checked by replaying its examples through the other. What the rules are for
// the person goes in as `Truths`, from the conditions as written or from the compiled clauses, so that the two can be
// compared.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "program/offer.hpp"
#include "triage/program.hpp"
#include "verify/symbolic.hpp"

namespace triage {

/// The rungs of both axes, outcomes before urgencies, each from the lowest on. A level reaches a step when it demands
/// no less; outcome and urgency are joined apart, so a level is known once it is known which of the six it reaches.
inline constexpr std::array<Level, 6> level_steps{{{Outcome::see_a_doctor, Urgency::none},
                                                   {Outcome::stop, Urgency::none},
                                                   {Outcome::proceed, Urgency::self_care},
                                                   {Outcome::proceed, Urgency::routine},
                                                   {Outcome::proceed, Urgency::urgent},
                                                   {Outcome::proceed, Urgency::emergency}}};

/// The step in words for a message: `at least see-a-doctor`, `at least urgent`. REQUIRES: one of `level_steps`.
std::string step_text(Level step);

/// How each rule and each exclusion stands for a person, by position in the rule base.
struct Truths {
    std::vector<Truth> rules;
    std::vector<Truth> exclusions;
};

/// A condition that cannot be judged: its entry ("rule `a`") and place.
struct TooLarge {
    std::string name;
    Position where;
};

/// The truths that the conditions as written have. Nothing where one of them is too large; `too_large`, unless null,
/// then names it.
std::optional<Truths> written_truths(Solver& solver, const RuleBase& rules, const SymbolicPerson& person,
                                     TooLarge* too_large = nullptr);

/// The truths that the compiled clauses have: certain once enough literals of a clause are satisfied, ruled out once
/// too many are contradicted, as the evaluator counts them.
Truths compiled_truths(Solver& solver, const Program& program, const SymbolicPerson& person);

/// The decision on one symbolic person. It keeps pointers to the rule base and the solver, which outlive it. Building
/// one adds statements for all rules and stretches to the solver; reading one costs nothing.
class Judgement {
public:
    Judgement(Solver& solver, const RuleBase& rules, SymbolicPerson person, Truths truths);

    const SymbolicPerson& person() const { return person_; }
    const Truths& truths() const { return truths_; }

    Formula floor_reaches(Level step) const { return floor_[index_of(step)]; }
    Formula ceiling_reaches(Level step) const { return ceiling_[index_of(step)]; }
    /// No open question could raise the floor.
    Formula settled() const { return settled_; }
    /// Exactly this verdict, or exactly this urgency of the floor.
    Formula verdict_is(Verdict verdict) const;
    Formula urgency_is(Urgency urgency) const;
    /// The stretch may be done as the catalogue has it. Equipment is left aside, here and below: the person is one
    /// about whose equipment nothing is said.
    Formula allows(StretchId stretch) const { return allowed_[index(stretch)]; }
    /// The stretch may be done as the catalogue has it, or as precautions say.
    Formula offers(StretchId stretch) const { return offered_[index(stretch)]; }
    /// At least one of these stretches is offered; never for an empty list.
    Formula offers_any(const std::vector<StretchId>& stretches) const;
    /// The exclusion holds or may hold. Says so under every verdict, while a decision knows it under `proceed` only.
    Formula applies(ExclusionId exclusion) const { return applies_[index(exclusion)]; }

private:
    /// The position in `level_steps`. REQUIRES: one of them.
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

/// The second decision is more permissive about stretches: it offers one that the first does not, or offers one without
/// a precaution that the first has for it. Both judge by these rules. Doses are not compared.
Formula is_freer(Solver& solver, const RuleBase& rules, const Judgement& first, const Judgement& second);
/// The evaluator's answer to the same question, for replaying an example.
bool is_freer(const RuleBase& rules, const Decision& first, const Decision& second);

}  // namespace triage
