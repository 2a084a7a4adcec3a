// A person's own words inside a message.
#pragma once

#include <string>
#include <string_view>

#include "for_components.hpp"

namespace triage {

/// The text, cut after 80 bytes at a character's end; a cut shows as `…`. Not made printable.
TRIAGE_FOR_COMPONENTS std::string shorten(std::string_view text);

/// The text as one printable line, cut as `shorten` cuts it, between backticks. A backtick in it becomes `'`, so that
/// it cannot end the quotation.
TRIAGE_FOR_COMPONENTS std::string quote(std::string_view text);

/// The shortest decimal that reads back as the same number, without an exponent below 10^15.
TRIAGE_FOR_COMPONENTS std::string number_text(double number);

}  // namespace triage
