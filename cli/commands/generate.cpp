// The manual page and the script of a shell, as they lie beside the sources; only the date and the version of the page
// are filled in. Nothing of them depends on a pack: the completer asks the packs at each key.

#include "commands/commands.hpp"
#include "embedded/bash_completion.hpp"
#include "embedded/fish_completion.hpp"
#include "embedded/manual_page.hpp"
#include "embedded/zsh_completion.hpp"
#include "system/join.hpp"
#include "system/terminal.hpp"
#include "version.hpp"

namespace triage::cli {

namespace {

std::string text_of(Generated what) {
    switch (what) {
        case Generated::bash: return std::string(embedded::bash_completion);
        case Generated::zsh: return std::string(embedded::zsh_completion);
        case Generated::fish: return std::string(embedded::fish_completion);
        case Generated::man: break;
    }
    return filled(embedded::manual_page, {{"@DATE@", TRIAGE_DATE}, {"@VERSION@", TRIAGE_VERSION}});
}

}  // namespace

ExitCode generate(const CommonOptions& common, const GenerateCommand& command) {
    // A pack that is named here and cannot be loaded is a slip, and slips are told everywhere.
    const Result<Program> program = load(common.packs);
    if (!program) return report(program.issues, common.format, code_of(program.issues, ExitCode::bad_pack));
    return print_result(text_of(command.what), ExitCode::proceed);
}

}  // namespace triage::cli
