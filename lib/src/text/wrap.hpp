// Text cut into lines, by the one rule that paragraphs, cells of tables and boxes of pictures share: words go onto a
// line as long as they fit.
//
// Widths are counted in characters, each taken for one column wide.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "for_components.hpp"

namespace triage {

/// Room on the lines of a paragraph, in columns. The first line may have less than the others, as behind a long head.
struct Room {
    std::size_t first;
    std::size_t others;
};

/// Lines of whole words, at least one line. A word that is longer than a line stands alone on one; no word stands
/// behind a head that leaves too little room, if the next line has more. Blanks and line ends in the text are all taken
/// for one blank. REQUIRES: UTF-8, and `room.first` is at most `room.others`.
std::vector<std::string> filled(std::string_view text, Room room);

/// Lines of at most `width` characters, broken between words; a word that is longer than a line is cut. No text gives
/// no line. REQUIRES: UTF-8, and a width that is not 0.
TRIAGE_FOR_COMPONENTS std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The characters of the longest word.
std::size_t longest_word(std::string_view text);

/// At most this many characters; a cut shows as `…`, which is one of them. REQUIRES: UTF-8, and a width that is not 0.
std::string cut_to(std::string_view text, std::size_t width);

}  // namespace triage
