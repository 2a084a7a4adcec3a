// From the counts of a batch to the figures that people see: picked, ordered and worded once for text and HTML, so
// that the two never differ. JSON takes its rate from here as well.
//
// Used by summary.cpp and report.cpp.
//
// Threads: pure functions and values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/batch.hpp"

namespace triage {

/// One row: how many profiles were given one verdict, urgency, rule or code.
struct Tally {
    std::string id;
    std::string note;  ///< the meaning of the id; for a code, the first profile that has it
    std::uint64_t count = 0;
};

/// The rows under one heading.
struct TallyGroup {
    enum class Kind : std::uint8_t { verdicts, urgencies, rules, rejections };

    Kind kind;
    std::string_view title;
    std::uint64_t whole = 0;  ///< the count that the shares are shares of; above 0
    /// A scale is shown whole, most restrictive first; of rules and codes those that occurred, most frequent first.
    std::vector<Tally> rows;
    std::size_t left_out = 0;  ///< how many rows more there are than are shown
    /// The largest count of the rows, 0 without rows.
    std::uint64_t largest() const;
};

/// The groups that have a row, in the order in which they are shown. Texts from packs and profiles in them are safe to
/// print.
std::vector<TallyGroup> tally_groups(const Program& program, const BatchSummary& summary);

/// "31.5%". A share that is neither none nor all never reads 0% or 100%: it reads "<0.1%" or ">99.9%" instead.
std::string share_text(std::uint64_t part, std::uint64_t whole);
/// "1.2 s, 640,000 profiles/s", the time alone if a rate would say nothing, or empty if no time was measured.
std::string pace_text(const BatchSummary& summary);
/// "at least 3 stop, 1 see-a-doctor": how many of the rejected profiles are certain to need that much. Empty if none
/// is.
std::string at_least_text(const BatchSummary& summary);
/// Decided and rejected profiles a second; nothing if no time was measured, or one too short for a rate.
std::optional<double> profiles_per_second(const BatchSummary& summary);
/// The reason why the counts are not those of the whole input; empty for a run that is complete.
std::string_view shortfall_text(BatchStatus status);

}  // namespace triage
