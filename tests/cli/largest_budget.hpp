// Commands that prove something get the largest budget there is, so that they wait for the solver as long as it takes
// and the speed of the machine decides nothing.
#pragma once

#include <utility>

#include "cli/process.hpp"

inline Strings with_largest_budget(Strings command) { return joined(std::move(command), {"--budget", "3600"}); }
