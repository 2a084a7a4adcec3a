// How many bytes the characters that a person types have.
#pragma once

#include <cstddef>
#include <string_view>

namespace triage::cli {

/// Of the first one; 1 where it is none, 0 where its end is missing. REQUIRES: not empty.
inline std::size_t character_size(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < size && i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 1;
    }
    return text.size() < size ? 0 : size;
}

/// Whether a terminal shows it as it is: UTF-8 without control characters.
inline bool is_clean_text(std::string_view text) {
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t size = character_size(text);
        const bool is_ascii = lead < 0x80;
        const bool is_control = is_ascii ? lead < ' ' || lead == 0x7F
                                         : lead == 0xC2 && size == 2 && static_cast<unsigned char>(text[1]) < 0xA0;
        if (is_control || size == 0 || (!is_ascii && size == 1)) return false;
        text.remove_prefix(size);
    }
    return true;
}

}  // namespace triage::cli
