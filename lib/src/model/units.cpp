#include "model/units.hpp"

#include <array>
#include <numeric>

namespace triage {

namespace {

struct Duration {
    std::string_view name;
    std::uint64_t seconds;
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

std::optional<std::uint64_t> seconds_in(std::string_view unit) {
    const Duration* duration = find_duration(unit);
    return duration == nullptr ? std::nullopt : std::optional(duration->seconds);
}

std::optional<UnitRatio> unit_ratio(std::string_view from, std::string_view to) {
    if (from == to) return UnitRatio{};
    const auto source = seconds_in(from);
    const auto target = seconds_in(to);
    if (!source || !target) return std::nullopt;
    const std::uint64_t common = std::gcd(*source, *target);
    return UnitRatio{*source / common, *target / common};
}

std::optional<double> converted(const Decimal& number, UnitRatio ratio) {
    return nearest_double(times(number, ratio.factor), ratio.divisor);
}

std::optional<double> convert_unit(double number, std::string_view from, std::string_view to) {
    const auto ratio = unit_ratio(from, to);
    return ratio ? converted(decimal_of(number), *ratio) : std::nullopt;
}

std::optional<double> take_number(std::string_view& text) {
    std::string_view rest = text;
    const auto decimal = take_decimal(rest);
    const auto number = decimal ? nearest_double(*decimal) : std::nullopt;
    if (number) text = rest;
    return number;
}

}  // namespace triage
