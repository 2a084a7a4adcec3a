// The commands that ask the solver, run by `triage-verify`, the one program that links it. `triage` has hand_over.cpp
// in the place of this source: same function, no solver.
//
// REQUIRES of the command: `check`, `diff` or `test`; run.cpp passes no other on.

#include <triage/verify.hpp>

#include "commands/commands.hpp"

namespace triage::cli {

ExitCode run_with_solver(const CommonOptions& common, const AnyCommand& command,
                         const std::vector<std::string>& /*arguments*/) {
    if (const auto* check = std::get_if<CheckCommand>(&command)) return prove_packs(common, *check);
    if (const auto* diff = std::get_if<DiffCommand>(&command)) return diff_packs(common, *diff);
    const auto& test = std::get<TestCommand>(command);
    return test_packs(common, test, [&](const Program& program) {
        return solver_finder(program, {std::chrono::seconds(test.budget_seconds), {}});
    });
}

}  // namespace triage::cli
