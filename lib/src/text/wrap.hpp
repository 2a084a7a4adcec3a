// Text cut into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "for_components.hpp"

namespace triage {

/// Lines of at most `width` characters, broken between words; a word that is longer than a line is cut. Blanks and line
/// ends in the text are all taken for one blank. No text gives no line. REQUIRES: UTF-8, and a width that is not 0.
TRIAGE_FOR_COMPONENTS std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The characters of the longest word.
std::size_t longest_word(std::string_view text);

}  // namespace triage
