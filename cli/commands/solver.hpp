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

/// True for `check --prove`, `test` and `diff`.
bool wants_solver(const Options& options);

/// Runs such a command. In `triage` (hand_over.cpp) by becoming `triage-verify`, in that (with_solver.cpp) itself.
ExitCode run_with_solver(const Options& options, const std::vector<std::string>& arguments);

/// Makes the finder of people for a program. Empty where there is no solver.
using MakeFinder = std::function<std::unique_ptr<PersonFinder>(const Program&)>;

}  // namespace triage::cli
