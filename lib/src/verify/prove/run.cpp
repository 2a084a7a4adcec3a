// The run of all proofs: it makes the person, asks the questions and keeps the report. Whoever the solver finds is
// decided by the evaluator here, before a property may show them.

#include "verify/prove/run.hpp"

#include <algorithm>
#include <cmath>

#include "profile/relations.hpp"

namespace triage {

// Everything else about the rule stays empty: only whether it is certain is ever read.
std::optional<Program> judge_alone(const Vocabulary& vocabulary, const Condition& condition) {
    RuleBase only;
    only.vocabulary = vocabulary;
    only.rules.push_back({});
    only.rules.back().when = condition;
    return Program::compile(std::move(only)).value;
}

// The calm person is made before any question is asked: the proofs try them first.
ProofRun::ProofRun(const Program& program, const SolverOptions& options)
    : program_(program),
      options_(options),
      solver_(options.budget),
      limits_(limits_of(program.rules())),
      calm_(calm_person(program, limits_)),
      mentions_(program.rules()) {}

bool ProofRun::begin() {
    const SymbolicPerson person = symbolic_person(solver_, rules().vocabulary);
    for (const FactId fact : rules().vocabulary.fact_ids()) {
        if (const auto& number = person[index(fact)].number)
            leave_no_gaps(solver_, *number, *rules().vocabulary[fact].quantity, limits_of_fact(fact));
    }
    // Readers reject whoever breaks a relation, so nobody else is ever decided.
    solver_.assume(fits_all(solver_, rules().vocabulary, person));
    // A condition that is too large leaves no decision to prove anything about; the report says so once and not for
    // each property.
    TooLarge too_large;
    auto truths = written_truths(solver_, rules(), person, &too_large);
    if (!truths) {
        open("conditions", "every condition can be judged");
        ++proof_.properties.back().undecided;
        proof_.findings.push_back(
            {proof_error("undecided",
                         "could not be decided: what " + too_large.name +
                             " is for a person about whom much is unknown; nothing else was proved",
                         "it wants too many facts present in one place and absent in another: split it",
                         too_large.where),
             {}});
        return false;
    }
    written_.emplace(solver_, rules(), person, std::move(*truths));
    compiled_.emplace(solver_, rules(), person, compiled_truths(solver_, program_, person));
    return true;
}

// Only conditions that mention the fact can differ; the rest of the truths is shared with the first person.
Judgement ProofRun::with_fact(FactId fact, const SymbolicFact& symbol) {
    SymbolicPerson person = written_->person();
    person[index(fact)] = symbol;
    Truths truths = written_->truths();
    const auto truth = [&](const Condition& when) { return *truth_of(solver_, rules().vocabulary, when, person); };
    for (const RuleId rule : mentions_.rules_of(fact)) truths.rules[index(rule)] = truth(rules()[rule].when);
    for (const ExclusionId exclusion : mentions_.exclusions_of(fact))
        truths.exclusions[index(exclusion)] = truth(rules()[exclusion].when);
    return {solver_, rules(), std::move(person), std::move(truths)};
}

// Only the other numbers may move: the facts of the example are those that show something.
Formula ProofRun::fits_with(FactId fact, const SymbolicFact& symbol) {
    SymbolicPerson person = written_->person();
    person[index(fact)] = symbol;
    return fits_all(solver_, rules().vocabulary, person);
}

const std::vector<double>& ProofRun::limits_of_fact(FactId fact) const {
    static const std::vector<double> none;
    const auto found = limits_.find(fact);
    return found == limits_.end() ? none : found->second;
}

void ProofRun::open(std::string_view name, std::string_view about) {
    proof_.properties.push_back({name, about, 0, 0, 0});
}

void ProofRun::failed(Issue issue, std::vector<Witness> witnesses) {
    ++proof_.properties.back().failed;
    proof_.findings.push_back({std::move(issue), std::move(witnesses)});
}

void ProofRun::undecided(const std::string& what, const Position& where) {
    ++proof_.properties.back().undecided;
    proof_.findings.push_back({undecided_issue(what, where), {}});
}

void ProofRun::note(Issue issue, std::vector<Witness> witnesses) {
    issue.severity = Severity::warning;
    proof_.findings.push_back({std::move(issue), std::move(witnesses)});
}

// The person is shown with what the evaluator makes of them, which is the contradiction.
void ProofRun::defect(const std::string& what, const Profile& profile) {
    const Witness evaluated = witness_of(profile);
    failed(proof_error("witness_does_not_replay",
                       "the solver says that " + what + ", and the evaluator does not confirm it",
                       std::string(defect_hint), {}),
           {evaluated});
}

// The guess may be too low: the progress then stays at its end.
SearchEnd ProofRun::ask(const Formulas& wanted) {
    if (options_.progress) options_.progress(std::min(asked_, expected_), expected_);
    ++asked_;
    return solver_.ask(wanted);
}

bool ProofRun::refute(const Formulas& wanted, const std::string& what, const Position& where) {
    const SearchEnd answer = ask(wanted);
    if (answer == SearchEnd::none_exists) proved();
    if (answer == SearchEnd::gave_up) undecided(what, where);
    return answer == SearchEnd::found;
}

std::optional<Profile> ProofRun::example(const std::string& what, const Shows& shows) {
    Profile profile = example_of(solver_, written_->person(), rules().vocabulary, limits_);
    // Relations hold for the solver's exact numbers; the short ones that stand for them could not all be moved to fit.
    if (!fits_all(profile, rules().vocabulary)) {
        undecided("for whom " + what + ", with numbers that fit together", {});
        return std::nullopt;
    }
    if (shows(profile)) return smallest(std::move(profile), rules().vocabulary, shows);
    defect(what, profile);
    return std::nullopt;
}

std::vector<Witness> ProofRun::witness(const std::string& what, const Shows& shows) {
    const std::optional<Profile> profile = example(what, shows);
    if (!profile) return {};
    return {witness_of(*profile)};
}

Witness ProofRun::witness_of(Profile profile, std::string label) const {
    Decision decision = program_.evaluate(profile);
    return {std::move(label), std::move(profile), std::move(decision)};
}

}  // namespace triage
