// What is legal in a pack but wants a look before release.
//
// Loading and compiling already refuse what is wrong (names, units, sources, conditions that always or never
// hold); `check` adds what only a human can settle. All of it comes as warnings.
//
// Threads: a pure function.
#pragma once

#include <string_view>

#include "triage/issue.hpp"
#include "triage/program.hpp"

namespace triage {

/// Rules and exclusions whose condition is that of another one, and reviews that are overdue on `today`
/// (ISO 8601, such as `2026-11-21`).
Issues check(const Program& program, std::string_view today);

}  // namespace triage
