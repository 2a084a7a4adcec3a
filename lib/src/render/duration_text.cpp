// The number as it was said comes first and alone; what is rounded is said to be, and stands in brackets behind it.
#include "render/duration_text.hpp"

#include <array>
#include <cmath>
#include <optional>

#include "model/units.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

/// A unit of time in which people talk, and from how many of it on.
struct SpokenUnit {
    std::string_view name;
    double seconds;
    double from;
};

constexpr double day = 24.0 * 60 * 60;
/// The longest first. Below two years nobody says years, nor weeks below three.
constexpr std::array<SpokenUnit, 3> spoken_units{{{"years", 365.25 * day, 2}, {"weeks", 7 * day, 3}, {"days", day, 2}}};

/// "hours" for `h`; a unit that is no length of time stays as it is.
std::string unit_words(const std::string& unit, double number) {
    constexpr std::array<std::array<std::string_view, 2>, 5> names{
        {{"s", "second"}, {"min", "minute"}, {"h", "hour"}, {"d", "day"}, {"w", "week"}}};
    for (const auto& [known, name] : names) {
        if (known == unit) return std::string(name) + (number == 1 ? "" : "s");
    }
    return unit;
}

/// The same length in a longer unit: "about 14 weeks"; nothing where the unit at hand is the one that one talks in.
std::optional<std::string> in_longer_unit(double number, const std::string& unit) {
    const auto seconds = seconds_in(unit);
    if (!seconds) return std::nullopt;
    const double length = number * static_cast<double>(*seconds);
    for (const SpokenUnit& longer : spoken_units) {
        if (longer.seconds <= static_cast<double>(*seconds)) break;
        const double count = length / longer.seconds;
        if (count < longer.from) continue;
        const double whole = std::round(count);
        return (whole == count ? "" : "about ") + number_text(whole) + " " + std::string(longer.name);
    }
    return std::nullopt;
}

}  // namespace

// A plain number up to 100 or less is one on a scale, which says nothing without its ends: 7 of 10, or of 100?
std::string number_on_scale_text(double number, const Quantity& quantity) {
    constexpr double longest_scale = 100;
    const std::string text = number_text(number);
    if (quantity.unit.empty()) {
        const bool is_scale = quantity.max <= longest_scale;
        return is_scale ? text + " (" + number_text(quantity.min) + " to " + number_text(quantity.max) + ")" : text;
    }
    const auto longer = in_longer_unit(number, quantity.unit);
    return text + " " + unit_words(quantity.unit, number) + (longer ? " (" + *longer + ")" : "");
}

}  // namespace triage
