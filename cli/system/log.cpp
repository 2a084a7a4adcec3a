// Messages go through spdlog to standard error, because standard output is for results and spdlog's own default logger
// writes there. The logger is made with the first message: most runs are over before it would have been worth the time.

#include "system/log.hpp"

#include <cerrno>
#include <memory>
#include <system_error>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <triage/printable.hpp>

namespace triage::cli {

namespace {

// The lowest level that is printed. Read when the logger is made, too, so it is set before anything is logged.
spdlog::level::level_enum wanted = spdlog::level::warn;

// Not synchronized (`_st`): only the thread that runs the command logs.
spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = spdlog::stderr_logger_st("triage");
        made->set_pattern("triage: %l: %v");
        made->set_level(wanted);
        return made;
    }();
    return *instance;
}

void log(spdlog::level::level_enum level, const std::string& message) {
    // File names and revisions stand in messages and may hold any byte, so control characters are replaced.
    if (level >= wanted) logger().log(level, printable(message));
}

}  // namespace

void set_log_level(const std::string& level) { wanted = spdlog::level::from_str(level); }
void log_debug(const std::string& message) { log(spdlog::level::debug, message); }
bool logs_warnings() { return wanted <= spdlog::level::warn; }
void log_warning(const std::string& message) { log(spdlog::level::warn, message); }
void log_error(const std::string& message) { log(spdlog::level::err, message); }
void log_failure(const std::string& message) { log_error(message + ": " + failure_text()); }

std::string failure_text() { return std::error_code(errno, std::generic_category()).message(); }

}  // namespace triage::cli
