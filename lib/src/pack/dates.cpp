// The form is checked by hand and before the calendar, so that a day has exactly one spelling, and dates can be
// compared as texts.
#include "pack/dates.hpp"

#include <algorithm>
#include <charconv>

#include "text/ascii.hpp"

namespace triage {

namespace {

/// REQUIRES: digits only, few enough for an `int`.
int number_of(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

std::optional<std::chrono::sys_days> read_date(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    const auto fits = [](char c, char wanted) { return wanted == '0' ? is_digit(c) : c == wanted; };
    if (text.size() != form.size() || !std::equal(text.begin(), text.end(), form.begin(), fits)) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{number_of(text.substr(0, 4))},
                                           std::chrono::month(static_cast<unsigned>(number_of(text.substr(5, 2)))),
                                           std::chrono::day(static_cast<unsigned>(number_of(text.substr(8))))};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

}  // namespace triage
