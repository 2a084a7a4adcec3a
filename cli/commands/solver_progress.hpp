// How far the solver is: questions answered and questions in all go in, a bar on the terminal comes out. A proof may
// take as long as its budget allows, and nothing else would show that it goes on.
#pragma once

#include <functional>

#include <triage/triage.hpp>

namespace triage::cli {

/// A function that draws a bar on standard error once the work takes longer than a blink. Empty where standard error is
/// no terminal that can erase a line. The bar is erased when the function's last copy goes.
std::function<void(std::size_t done, std::size_t all)> solver_progress();

}  // namespace triage::cli
