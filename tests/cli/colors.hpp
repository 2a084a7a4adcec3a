// Tells colour in a terminal's text from other escape sequences, which a slow run may draw.
#pragma once

#include <string>

/// True where a sequence changes the look of letters or their ground: `\e[…m`. Other sequences colour nothing: a
/// progress bar, which a slow run draws on a terminal, erases its line with `\e[K`.
inline bool has_colors(const std::string& text) {
    for (std::size_t at = 0; (at = text.find("\x1b[", at)) != std::string::npos;) {
        at = text.find_first_not_of("0123456789;:", at + 2);
        if (at != std::string::npos && text[at] == 'm') return true;
    }
    return false;
}
