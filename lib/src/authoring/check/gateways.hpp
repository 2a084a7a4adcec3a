// Lines that stand for several facts: do they say all that they deny, in one time frame, in words that people take in,
// and can a "no" ever be the milder answer?
//
// Used by `check`. What a line names stands in pack/line_names.hpp; here is what needs the compiled rules, or is about
// how a line reads.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "triage/program.hpp"

namespace triage {

/// The longest line that people read to its end at a glance.
inline constexpr std::size_t max_line_words = 25;

/// All issues of gateways and screens: those of `check_lines`; `gateway_not_monotone`, an error; `gateway_mixes_times`,
/// `hard_to_read`, `long_line` and `long_screen`, which are warnings.
Issues check_gateways(const Program& program);

/// The time frames that a text has, as words: "now", "ever", "last 4 weeks", "since"; "now or since" is one frame, said
/// in one place. Known are English words only.
std::vector<std::string> time_frames(std::string_view text);

}  // namespace triage
