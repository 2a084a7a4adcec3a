// Somebody's own words inside a message: short enough to read, and apart from the message's own words.
//
// Used by whatever rejects a name, a key or a value and has to show it. A message is a line or two, while what is
// rejected may be megabytes, so a quotation never costs more than its first few hundred bytes.
//
// Threads: pure functions.
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

}  // namespace triage
