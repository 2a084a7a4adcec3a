// The characters that are never printed, in one list, and the form in which a foreign text is shown without them.
//
// A terminal obeys control characters; marks of direction and of line ends move the text beside them. So packs that
// hold one are refused (pack/texts.hpp), and every other foreign text goes through `printable`
// or through the escape of its output format, which consults this list.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "for_components.hpp"
#include "triage/printable.hpp"

namespace triage {

/// True for C0 and C1 control characters (line feeds and tabs among them), line and paragraph separators, marks of
/// direction (Unicode UAX #9), annotation marks, and U+FFFE and U+FFFF, which XML cannot hold.
bool is_never_printed(char32_t character);

/// "U+009B".
TRIAGE_FOR_COMPONENTS std::string with_number(char32_t character);

/// "U+009B, a control character": how a message names what it cannot show. REQUIRES: `is_never_printed(character)`.
std::string describe_unprintable(char32_t character);

/// A text as one line: each run of blanks and line ends becomes one blank, those at both ends go, and the rest becomes
/// `printable`. For texts that a pack may write over several lines.
TRIAGE_FOR_COMPONENTS std::string one_line(std::string_view text);

}  // namespace triage
