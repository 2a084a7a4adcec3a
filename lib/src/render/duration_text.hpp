// A number of a quantity as a doctor writes it down: a length of time in words, and again in the unit in which one
// talks of it; a plain number with the ends of its scale.
//
// Threads: a pure function.
#pragma once

#include <string>

#include "triage/vocabulary.hpp"

namespace triage {

/// "30 hours", "72 hours (3 days)", "100 days (about 14 weeks)"; "7 (0 to 10)", "55".
std::string number_on_scale_text(double number, const Quantity& quantity);

}  // namespace triage
