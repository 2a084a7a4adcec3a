// How many bytes a character has that a person types, byte by byte as they come, and whether a text can be shown as it
// is. A terminal sends a character in pieces, so the end of the text may come before the end of the character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <triage/printable.hpp>

namespace triage::cli {

/// True for the second and every later byte of a character.
inline bool is_inner_byte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
/// Bytes of the first character; 1 where it is no UTF-8, 0 where its end has not come yet. REQUIRES: `text` is not
/// empty.
inline std::size_t character_size(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < size && i < text.size(); ++i) {
        if (!is_inner_byte(text[i])) return 1;
    }
    return text.size() < size ? 0 : size;
}

/// Takes the last character off the text, all of its bytes; nothing happens to an empty one.
inline void erase_last_character(std::string& text) {
    while (!text.empty()) {
        const bool was_inner = is_inner_byte(text.back());
        text.pop_back();
        if (!was_inner) return;
    }
}
/// True where a terminal shows the text as it is, on one line.
inline bool is_clean_text(std::string_view text) { return printable(text) == text; }

}  // namespace triage::cli
