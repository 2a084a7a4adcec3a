// The time by which the interview judges keys (pace.hpp). In a file of its own, so that the tests can put a clock there
// that moves when they say so: a key that comes too soon must come too soon on a machine of any speed.
#pragma once

#include "interview/pace.hpp"

namespace triage::cli {

/// Never decreases.
Pace::Moment now();

}  // namespace triage::cli
