// Paragraphs of text for a terminal, wrapped at its width, for screens that are drawn beside those of the library.
//
//     std::cout << triage::paragraph(2, "1. ", "Do you have a fever?", 40);
//
// Apart from render.hpp, since whatever lays out text needs it, and it knows neither packs nor people.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "triage/export.hpp"

namespace triage {

/// Whether text may hold ANSI escapes for colours. The library looks at no terminal and no environment: the caller
/// decides.
enum class Color : std::uint8_t { never, always };

/// One paragraph as lines, each ending in a newline: `indent` blanks, then `head`, then the words of `text`, which
/// hang under the end of `head`. Blanks and line breaks of `text` only part words. Lines are at most `width` columns
/// long, where a width below 20 counts as 20 and one above 100 as 100; a single word that is longer stays whole. Every
/// character counts as one column. Nothing is escaped or coloured: pass text that is safe to print (printable.hpp).
TRIAGE_EXPORT std::string paragraph(std::size_t indent, std::string_view head, std::string_view text,
                                    std::size_t width);

}  // namespace triage
