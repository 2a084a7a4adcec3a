// `prove`: one run, all properties, in the order of the report. Properties that concern the library (is the pack read
// and compiled as written, is silence safe?) come before those that concern the pack, since the latter mean nothing
// where the former fail.

#include <algorithm>

#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// One question for each fact of each line.
std::size_t gateway_facts(const RuleBase& rules) {
    std::size_t facts = 0;
    for (const Gateway& gateway : rules.vocabulary.gateways()) facts += gateway.stands_for.size();
    return facts;
}

/// About how many questions the proofs below will ask, for the progress: a rule has its compiled form, never, always
/// and one or two about its level; an exclusion its compiled form and two more; a fact two. Too few or too many only
/// makes the progress end early or late.
std::size_t question_count(const RuleBase& rules) {
    return rules.rules.size() * 5 + rules.exclusions.size() * 3 + rules.stretches.size() + rules.invariants.size() * 2 +
           rules.vocabulary.facts().size() * 2 + 2 * level_steps.size() + gateway_facts(rules);
}

}  // namespace

bool Proof::holds() const {
    return std::none_of(findings.begin(), findings.end(),
                        [](const ProofFinding& finding) { return finding.issue.severity == Severity::error; });
}

// These codes say that the library contradicts itself. No pack can cause them.
bool Proof::has_defects() const {
    return std::any_of(findings.begin(), findings.end(), [](const ProofFinding& finding) {
        const std::string_view code = finding.issue.code;
        return code == "witness_does_not_replay" || code == "compiled_wrongly" || code == "not_fail_safe" ||
               code == "relation_misread" || code == "yes_demands_too_much";
    });
}

Proof prove(const Program& program, const SolverOptions& options) {
    ProofRun run(program, options);
    run.expect(question_count(program.rules()));
    if (!run.begin()) return run.take();
    prove_relations(run);
    prove_compiled(run);
    prove_fail_safe(run);
    prove_invariants(run);
    prove_one_fact_changes(run);
    prove_gateways(run);
    prove_rules_matter(run);
    prove_stretches_offered(run);
    prove_exclusions_matter(run);
    list_boundaries(run);
    return run.take();
}

}  // namespace triage
