// A dose in words, for a line behind the name of a stretch.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>

#include "for_components.hpp"
#include "triage/catalogue.hpp"

namespace triage {

/// "hold 10 to 15 s, 2 times, each side"; a missing dose reads "no dose given by the sources".
TRIAGE_FOR_COMPONENTS std::string dose_text(const std::optional<Dose>& dose);

/// "stays that of a first session", "at most hold 10 s", or nothing where a precaution leaves the dose.
TRIAGE_FOR_COMPONENTS std::string dose_limit_text(const Modification& modification);

}  // namespace triage
