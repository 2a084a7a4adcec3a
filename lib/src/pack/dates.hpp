// Dates as packs write them: 2026-11-21. Used by the loader, and by the check whether a review is overdue.
//
// Threads: pure functions.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "for_components.hpp"

namespace triage {

/// A day of the Gregorian calendar, written as year, month and day of four, two and two digits; nothing for any other
/// text, and for a day that no month has.
TRIAGE_FOR_COMPONENTS std::optional<std::chrono::sys_days> read_date(std::string_view text);

}  // namespace triage
