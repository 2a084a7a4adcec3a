// A day as the model reads it, as the calendar of the standard library counts it.
#include "pack/dates.hpp"

#include "triage/day.hpp"

namespace triage {

std::optional<std::chrono::sys_days> read_date(std::string_view text) {
    const std::optional<Day> day = read_day(text);
    if (!day) return std::nullopt;
    return std::chrono::sys_days(std::chrono::days(static_cast<std::int32_t>(*day)));
}

}  // namespace triage
