// A person's own words inside a message of the command line.
#pragma once

#include <string>

namespace triage::cli {

inline std::string quoted(const std::string& text) { return "`" + text + "`"; }

}  // namespace triage::cli
