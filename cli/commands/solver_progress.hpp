// How far the solver is, on a terminal.
#pragma once

#include <functional>

#include <triage/triage.hpp>

namespace triage::cli {

/// Draws a bar on standard error once the work takes longer than a blink; nothing where that is no terminal that can
/// erase a line. The line is erased when the function's last copy goes.
std::function<void(std::size_t done, std::size_t all)> solver_progress();

}  // namespace triage::cli
