// What `triage-verify` is there for: the commands that ask the solver, run by the one program that links it.

#include <triage/verify.hpp>

#include "commands/commands.hpp"

namespace triage::cli {

ExitCode run_with_solver(const Options& options, const std::vector<std::string>& /*arguments*/) {
    if (options.command == Command::check) return prove_packs(options);
    if (options.command == Command::diff) return diff_packs(options);
    return test_packs(options, [&](const Program& program) {
        return solver_finder(program, {std::chrono::seconds(options.budget_seconds), {}});
    });
}

}  // namespace triage::cli
