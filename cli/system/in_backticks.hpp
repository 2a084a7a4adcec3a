// A person's own words inside a message of the command line. Not called `quoted`: std::quoted, of another form, would
// be found as well wherever <iomanip> is included.
#pragma once

#include <string>

namespace triage::cli {

inline std::string in_backticks(const std::string& text) { return "`" + text + "`"; }

}  // namespace triage::cli
