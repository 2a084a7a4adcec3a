// Wordings that the text, the JSON and the JUnit form of a test share.
#pragma once

#include <string>

#include "triage/authoring/cases.hpp"

namespace triage {

/// `file:line`
std::string place_text(const Position& where);

/// With one decimal, rounded down: only what is complete reads 100.
std::string percent_text(const Share& share);

/// "verdict: expected stop, got ask"
std::string fault_text(const CaseFault& fault);

/// "60 of 64 (93.7 %), below 100 %"
std::string shortfall_text(const Share& share, double minimum);

std::string_view remedy_name(Remedy remedy);

}  // namespace triage
