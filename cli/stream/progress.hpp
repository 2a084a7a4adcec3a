// How far a batch is: counts and the share of the input that is read go in, and one line on the terminal is drawn anew
// a few times a second. Not a log: it is erased at the end and never stands in a file.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <triage/triage.hpp>

namespace triage::cli {

/// The place where the answers go: a line of progress between them would do harm.
enum class Results : unsigned char { on_standard_output, in_a_file };

/// Threads: one call at a time, as `run_batch` reports progress.
class Progress {
public:
    /// Draws only where standard error is a terminal that can erase a line, warnings are logged, and the results do not
    /// go to that terminal.
    explicit Progress(Results results);

    /// Draws what `summary` counts, if the last drawing is old enough. `share`: how much of the input is read, from 0
    /// to 1.
    void show(const BatchSummary& summary, std::optional<double> share);
    /// Erases the line, so that the terminal is as it was.
    void erase();

private:
    using Clock = std::chrono::steady_clock;

    std::string line(const BatchSummary& summary, std::optional<double> share) const;

    bool is_wanted_;
    bool is_drawn_ = false;
    Clock::time_point drawn_at_;
    // Time, profiles and share at the first drawing. Speed counts from there: a resumed run begins with the counts of
    // an earlier one, which say nothing about its own speed.
    std::optional<Clock::time_point> began_at_;
    std::uint64_t profiles_at_start_ = 0;
    double share_at_start_ = 0;
};

}  // namespace triage::cli
