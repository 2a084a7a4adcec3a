// What would make the verdict `proceed` without a clinician.
#pragma once

#include "triage/explain.hpp"

namespace triage {

/// REQUIRES: `decision` is `program.evaluate(profile)`.
SmallestChange smallest_change(const Program& program, const Profile& profile, const Decision& decision);

}  // namespace triage
