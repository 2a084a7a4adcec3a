// The line of progress, from the most to the least important part, cut behind the last part that fits. Speed and time
// left are averages since the first drawing.

#include "stream/progress.hpp"

#include <cmath>
#include <cstdlib>
#include <vector>

#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// The time between two drawings.
constexpr std::chrono::milliseconds between_drawings{200};
constexpr std::string_view to_line_start = "\r";
constexpr std::string_view erase_to_line_end = "\x1b[K";

std::string two_digits(std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Seconds as `1:02:03`, or as `2:03` below an hour.
std::string duration_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    const std::uint64_t hours = whole / 3600;
    const std::uint64_t minutes = whole / 60 % 60;
    const std::string begin = hours > 0 ? std::to_string(hours) + ":" + two_digits(minutes) : std::to_string(minutes);
    return begin + ":" + two_digits(whole % 60);
}

// The first parts that fit, with commas between them. A part is never cut: half a number would be a wrong one.
std::string fitted(const std::vector<std::string>& parts, std::size_t width) {
    std::string text;
    for (const std::string& part : parts) {
        const std::string more = (text.empty() ? "" : ", ") + part;
        if (text.size() + more.size() > width) break;
        text += more;
    }
    return text;
}

// Blank lines are no profiles, so they do not count for the speed.
std::uint64_t profiles_of(const BatchSummary& summary) { return summary.decided + summary.rejected; }

std::uint64_t count_of(const BatchSummary& summary, Verdict verdict) {
    return summary.verdicts[static_cast<std::size_t>(verdict)];
}

}  // namespace

Progress::Progress(Results results)
    : is_wanted_(can_erase_lines(Stream::error) && logs_warnings() &&
                 (results == Results::in_a_file || !is_terminal(Stream::output))) {}

void Progress::show(const BatchSummary& summary, std::optional<double> share) {
    const Clock::time_point now = Clock::now();
    if (!is_wanted_ || (is_drawn_ && now - drawn_at_ < between_drawings)) return;
    if (!began_at_) {
        began_at_ = now;
        profiles_at_start_ = profiles_of(summary);
        share_at_start_ = share.value_or(0);
    }
    is_drawn_ = true;
    drawn_at_ = now;
    std::string text(to_line_start);
    print_error(text.append(line(summary, share)).append(erase_to_line_end));
}

// Time left is worked out from the share of the input, so a pipe, which has none, is shown without.
std::string Progress::line(const BatchSummary& summary, std::optional<double> share) const {
    const double seconds = std::chrono::duration<double>(drawn_at_ - *began_at_).count();
    const double done = share.value_or(0) - share_at_start_;
    std::vector<std::string> parts;
    if (share) parts.push_back(std::to_string(static_cast<int>(*share * 100)) + " %");
    parts.push_back(with_commas(profiles_of(summary)) + " profiles");
    if (seconds > 0) {
        const auto profiles = static_cast<double>(profiles_of(summary) - profiles_at_start_);
        parts.push_back(with_commas(static_cast<std::uint64_t>(profiles / seconds)) + "/s");
    }
    if (seconds > 0 && done > 0) parts.push_back(duration_text(seconds * (1 - *share) / done) + " left");
    parts.push_back("stop " + with_commas(count_of(summary, Verdict::stop)));
    parts.push_back("see-a-doctor " + with_commas(count_of(summary, Verdict::see_a_doctor)));
    return fitted(parts, terminal_width(Stream::error) - 1);  // some terminals wrap behind the last column
}

void Progress::erase() {
    if (is_drawn_) print_error(std::string(to_line_start).append(erase_to_line_end));
    is_drawn_ = false;
}

}  // namespace triage::cli
