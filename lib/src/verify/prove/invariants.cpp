// Proves the `invariants` that a pack states about itself: each names whom it is about, by a condition or by facts left
// open, and what their decision must be.
//
// An invariant about nobody fails as well. It would hold whatever the rules say, which is never what its author meant.

#include <algorithm>

#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// True when the condition holds in every completion of the profile, by a solver of its own: that of the run keeps all
/// it is told. REQUIRES: the condition needs no more than `max_fillings`. Nothing is left to choose but numbers that
/// the profile fixes, so the answer comes at once.
bool is_certain_for(const Profile& profile, const Vocabulary& vocabulary, const Condition& condition) {
    Solver solver(std::chrono::minutes(1));
    SymbolicPerson person = symbolic_person(solver, vocabulary);
    for (const FactId fact : facts_of(condition)) {
        SymbolicFact& symbol = person[index(fact)];
        symbol = with_presence(solver, symbol, profile.presence(fact));
        if (const auto number = profile.value(fact); number && symbol.number)
            solver.assume(solver.compare(*symbol.number, Comparator::equal, *number));
    }
    const auto truth = truth_of(solver, vocabulary, condition, person);
    return truth && solver.ask({solver.negation(truth->certain)}) == SearchEnd::none_exists;
}

/// One invariant. `is_kept` says in formulas and `keeps` of a decision what it demands; `is_given` and `is_broken_by`
/// are the same pair for whom it is about. The second of each confirms what the solver finds by the first.
class InvariantProof {
public:
    InvariantProof(ProofRun& run, const Invariant& invariant)
        : run_(run), solver_(run.solver()), invariant_(invariant), name_("invariant `" + invariant.id + "`") {}

    void prove() {
        const std::optional<Formula> given = is_given();
        if (!given) return run_.undecided("for whom " + name_ + " is stated", invariant_.where);
        if (run_.ask({*given}) == SearchEnd::none_exists) {
            return run_.failed(proof_error("applies_to_nobody", name_ + " is about nobody",
                                           "no profile satisfies its `given` and `unknown`", invariant_.where),
                               {});
        }
        if (!run_.refute({*given, solver_.negation(is_kept())}, "whether " + name_ + " holds", invariant_.where))
            return;
        const auto witnesses =
            run_.witness(name_ + " is broken", [&](const Profile& profile) { return is_broken_by(profile); });
        if (!witnesses.empty()) report(witnesses);
    }

private:
    /// Whom it is about: `given` is certain for them, and a fact of `unknown` is open. Nothing where `given` is too
    /// large.
    std::optional<Formula> is_given() {
        Formulas parts{some_unknown()};
        if (invariant_.given) {
            const auto truth = truth_of(solver_, run_.rules().vocabulary, *invariant_.given, run_.written().person());
            if (!truth) return std::nullopt;
            parts.push_back(truth->certain);
        }
        return solver_.all_of(parts);
    }

    /// One open fact is enough: that is what `unknown` means in a pack.
    Formula some_unknown() {
        if (invariant_.unknown.empty()) return Formula::always;
        Formulas any;
        for (const FactId fact : invariant_.unknown) {
            any.push_back(solver_.negation(run_.written().person()[index(fact)].known));
        }
        return solver_.any_of(any);
    }

    /// The demands of the invariant on the decision as written.
    Formula is_kept() {
        const Judgement& decision = run_.written();
        Formulas parts;
        for (const Level step : level_steps) {
            if (covered_by(step, invariant_.least)) parts.push_back(decision.floor_reaches(step));
            if (is_beyond(step)) parts.push_back(solver_.negation(decision.floor_reaches(step)));
        }
        if (invariant_.never_proceed) parts.push_back(solver_.negation(decision.verdict_is(Verdict::proceed)));
        parts.push_back(solver_.negation(decision.offers_any(invariant_.forbids)));
        return solver_.all_of(parts);
    }

    /// The step is above what `then` states as an exact value. A step on the other axis never is.
    bool is_beyond(Level step) const {
        return (invariant_.exact_outcome && step.outcome > *invariant_.exact_outcome) ||
               (invariant_.exact_urgency && step.urgency > *invariant_.exact_urgency);
    }

    /// The evaluator's answer to what the solver was asked.
    bool is_broken_by(const Profile& profile) {
        const bool lacks = invariant_.unknown.empty() ||
                           std::any_of(invariant_.unknown.begin(), invariant_.unknown.end(),
                                       [&](FactId fact) { return profile.presence(fact) == Presence::unknown; });
        return lacks && given_holds(profile) && !keeps(run_.program().evaluate(profile));
    }

    bool keeps(const Decision& decision) const {
        return covered_by(invariant_.least, decision.floor) &&
               (!invariant_.exact_outcome || decision.floor.outcome == *invariant_.exact_outcome) &&
               (!invariant_.exact_urgency || decision.floor.urgency == *invariant_.exact_urgency) &&
               !(invariant_.never_proceed && decision.verdict == Verdict::proceed) &&
               std::none_of(invariant_.forbids.begin(), invariant_.forbids.end(),
                            [&](StretchId stretch) { return offers(decision, stretch); });
    }

    /// Judges `given` as the only rule of a program, made once. One that does not compile is left to the solver.
    bool given_holds(const Profile& profile) {
        if (!invariant_.given) return true;
        if (!was_compiled_) judge_ = judge_alone(run_.rules().vocabulary, *invariant_.given);
        was_compiled_ = true;
        return judge_ ? judge_->evaluate(profile).certain.contains(RuleId{0})
                      : is_certain_for(profile, run_.rules().vocabulary, *invariant_.given);
    }

    // The decision that the witness gets stands in the message, since it is the quickest way to see what is wrong.
    void report(const std::vector<Witness>& witnesses) {
        const Decision& decision = witnesses.front().decision;
        std::string got = "`outcome = " + std::string(to_string(decision.floor.outcome)) +
                          " and urgency = " + std::string(to_string(decision.floor.urgency)) + "`, verdict `" +
                          std::string(to_string(decision.verdict)) + "`";
        for (const StretchId stretch : invariant_.forbids) {
            if (!offers(decision, stretch)) continue;
            got += ", and allows `" + run_.rules()[stretch].id + "`";
            if (decision.modified.contains(stretch)) got += ", with precautions";
        }
        run_.failed(proof_error("invariant_broken", name_ + " does not hold: this profile gets " + got,
                                "mend the rules, or state what is meant", invariant_.where),
                    witnesses);
    }

    ProofRun& run_;
    Solver& solver_;
    const Invariant& invariant_;
    std::string name_;
    std::optional<Program> judge_;  ///< nothing where `given` does not compile, or was not compiled yet
    bool was_compiled_ = false;
};

}  // namespace

void prove_invariants(ProofRun& run) {
    run.open("invariants", "what the pack states about itself holds");
    for (const Invariant& invariant : run.rules().invariants) InvariantProof(run, invariant).prove();
}

}  // namespace triage
