// The commands that may need the solver. Loading it takes longer than a whole check of one person, so `triage` itself
// does not link it: it becomes `triage-verify`, which does, and which is built from the same sources.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <triage/triage.hpp>

#include "options/options.hpp"
#include "system/exit_code.hpp"

namespace triage::cli {

/// Runs `check --prove`, `test` or `diff`. In `triage` (hand_over.cpp) by becoming `triage-verify`, which gets the same
/// arguments; in that (with_solver.cpp) itself. REQUIRES: one of these commands.
ExitCode run_with_solver(const CommonOptions& common, const AnyCommand& command,
                         const std::vector<std::string>& arguments);

/// Makes the finder of people for a program. Empty where there is no solver.
using MakeFinder = std::function<std::unique_ptr<PersonFinder>(const Program&)>;

}  // namespace triage::cli
