// How messages of the command line show what a user wrote: a name, a path or a value stands in backticks, as it does in
// the library's issues. The function is not called `quoted`: std::quoted, of another form, would be found as well
// wherever <iomanip> is included.
#pragma once

#include <string>

namespace triage::cli {

inline std::string in_backticks(const std::string& text) { return "`" + text + "`"; }

}  // namespace triage::cli
