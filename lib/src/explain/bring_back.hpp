// From a stretch that is left out to the fewest changes that would allow it: equipment, sessions and facts, all at
// once.
//
// Used by `explain` for `Detail::full`. It may decide up to `max_profiles_tried` profiles for one stretch.
//
// Threads: a pure function.
#pragma once

#include "triage/explain.hpp"

namespace triage {

/// `gave_up` in the answer's `end` means that the search tried too many profiles or found only numbers that do not fit
/// together, and `none_exists` that no change of these facts helps;
/// equipment, sessions and exclusions are told in both cases. REQUIRES: `decision` is `program.evaluate(profile)`, its
/// verdict is `proceed`, and it does not allow the stretch.
BringBack bring_back(const Program& program, const Profile& profile, const Decision& decision, StretchId stretch);

}  // namespace triage
