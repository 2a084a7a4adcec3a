// Paragraphs of text for a terminal: wrapped at its width, coloured where that is wanted.
//
//     std::cout << triage::paragraph(2, "1. ", "Do you have a fever?", 40);  // for screens drawn beside the library's
//
// Apart from render.hpp, since whatever lays out text needs it, and knows neither packs nor people.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "triage/export.hpp"

namespace triage {

enum class Color : std::uint8_t { never, always };  ///< ANSI escapes

/// Lines that are no longer than `width` columns: `head` after `indent` blanks, then the words of `text`, which hang
/// under its end. For screens that are drawn beside those of the library.
TRIAGE_EXPORT std::string paragraph(std::size_t indent, std::string_view head, std::string_view text,
                                    std::size_t width);

}  // namespace triage
