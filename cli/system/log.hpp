// Messages on standard error, each with a level. log.cpp is the only file that knows spdlog, so that the library behind
// it can change without a command noticing.
#pragma once

#include <string>

namespace triage::cli {

/// Sets the lowest level that is printed: trace, debug, info, warning, error or off. It is `warning` before the first
/// call. REQUIRES: nothing was logged yet.
void set_log_level(const std::string& level);

/// True where messages below an error are printed. A progress line is drawn only then.
bool logs_warnings();

void log_debug(const std::string& message);
void log_warning(const std::string& message);
void log_error(const std::string& message);
/// Logs an error that ends with the text of `errno`. Call it before anything else can change `errno`.
void log_failure(const std::string& message);

/// The system's text for the current `errno`.
std::string failure_text();

}  // namespace triage::cli
