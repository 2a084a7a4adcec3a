// The few things that tests of long `triage batch` runs share: they look again until something has happened, and
// compare summaries of runs that took different times.
#pragma once

#include <chrono>
#include <string>
#include <thread>

/// Lets the program work before a test looks again. No test depends on how long this is.
inline void pause_ms(int duration) { std::this_thread::sleep_for(std::chrono::milliseconds(duration)); }

/// A summary in JSON without its times, which stand at its end.
inline std::string counts_of(const std::string& summary) { return summary.substr(0, summary.find(",\"seconds\"")); }
