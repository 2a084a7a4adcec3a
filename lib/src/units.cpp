#include "units.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace triage {

namespace {

struct Duration {
    std::string_view name;
    double seconds;
    std::array<std::string_view, 4> spellings;
};

constexpr std::array<Duration, 5> durations{{
    {"s", 1, {"s", "sec", "second", "seconds"}},
    {"min", 60, {"min", "mins", "minute", "minutes"}},
    {"h", 3600, {"h", "hr", "hour", "hours"}},
    {"d", 86400, {"d", "dy", "day", "days"}},
    {"w", 604800, {"w", "wk", "week", "weeks"}},
}};

const Duration* find_duration(std::string_view text) {
    for (const Duration& duration : durations) {
        for (const std::string_view spelling : duration.spellings) {
            if (spelling == text) return &duration;
        }
    }
    return nullptr;
}

}  // namespace

const std::vector<std::string_view>& known_units() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        all.reserve(durations.size());
        for (const Duration& duration : durations) all.push_back(duration.name);
        return all;
    }();
    return names;
}

std::optional<double> convert_unit(double number, std::string_view from, std::string_view to) {
    if (from == to) return number;
    const Duration* source = find_duration(from);
    const Duration* target = find_duration(to);
    if (source == nullptr || target == nullptr) return std::nullopt;
    return number * source->seconds / target->seconds;
}

std::optional<double> take_number(std::string_view& text) {
    const std::size_t digits = text.find_first_not_of('-');
    const bool looks_like_one = digits <= 1 && (text[digits] == '.' || (text[digits] >= '0' && text[digits] <= '9'));
    if (!looks_like_one) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

}  // namespace triage
