// UTF-8 as the characters it stands for.
//
// Used by the checks that look at single letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace triage {

/// The character at the head of `text`, which then holds the rest. REQUIRES: UTF-8 that is not empty.
inline char32_t take_code_point(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size && i < text.size(); ++i) {
        value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(size < text.size() ? size : text.size());
    return value;
}

inline std::u32string code_points(std::string_view text) {
    std::u32string all;
    all.reserve(text.size());
    while (!text.empty()) all += take_code_point(text);
    return all;
}

inline bool is_ascii_letter(char32_t c) { return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z'; }

}  // namespace triage
