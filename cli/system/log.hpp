// Talk on standard error, with a level; log.cpp is the only file that knows spdlog.
#pragma once

#include <string>

namespace triage::cli {

/// One of trace, debug, info, warning, error, off; `warning` until it is called. Call it before logging.
void set_log_level(const std::string& level);

/// Is anything below an error wanted?
bool logs_warnings();

void log_debug(const std::string& message);
void log_warning(const std::string& message);
void log_error(const std::string& message);
/// An error that ends with what `errno` says.
void log_failure(const std::string& message);

/// What `errno` says.
std::string failure_text();

}  // namespace triage::cli
