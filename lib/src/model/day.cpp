// The form is checked by hand and before the calendar, so that a day has exactly one spelling, and days can be compared
// as texts, too.
#include "triage/day.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "text/ascii.hpp"

namespace triage {

namespace {

/// REQUIRES: digits only, few enough for an `int`.
int number_of(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Whether a text has a digit where the form has `0`, and the form's character everywhere else.
bool has_form(std::string_view text, std::string_view form) {
    const auto fits = [](char c, char wanted) { return wanted == '0' ? is_digit(c) : c == wanted; };
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), fits);
}

/// `:00` of at most `most`.
bool is_at_most(std::string_view digits, int most) { return number_of(digits) <= most; }

/// `Z`, or an offset such as `+01:00`.
bool is_offset(std::string_view text) {
    if (text == "Z" || text == "z") return true;
    if (!has_form(text, "+00:00") && !has_form(text, "-00:00")) return false;
    return is_at_most(text.substr(1, 2), 23) && is_at_most(text.substr(4, 2), 59);
}

}  // namespace

std::optional<Day> read_day(std::string_view text) {
    if (!has_form(text, "0000-00-00")) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{number_of(text.substr(0, 4))},
                                           std::chrono::month(static_cast<unsigned>(number_of(text.substr(5, 2)))),
                                           std::chrono::day(static_cast<unsigned>(number_of(text.substr(8))))};
    if (!date.ok()) return std::nullopt;
    return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::string to_string(Day day) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(static_cast<std::int32_t>(day)))};
    const auto digits = [](unsigned number, std::size_t size) {
        const std::string text = std::to_string(number);
        return std::string(size - std::min(size, text.size()), '0') + text;
    };
    return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + '-' +
           digits(static_cast<unsigned>(date.month()), 2) + '-' + digits(static_cast<unsigned>(date.day()), 2);
}

std::optional<Day> day_of_moment(std::string_view text) {
    constexpr std::size_t date_size = 10;
    constexpr std::size_t time_size = 9;  // T10:00:00
    const std::optional<Day> day = read_day(text.substr(0, date_size));
    if (!day) return std::nullopt;
    std::string_view rest = text.substr(date_size);
    const std::string_view time = rest.substr(0, time_size);
    if (!has_form(time, "T00:00:00") && !has_form(time, "t00:00:00")) return std::nullopt;
    const bool is_time = is_at_most(time.substr(1, 2), 23) && is_at_most(time.substr(4, 2), 59) &&
                         is_at_most(time.substr(7, 2), 60);  // 60: a leap second
    rest.remove_prefix(time_size);
    if (rest.starts_with('.')) {
        const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
        if (end == 1) return std::nullopt;
        rest.remove_prefix(end);
    }
    return is_time && is_offset(rest) ? day : std::nullopt;
}

std::optional<std::string> moment_after(std::string_view moment, double hours) {
    constexpr double seconds_a_day = 86400;
    constexpr double most_hours = 24.0 * 366 * 10000;
    constexpr std::string_view last_year = "9999-12-31";
    const std::optional<Day> day = day_of_moment(moment);
    if (!day || !(hours >= 0) || hours > most_hours) return std::nullopt;
    const auto part = [&](std::size_t at) { return number_of(moment.substr(at, 2)); };
    const double seconds = part(11) * 3600.0 + part(14) * 60.0 + part(17) + std::floor(hours * 3600);
    const auto days = static_cast<std::int32_t>(std::floor(seconds / seconds_a_day));
    const auto later = static_cast<Day>(static_cast<std::int32_t>(*day) + days);
    if (later > *read_day(last_year)) return std::nullopt;
    const auto rest = static_cast<int>(seconds - days * seconds_a_day);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::size_t offset = moment.find_first_of("Zz+-", std::string_view("2026-11-20T").size());
    return to_string(later) + 'T' + two(rest / 3600) + ':' + two(rest / 60 % 60) + ':' + two(rest % 60) +
           std::string(moment.substr(offset));
}

}  // namespace triage
