// The manual page and the completions, for the packs that are named: their quantities are options.

#include "commands/commands.hpp"
#include "generate/completion.hpp"
#include "generate/manual.hpp"
#include "options/option_table.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

std::string generated(Generated what, const std::vector<Use>& uses) {
    switch (what) {
        case Generated::bash: return bash_completion(uses);
        case Generated::zsh: return zsh_completion(uses);
        case Generated::fish: return fish_completion(uses);
        case Generated::man: break;
    }
    return manual(uses);
}

}  // namespace

ExitCode generate(const Options& options) {
    const Result<Program> program = load(options.packs);
    if (!program) return report(program.issues, options.format, code_of(program.issues, ExitCode::bad_pack));
    return print_result(generated(options.generated, uses_of(program->vocabulary())), ExitCode::proceed);
}

}  // namespace triage::cli
