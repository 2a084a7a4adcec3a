// A run of all proofs, which share the solver, the person it may choose, and the report they write.
//
// A property is refuted, not shown: the solver is asked for somebody who breaks it, and no such person is the proof.
// Every person it does find is decided by the evaluator before the report names them (docs/verification.md). One run
// serves one call of `prove`, and one thread.
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

/// Does the evaluator confirm for this profile what the solver found?
using Shows = std::function<bool(const Profile&)>;

/// One call of `prove`. INVARIANT: between `begin` and the end, everything asked is about people whose known numbers
/// keep all relations and are doubles, as far as conditions can tell.
class ProofRun {
public:
    /// The program outlives the run.
    ProofRun(const Program& program, const SolverOptions& options);

    /// Makes the person and both decisions about them. False where a condition is too large to be judged; the report
    /// then says so, and nothing else may be asked of this run.
    bool begin();
    Proof take() { return std::move(proof_); }

    const Program& program() const { return program_; }
    const RuleBase& rules() const { return program_.rules(); }
    Solver& solver() { return solver_; }
    /// The decision on the person, by the conditions as written and by the compiled clauses. REQUIRES: `begin` was
    /// true.
    const Judgement& written() const { return *written_; }
    const Judgement& compiled() const { return *compiled_; }
    /// The decision as written on another person, who has `symbol` in place of one fact and is the same in all others.
    Judgement with_fact(FactId fact, const SymbolicFact& symbol);
    /// The numbers of that other person break no relation.
    Formula fits_with(FactId fact, const SymbolicFact& symbol);
    const Mentions& mentions() const { return mentions_; }
    /// A person who denies everything and has harmless numbers. Often an example already, and one evaluation is much
    /// quicker than a question to the solver.
    const Profile& calm() const { return calm_; }
    /// The calm person, but with these facts as `example` has them; the other numbers are then moved until all fit,
    /// where that can be.
    Profile calm_but_for(const std::vector<FactId>& facts, const Profile& example) const {
        return triage::calm_but_for(facts, example, calm_, rules().vocabulary);
    }
    /// The numbers with which conditions compare quantities; for one fact, none where it is not compared.
    const Limits& limits() const { return limits_; }
    const std::vector<double>& limits_of_fact(FactId fact) const;

    // --- the report ---

    /// Begins a property: everything reported after this belongs to it. `name` and `about` are literals, kept as views.
    void open(std::string_view name, std::string_view about);
    /// How many questions there will be, for the progress.
    void expect(std::size_t questions) { expected_ = questions; }
    /// The outcomes of one question; the report shows for each property how often it came to which. Only `failed` and
    /// `undecided` leave a finding.
    void proved() { ++proof_.properties.back().proved; }
    void failed(Issue issue, std::vector<Witness> witnesses);
    void undecided(const std::string& what, const Position& where);
    /// Reports a warning: worth knowing, no failure, and not counted.
    void note(Issue issue, std::vector<Witness> witnesses);
    void add(Boundary boundary) { proof_.boundaries.push_back(std::move(boundary)); }
    /// Reports that the evaluator does not confirm what the solver found: a failure, and a defect of this library.
    void defect(const std::string& what, const Profile& profile);

    /// Can all of these be true? Moves the progress on by one question.
    SearchEnd ask(const Formulas& wanted);
    /// Asks for a person who breaks a property. `none_exists`: proved. `gave_up`: reported as undecided, with `what`,
    /// "whether rule `a` …". `found`: true, and the caller reports the example.
    bool refute(const Formulas& wanted, const std::string& what, const Position& where);

    /// The solver's example as a profile, as small as `shows` allows. Nothing after a report of its own: a defect where
    /// the evaluator does not confirm it, undecided where no numbers were found that fit together. `what` completes
    /// "the solver says that". REQUIRES: the last answer was `found`.
    std::optional<Profile> example(const std::string& what, const Shows& shows);
    /// `example` with its decision, as the only entry; empty where `example` has none.
    std::vector<Witness> witness(const std::string& what, const Shows& shows);
    /// The profile with its decision, as the evaluator makes it.
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
    std::size_t asked_ = 0;     ///< questions so far
    std::size_t expected_ = 0;  ///< a rough guess; the progress never runs beyond it
};

/// A program with this condition as its only rule (`RuleId{0}`), so that the evaluator can be asked about the condition
/// alone: a decision names exclusions only under `proceed`, and invariants never. Nothing for a condition that does not
/// compile by itself: it holds for everybody or for nobody, or needs more clauses than the compiler allows.
std::optional<Program> judge_alone(const Vocabulary& vocabulary, const Condition& condition);

// The properties, a source each but for the pairs in rules.cpp, catalogue.cpp, changes.cpp and fail_safe.cpp.
// docs/verification.md says what each property means; `prove` fixes their order in the report.
void prove_relations(ProofRun& run);
void prove_compiled(ProofRun& run);
void prove_rules_matter(ProofRun& run);
void prove_gateways(ProofRun& run);
void prove_stretches_offered(ProofRun& run);
void prove_exclusions_matter(ProofRun& run);
void prove_invariants(ProofRun& run);
void prove_one_fact_changes(ProofRun& run);
void prove_fail_safe(ProofRun& run);
void list_boundaries(ProofRun& run);

}  // namespace triage
