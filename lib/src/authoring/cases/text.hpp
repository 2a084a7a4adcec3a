// Wordings that the text, the JSON and the JUnit form of a test share, so that one thing is called one name in all
// three.
#pragma once

#include <string>

#include "triage/authoring/cases.hpp"

namespace triage {

/// `file:line`
std::string place_text(const Position& where);

/// The percentage with one decimal, rounded down, so that only what is complete reads 100.
std::string percent_text(const Share& share);

/// "verdict: expected stop, got ask"
std::string fault_text(const CaseFault& fault);

/// "60 of 64 (93.7 %), below 100 %"
std::string shortfall_text(const Share& share, double minimum);

/// The name of a remedy in JSON.
std::string_view remedy_name(Remedy remedy);

}  // namespace triage
