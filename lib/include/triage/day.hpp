// A day of the calendar, as profiles carry it: the day on which somebody answered.
//
// Used with profiles (`Profile::answered_on`) and by `kept_answers` (recheck.hpp). The library has no clock: whoever
// needs today's day says which one it is.
//
//     const auto today = triage::read_day("2026-11-23");
//     if (today) std::cout << triage::days_between(*person.answered_on, *today);  // 3
//
// Threads: plain values, pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "triage/export.hpp"

namespace triage {

/// A day of the Gregorian calendar, counted from 1970-01-01. Days compare as they follow each other.
enum class Day : std::int32_t {};

/// A day that is written as year, month and day of four, two and two digits, `2026-11-20`; nothing for any other text,
/// and for a day that no month has.
TRIAGE_EXPORT std::optional<Day> read_day(std::string_view text);

/// The day in the form that `read_day` reads. REQUIRES: a day that `read_day` gave, or one of the years 0 to 9999.
TRIAGE_EXPORT std::string to_string(Day day);

/// How many days `to` is after `from`; negative where it is before.
constexpr std::int64_t days_between(Day from, Day to) {
    return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
}

/// The day of a moment as RFC 3339 writes it, `2026-11-20T10:00:00Z`, as it stands in the text, whatever its time zone;
/// nothing for any other text. The offset from UTC must be there, since nobody could order moments without it.
TRIAGE_EXPORT std::optional<Day> day_of_moment(std::string_view text);

/// A moment so many hours later, in the same time zone, whole seconds rounded down. Nothing for a text that
/// `day_of_moment` does not know, and beyond the year 9999.
TRIAGE_EXPORT std::optional<std::string> moment_after(std::string_view moment, double hours);

}  // namespace triage
