// The page triage(1), in the man macros of roff.
#pragma once

#include <string>
#include <vector>

#include "options/option_table.hpp"

namespace triage::cli {

/// The same on every machine: it knows neither terminal nor clock.
std::string manual(const std::vector<Use>& uses);

}  // namespace triage::cli
