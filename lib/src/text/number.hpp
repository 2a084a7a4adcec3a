// Numbers as text, the same on every machine: never by printf or a stream, whose decimal point follows the locale.
//
// Used by whatever writes a number for people or into JSON. Counts with commas are public: triage/number.hpp.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "for_components.hpp"

namespace triage {

/// The shortest decimal that reads back as the same number, without an exponent below 10^15. REQUIRES: not NaN.
TRIAGE_FOR_COMPONENTS std::string number_text(double number);

/// The number rounded to so many digits behind the point: "31.5".
std::string rounded_text(double number, int places);

}  // namespace triage
