// What the proofs share: the solver, the person it may choose, and the report they write.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "triage/verify.hpp"
#include "verify/calm_person.hpp"
#include "verify/issues.hpp"
#include "verify/judgement.hpp"
#include "verify/neighbourhood.hpp"
#include "verify/witness.hpp"

namespace triage {

using Shows = std::function<bool(const Profile&)>;

class ProofRun {
public:
    /// The program outlives the run.
    ProofRun(const Program& program, const SolverOptions& options);

    /// False where a condition is too large to be judged; the report then says so, and nothing can be proved.
    bool begin();
    Proof take() { return std::move(proof_); }

    const Program& program() const { return program_; }
    const RuleBase& rules() const { return program_.rules(); }
    Solver& solver() { return solver_; }
    /// The person's decision by the conditions as written, and by the compiled clauses.
    const Judgement& written() const { return *written_; }
    const Judgement& compiled() const { return *compiled_; }
    /// The decision as written of another person, who differs in one fact.
    Judgement with_fact(FactId fact, const SymbolicFact& symbol);
    /// That person's numbers break no relation.
    Formula fits_with(FactId fact, const SymbolicFact& symbol);
    const Mentions& mentions() const { return mentions_; }
    /// A person who denies everything and has harmless numbers: often the quickest example.
    const Profile& calm() const { return calm_; }
    /// The calm person, but with these facts as `example` has them.
    Profile calm_but_for(const std::vector<FactId>& facts, const Profile& example) const {
        return triage::calm_but_for(facts, example, calm_, rules().vocabulary);
    }
    const Limits& limits() const { return limits_; }
    const std::vector<double>& limits_of_fact(FactId fact) const;

    // --- the report ---

    /// What is reported from now on belongs to this property.
    void open(std::string_view name, std::string_view about);
    /// How many questions there will be, for the progress.
    void expect(std::size_t questions) { expected_ = questions; }
    void proved() { ++proof_.properties.back().proved; }
    void failed(Issue issue, std::vector<Witness> witnesses);
    void undecided(const std::string& what, const Position& where);
    /// Worth knowing, and no failure.
    void note(Issue issue, std::vector<Witness> witnesses);
    void add(Boundary boundary) { proof_.boundaries.push_back(std::move(boundary)); }
    /// The evaluator does not confirm what the solver found.
    void defect(const std::string& what, const Profile& profile);

    /// Asks the solver, and moves the progress on.
    SearchEnd ask(const Formulas& wanted);
    /// Proved when the answer is no; an undecided one is reported about `what`. True when there is an example.
    bool refute(const Formulas& wanted, const std::string& what, const Position& where);

    /// The example as a profile, every fact left out that `shows` does not need; a defect where it shows nothing.
    std::optional<Profile> example(const std::string& what, const Shows& shows);
    /// The same with its decision; empty after a defect.
    std::vector<Witness> witness(const std::string& what, const Shows& shows);
    Witness witness_of(Profile profile, std::string label = "") const;

private:
    const Program& program_;
    const SolverOptions& options_;
    Solver solver_;
    Limits limits_;
    Profile calm_;
    Mentions mentions_;
    std::optional<Judgement> written_;
    std::optional<Judgement> compiled_;
    Proof proof_;
    std::size_t asked_ = 0;
    std::size_t expected_ = 0;
};

/// A condition as the only rule of a program, so that the evaluator can be asked about it alone. Nothing for one that
/// does not compile by itself: then it holds for everybody or for nobody.
std::optional<Program> judge_alone(const Vocabulary& vocabulary, const Condition& condition);

// The properties, in the order of the report (docs/verification.md has each).
void prove_relations(ProofRun& run);
void prove_compiled(ProofRun& run);
void prove_rules_matter(ProofRun& run);
void prove_stretches_offered(ProofRun& run);
void prove_exclusions_matter(ProofRun& run);
void prove_invariants(ProofRun& run);
void prove_one_fact_changes(ProofRun& run);
void prove_fail_safe(ProofRun& run);
void list_boundaries(ProofRun& run);

}  // namespace triage
