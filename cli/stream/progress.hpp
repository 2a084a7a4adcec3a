// How far a batch is: one line on a terminal, drawn anew a few times a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <triage/triage.hpp>

namespace triage::cli {

enum class Results : unsigned char { on_standard_output, in_a_file };

class Progress {
public:
    /// Nothing is ever drawn unless standard error is a terminal that can erase a line, warnings are logged, and the
    /// results do not go to the same terminal.
    explicit Progress(Results results);

    /// Draws what `summary` counts, if it is time to. `share` of the input that is read, from 0 to 1.
    /// One thread at a time.
    void show(const BatchSummary& summary, std::optional<double> share);
    /// Leaves the terminal as it was.
    void erase();

private:
    using Clock = std::chrono::steady_clock;

    std::string line(const BatchSummary& summary, std::optional<double> share) const;

    bool is_wanted_;
    bool is_drawn_ = false;
    Clock::time_point drawn_at_;
    // Where the first drawing found it: what an earlier run did says nothing about this one's speed.
    std::optional<Clock::time_point> began_at_;
    std::uint64_t profiles_at_start_ = 0;
    double share_at_start_ = 0;
};

}  // namespace triage::cli
