// The plan of somebody who has nothing to do today: why not, and what would help.
#pragma once

#include "plan/today.hpp"

namespace triage {

/// Turns a plan without a warm-up or an exercise into one that says so. REQUIRES: the plan knows its session and stage,
/// and has no parts.
void make_empty(const Today& today, Plan& plan);

}  // namespace triage
