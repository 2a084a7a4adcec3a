// From a decision that does not proceed to the fewest changes, of those that need no clinician, that would make it
// `proceed`.
//
// Used by `explain`, unless it is asked to be brief. Nothing is offered to somebody who should be seen
// (docs/decisions/0026).
//
// Threads: a pure function.
#pragma once

#include "triage/explain.hpp"

namespace triage {

/// Always gives a `Prospect`; changes stand beside it only for `Prospect::changes`. It may decide up to
/// `max_profiles_tried` profiles. REQUIRES: `decision` is `program.evaluate(profile)`.
SmallestChange smallest_change(const Program& program, const Profile& profile, const Decision& decision);

}  // namespace triage
