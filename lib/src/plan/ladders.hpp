// Ladders: the highest allowed step is the one of today, and takes the place of every step that the routine names.
//
// Loading a pack has made sure that steps begin one after the other, and that a stretch stands on one ladder at most.
//
// Threads: pure functions but for the plan that they write into.
#pragma once

#include <optional>

#include "plan/today.hpp"

namespace triage {

/// What is done today where the routine names `stretch`; nothing where neither it nor a step of its ladder is allowed.
std::optional<StretchId> stretch_of_today(const Today& today, StretchId stretch);

/// Adds all ladders with the state of their steps, and leaves out what the person should have reached and may not do.
/// REQUIRES: the plan knows its session.
void add_ladders(const Today& today, Plan& plan);

}  // namespace triage
