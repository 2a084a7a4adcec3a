// How many bytes the characters that a person types have.
#pragma once

#include <cstddef>
#include <string_view>

#include <triage/printable.hpp>

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

/// Whether a terminal shows it as it is, on one line.
inline bool is_clean_text(std::string_view text) { return printable(text) == text; }

}  // namespace triage::cli
