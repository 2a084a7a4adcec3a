// Conditions back to the text that a pack would have, for showing what could stand there instead.
#pragma once

#include <string>

#include "for_components.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Reads back as this condition, part for part, with no parentheses that could be left out. Three parts and fewer are
/// joined by `and` or `or`, more stand in a list.
/// REQUIRES: a condition that could have been read, so no list is empty or asks for none or for more than it has.
TRIAGE_FOR_COMPONENTS std::string condition_text(const Condition& condition, const Vocabulary& vocabulary);

/// Decimal places in which a number is written: none for 4, one for 4.5.
TRIAGE_FOR_COMPONENTS std::size_t decimal_places(double number);

/// A number moved by so many units of the last decimal place in which it is written: 4 by one is 5, and 4.5 is 4.6.
TRIAGE_FOR_COMPONENTS double moved_by(double number, int places);

}  // namespace triage
