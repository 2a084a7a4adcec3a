// Doses as a coach would say them: holds in seconds, longer exercises in minutes where both ends are whole minutes,
// and nothing about what is done once. The parts keep the order in which one does them.
#include "render/dose_text.hpp"

#include "text/number.hpp"

namespace triage {

namespace {

/// "10 to 15", or one number where both ends are the same.
std::string range_text(const Range& range) {
    if (range.low == range.high) return number_text(range.low);
    return number_text(range.low) + " to " + number_text(range.high);
}

/// Minutes only where no second would get lost: 90 s stays "90 s".
std::string duration_text(const Range& seconds) {
    const bool minutes =
        seconds.low >= 60 && static_cast<int>(seconds.low) % 60 == 0 && static_cast<int>(seconds.high) % 60 == 0;
    if (minutes) return range_text({seconds.low / 60, seconds.high / 60}) + " min";
    return range_text(seconds) + " s";
}

bool is_one(const Range& range) { return range.low == 1 && range.high == 1; }

}  // namespace

std::string dose_text(const std::optional<Dose>& dose) {
    if (!dose) return "no dose given by the sources";
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (dose->hold_s) add("hold " + range_text(*dose->hold_s) + " s");
    if (dose->repetitions) add(is_one(*dose->repetitions) ? "once" : range_text(*dose->repetitions) + " times");
    if (dose->sets && !is_one(*dose->sets)) add(range_text(*dose->sets) + " sets");
    if (dose->duration_s) add(duration_text(*dose->duration_s));
    if (dose->sides == Sides::each) add("each side");
    return text;
}

std::string dose_limit_text(const Modification& modification) {
    if (modification.stays_at_first_session) return "stays that of a first session";
    return modification.at_most ? "at most " + dose_text(modification.at_most) : "";
}

}  // namespace triage
