// Does every number have two plausible ends? A range is the last guard against a slip and against a wrong unit:
// whatever lies inside is taken for a person (docs/decisions/0034).
#pragma once

#include "triage/authoring/check.hpp"

namespace triage {

/// An end on the side that lets people proceed is implausible if it is a longer time than this. Nobody has lived so
/// long.
inline constexpr double most_plausible_years = 130;
/// It is implausible, too, if a time stamp passes for it: the seconds since 1970 have ten digits since 2001.
inline constexpr double least_time_stamp = 1e9;
/// And it is implausible if it is so many times as large as every number that the quantity is compared with: no rule
/// tells anybody out there apart.
inline constexpr double most_times_a_limit = 10'000;

/// Tells quantities without `min` or `max`, and those whose last number on the permissive side is implausible: a slip
/// or a time stamp would then pass for a person. The permissive side is the low one with `worse: higher`, the high one
/// with `worse: lower`, and else either. REQUIRES: the rule base has its text.
void check_ranges(const RuleBase& rules, Release release, Issues& issues);

}  // namespace triage
