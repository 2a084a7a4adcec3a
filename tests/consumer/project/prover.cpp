// A program of somebody else that proves the packs it ships, built against the installed package: the component with
// the solver is found, links and answers.

#include <iostream>

#include <triage/triage.hpp>
#include <triage/verify.hpp>

int main() {
    const triage::Program program = triage::default_program();
    const triage::Proof proof = triage::prove(program);
    for (const triage::ProofFinding& finding : proof.findings) std::cout << triage::to_text(finding.issue);
    std::cout << (proof.holds() ? "proved\n" : "not proved\n");
    return proof.holds() ? 0 : 1;
}
