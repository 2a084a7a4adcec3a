// The choice of figures and their wording. Numbers are rounded for a reader: as many digits as the next run would show
// again, and never to a share that would be false.
#include "batch/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/enum_names.hpp"
#include "text/number.hpp"
#include "triage/number.hpp"
#include "triage/printable.hpp"

namespace triage {

namespace {

// Ten lines can be read at a glance. Text and HTML say how many more there are; JSON has all of them.
constexpr std::size_t most_rules_shown = 10;

// The notes behind the rows of the two scales, by Verdict and by Urgency.
constexpr std::array<std::string_view, verdict_names.size()> verdict_notes{
    "nothing said or left open speaks against stretching", "open questions stand in the way of a decision",
    "do not stretch before a doctor has looked at it", "do not stretch now"};
constexpr std::array<std::string_view, urgency_names.size()> urgency_notes{
    "nothing known so far asks for care", "wait, no appointment asked for", "make an appointment",
    "see a doctor today or tomorrow", "get help now"};

/// All rows of a scale, zeros included: that nobody had to stop is worth a line. The enumerations count from the least
/// restrictive, so the rows are turned round.
template <std::size_t N>
std::vector<Tally> scale_tallies(const std::array<std::string_view, N>& names,
                                 const std::array<std::string_view, N>& notes,
                                 const std::array<std::uint64_t, N>& counts) {
    std::vector<Tally> rows;
    for (std::size_t i = N; i-- > 0;) rows.push_back({std::string(names[i]), std::string(notes[i]), counts[i]});
    return rows;
}

// Rows with equal counts stay in the order of the packs, or of the codes.
void sort_by_count(std::vector<Tally>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const Tally& a, const Tally& b) { return a.count > b.count; });
}

std::vector<Tally> rule_tallies(const RuleBase& rules, const std::vector<std::uint64_t>& counts) {
    std::vector<Tally> rows;
    for (std::size_t i = 0; i < std::min(rules.rules.size(), counts.size()); ++i) {
        const Rule& rule = rules.rules[i];
        if (counts[i] > 0) rows.push_back({printable(rule.id), printable(rule.name), counts[i]});
    }
    sort_by_count(rows);
    return rows;
}

std::vector<Tally> rejection_tallies(const BatchSummary& summary) {
    std::vector<Tally> rows;
    for (const auto& [code, rejection] : summary.issues) {
        // No separators in the line number: it is there to be copied into a command.
        const std::string line = "line " + std::to_string(rejection.first_line) + ": ";
        rows.push_back({printable(code), line + printable(rejection.example), rejection.profiles});
    }
    sort_by_count(rows);
    return rows;
}

// A clock that was set back, or never read, measured nothing.
bool was_measured(double seconds) { return seconds > 0 && seconds < 1e15; }

// The thresholds lie half a unit of the last digit below the next form, so that no text reads "1000 ms" or "60.0 s".
std::string duration_text(double seconds) {
    if (seconds < 0.0005) return "under 1 ms";
    if (seconds < 0.9995) return rounded_text(seconds * 1000, 0) + " ms";
    if (seconds < 59.95) return rounded_text(seconds, 1) + " s";
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    const std::uint64_t minutes = (whole + 30) / 60;
    return with_commas(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

/// Three digits at most: the next run would show others behind them.
std::string rate_text(double rate) {
    if (rate < 1) return rounded_text(rate, 2);
    if (rate < 99.95) return rounded_text(rate, 1);
    const double unit = std::pow(10, std::floor(std::log10(rate)) - 2);
    return with_commas(static_cast<std::uint64_t>(std::llround(std::round(rate / unit) * unit)));
}

}  // namespace

std::uint64_t TallyGroup::largest() const {
    std::uint64_t most = 0;
    for (const Tally& row : rows) most = std::max(most, row.count);
    return most;
}

// A group without a row, or of no profiles, is left out, so a batch that rejected nothing has no heading for it.
std::vector<TallyGroup> tally_groups(const Program& program, const BatchSummary& summary) {
    using Kind = TallyGroup::Kind;
    std::vector<TallyGroup> groups;
    const auto add = [&](Kind kind, std::string_view title, std::uint64_t whole, std::vector<Tally> rows) {
        if (whole > 0 && !rows.empty()) groups.push_back({kind, title, whole, std::move(rows)});
    };
    add(Kind::verdicts, "Verdicts", summary.decided, scale_tallies(verdict_names, verdict_notes, summary.verdicts));
    add(Kind::urgencies, "Urgencies", summary.decided, scale_tallies(urgency_names, urgency_notes, summary.urgencies));
    add(Kind::rules, "Most frequent rules", summary.decided, rule_tallies(program.rules(), summary.rules));
    add(Kind::rejections, "Rejected profiles", summary.rejected, rejection_tallies(summary));
    for (TallyGroup& group : groups) {
        if (group.kind != Kind::rules || group.rows.size() <= most_rules_shown) continue;
        group.left_out = group.rows.size() - most_rules_shown;
        group.rows.resize(most_rules_shown);
    }
    return groups;
}

std::string share_text(std::uint64_t part, std::uint64_t whole) {
    if (part == 0) return "0%";
    if (part >= whole) return "100%";
    const double percent = 100 * (static_cast<double>(part) / static_cast<double>(whole));
    if (percent < 0.05) return "<0.1%";
    if (percent >= 99.95) return ">99.9%";
    return rounded_text(percent, 1) + "%";
}

std::optional<double> profiles_per_second(const BatchSummary& summary) {
    if (!was_measured(summary.seconds)) return std::nullopt;
    const double rate =
        (static_cast<double>(summary.decided) + static_cast<double>(summary.rejected)) / summary.seconds;
    return std::isfinite(rate) ? std::optional(rate) : std::nullopt;
}

std::string pace_text(const BatchSummary& summary) {
    if (!was_measured(summary.seconds)) return "";
    const std::string time = duration_text(summary.seconds);
    const double rate = profiles_per_second(summary).value_or(0);
    // No rate below 1 ms, where it shows the clock's resolution, nor below 0.01/s, where it shows zeros.
    const bool says_something = summary.seconds >= 0.001 && rate >= 0.01 && rate < 1e15;
    return says_something ? time + ", " + rate_text(rate) + " profiles/s" : time;
}

std::string at_least_text(const BatchSummary& summary) {
    const std::uint64_t stop = summary.at_least[static_cast<std::size_t>(Verdict::stop)];
    const std::uint64_t doctor = summary.at_least[static_cast<std::size_t>(Verdict::see_a_doctor)];
    if (stop + doctor == 0) return "";
    std::string text = "at least";
    if (stop > 0) text += " " + with_commas(stop) + " stop";
    if (doctor > 0) text += (stop > 0 ? ", " : " ") + with_commas(doctor) + " see-a-doctor";
    return text;
}

std::string_view shortfall_text(BatchStatus status) {
    switch (status) {
        case BatchStatus::stopped: return "stopped at the first rejected profile";
        case BatchStatus::read_failed: return "reading failed";
        case BatchStatus::write_failed: return "writing failed";
        case BatchStatus::input_changed: return "the input is not the one that was answered before";
        case BatchStatus::complete: break;
    }
    return "";
}

}  // namespace triage
