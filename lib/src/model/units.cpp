// The table of durations, and conversion between them as exact ratios of whole seconds.
//
// A number is converted as its decimal digits, multiplied and divided by whole numbers, and rounded once
// (docs/decisions/0034): in binary 1.1 h was 66.00000000000001 min, and somebody at 66 min fell on the wrong side of a
// limit.
#include "model/units.hpp"

#include <array>
#include <numeric>

#include "text/number.hpp"

namespace triage {

namespace {

// One unit: its short name as packs and JSON write it, and how people spell it, the short name included.
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

// Null for a text that is no spelling of a duration. Spellings are compared as they are, without folding.
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
    // Reduced, so that the product with a number's digits stays small.
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

// The last spelling is the plural, the one before it the singular.
std::string amount_in_words(double number, std::string_view unit) {
    const Duration* duration = find_duration(unit);
    if (duration == nullptr) return number_text(number);
    return number_text(number) + " " + std::string(duration->spellings[number == 1 ? 2 : 3]);
}

// The head of `text` is removed only if it gives a number, so a caller can try something else on a text that is none.
std::optional<double> take_number(std::string_view& text) {
    std::string_view rest = text;
    const auto decimal = take_decimal(rest);
    const auto number = decimal ? nearest_double(*decimal) : std::nullopt;
    if (number) text = rest;
    return number;
}

}  // namespace triage
