// `check --prove`: packs come in, and for all people it is proved or refuted that the rules do what they should. The
// ordinary check comes first, then the solver; both are reported in one text or one JSON object. Linked into
// `triage-verify` only (docs/decisions/0021).

#include <triage/verify.hpp>

#include "commands/commands.hpp"
#include "commands/solver_progress.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A witness that the evaluator does not confirm is a defect of this program, which outweighs whatever else was found.
ExitCode code_of(const Issues& issues, const Proof& proof) {
    if (proof.has_defects()) return ExitCode::defect;
    return issues.empty() && proof.holds() ? ExitCode::proceed : ExitCode::found;
}

// The issues' object with one key more. The library writes each part, so the closing brace is taken off the first.
std::string json_of(const Program& program, const Issues& issues, const Proof& proof) {
    std::string text = to_json(issues);
    text.pop_back();  // the proof goes into the same object
    return text + ",\"proof\":" + to_json(program, proof) + "}\n";
}

// Counts what must be mended, and apart from it what is only to be known.
std::string closing_line(const Issues& issues, const Proof& proof) {
    std::size_t found = issues.size();
    for (const ProofFinding& finding : proof.findings) found += finding.issue.severity == Severity::error ? 1 : 0;
    const std::size_t notes = issues.size() + proof.findings.size() - found;
    return (found == 0 ? "nothing found" : std::to_string(found) + " found") +
           (notes == 0 ? "\n" : ", and " + std::to_string(notes) + " to know of\n");
}

}  // namespace

ExitCode prove_packs(const CommonOptions& common, const CheckCommand& command) {
    const Checked checked = load_and_check(command);
    if (!checked.program) return print_checked(checked, common.format);
    const auto& [program, issues] = checked;
    const Proof proof = prove(*program, {std::chrono::seconds(command.budget_seconds), solver_progress()});
    const ExitCode code = code_of(issues, proof);
    if (common.format == Format::json) return print_result(json_of(*program, issues, proof), code);
    std::string text = to_text(issues) + to_text(*program, proof, render_options(common));
    text += "\n" + inventory(program->rules()) + closing_line(issues, proof);
    return print_result(text, code);
}

}  // namespace triage::cli
