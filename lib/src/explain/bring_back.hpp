// What would allow a stretch that is left out.
#pragma once

#include "triage/explain.hpp"

namespace triage {

/// REQUIRES: `decision` is `program.evaluate(profile)`, its verdict is `proceed`, and it does not allow the stretch.
BringBack bring_back(const Program& program, const Profile& profile, const Decision& decision, StretchId stretch);

}  // namespace triage
