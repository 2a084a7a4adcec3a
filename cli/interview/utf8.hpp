// How many bytes a character has that a person types, byte by byte as they come, and whether a text can be shown as it
// is. A terminal sends a character in pieces, so the end of the text may come before the end of the character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <triage/printable.hpp>
#include <triage/utf8.hpp>

namespace triage::cli {

/// Bytes of the first character; 1 where it is no UTF-8, 0 where its end has not come yet. REQUIRES: `text` is not
/// empty.
inline std::size_t character_size(std::string_view text) {
    const std::size_t size = bytes_of_character(text.front());
    for (std::size_t i = 1; i < size && i < text.size(); ++i) {
        if (!continues_character(text[i])) return 1;
    }
    return text.size() < size ? 0 : size;
}

/// Takes the last character off the text, all of its bytes; nothing happens to an empty one.
inline void erase_last_character(std::string& text) {
    while (!text.empty()) {
        const bool was_inner = continues_character(text.back());
        text.pop_back();
        if (!was_inner) return;
    }
}
/// True where a terminal shows the text as it is, on one line.
inline bool is_clean_text(std::string_view text) { return printable(text) == text; }

}  // namespace triage::cli
