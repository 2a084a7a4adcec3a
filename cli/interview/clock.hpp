// The time by which the interview judges keys (pace.hpp). It has a file of its own so that the tests can link a clock
// that moves when they say so (tests/cli/told_clock.hpp): a key that comes too soon must come too soon on a machine of
// any speed.
#pragma once

#include "interview/pace.hpp"

namespace triage::cli {

/// The present moment. INVARIANT: it never decreases, whatever happens to the date of the machine.
Pace::Moment now();

}  // namespace triage::cli
