// A clock that stands still until a test moves it, and the program that looks at it: `triage` as it is, but for
// cli/interview/clock.cpp. The time lies in a file that both have in their memory, in milliseconds.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

/// The variable of that program's environment that names the file.
inline constexpr const char* told_clock_variable = "TRIAGE_TOLD_CLOCK";

using ToldMilliseconds = std::atomic<std::int64_t>;

/// The time in the file, shared with whoever else has it; null where that cannot be.
ToldMilliseconds* told_milliseconds(const std::string& path);
