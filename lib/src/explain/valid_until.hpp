// When a decision changes although nobody says anything new: numbers such as the hours since an injury grow by
// themselves, and rules compare them.
//
// Used by `explain`.
//
// Threads: a pure function.
#pragma once

#include <optional>

#include "triage/explain.hpp"

namespace triage {

/// Nothing where no such number is known, and where none of them ever makes a difference.
/// REQUIRES: `decision` is the program's on this profile.
std::optional<ChangeByTime> valid_until(const Program& program, const Profile& profile, const Decision& decision);

}  // namespace triage
