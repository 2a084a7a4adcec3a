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
TRIAGE_FOR_COMPONENTS bool is_never_printed(char32_t character);

/// True for the marks that turn the direction of writing, which move the text beside them.
TRIAGE_FOR_COMPONENTS bool is_direction_mark(char32_t character);

/// True for characters without a shape and a width: soft hyphens, zero-width blanks and joiners, fillers, byte order
/// marks, tags. They may be printed, since joined scripts and emoji need some of them, but nobody sees that they are
/// there.
TRIAGE_FOR_COMPONENTS bool is_invisible(char32_t character);

/// True for the two of them that join or part letters, as Arabic, the scripts of India and emoji need it.
TRIAGE_FOR_COMPONENTS bool joins_letters(char32_t character);

/// "U+009B".
TRIAGE_FOR_COMPONENTS std::string with_number(char32_t character);

/// "U+009B, a control character": how a message names what it cannot show. REQUIRES: `is_never_printed(character)`.
std::string describe_unprintable(char32_t character);

/// The text with U+FFFD for each character that `is_replaced` is true for, and for each byte that is not UTF-8.
/// Printable ASCII is never asked about.
TRIAGE_FOR_COMPONENTS std::string with_replaced(std::string_view text, bool (*is_replaced)(char32_t));

/// A text as one line: each run of blanks and line ends becomes one blank, those at both ends go, and the rest becomes
/// `printable`. For texts that a pack may write over several lines.
TRIAGE_FOR_COMPONENTS std::string one_line(std::string_view text);

/// `one_line`, for what is printed on paper and signed or filed: characters that nobody sees are lost there, so they
/// show as U+FFFD, too, but for those that join letters.
TRIAGE_FOR_COMPONENTS std::string on_paper(std::string_view text);

}  // namespace triage
