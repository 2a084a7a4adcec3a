// The figures of a batch, picked, ordered and worded once for text, JSON and HTML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/batch.hpp"

namespace triage {

/// How many profiles one verdict, urgency, rule or code was given to.
struct Tally {
    std::string id;
    std::string note;  ///< what the id means; for a code: the first profile that has it
    std::uint64_t count = 0;
};

/// What stands under one heading.
struct TallyGroup {
    enum class Kind : std::uint8_t { verdicts, urgencies, rules, rejections };

    Kind kind;
    std::string_view title;
    std::uint64_t whole = 0;  ///< what the shares are of
    std::vector<Tally> rows;  ///< scales: all of it, most restrictive first; others: what occurred, most frequent first
    std::size_t left_out = 0;  ///< rows that are too many to show
    std::uint64_t largest() const;
};

/// Those that have something to say.
std::vector<TallyGroup> tally_groups(const Program& program, const BatchSummary& summary);

/// "31.5%"; what is neither none nor all never reads 0% or 100%.
std::string share_text(std::uint64_t part, std::uint64_t whole);
/// "1.2 s, 640,000 profiles/s", or as much of it as was measured.
std::string pace_text(const BatchSummary& summary);
/// Of the rejected: "at least 3 stop, 1 see-a-doctor", or nothing.
std::string at_least_text(const BatchSummary& summary);
/// Nothing where no time was measured.
std::optional<double> profiles_per_second(const BatchSummary& summary);
/// Why the counts are not the whole, or nothing.
std::string_view shortfall_text(BatchStatus status);

}  // namespace triage
