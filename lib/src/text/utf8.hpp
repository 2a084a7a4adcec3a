// UTF-8 as the characters it stands for.
//
// Used by whatever looks at single characters: checks, and the filter of what is printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace triage {

/// U+FFFD, which stands for what is no character.
inline constexpr char32_t replacement_character = 0xFFFD;

/// The character at the head of `text`, which then holds the rest; `replacement_character` for one byte that is not
/// UTF-8: a stray or missing continuation, an overlong form, a surrogate, a value beyond U+10FFFF. REQUIRES: not empty.
inline char32_t take_code_point(std::string_view& text) {
    constexpr char32_t least[]{0, 0, 0x80, 0x800, 0x10000};
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t value = size == 1 ? lead : lead & (0x7FU >> size);
    bool is_good = size == 1 || (lead >= 0xC0 && lead <= 0xF7 && size <= text.size());
    for (std::size_t i = 1; is_good && i < size; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        is_good = (byte & 0xC0U) == 0x80U;
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    is_good = is_good && value >= least[size] && value <= 0x10FFFF && !is_surrogate;
    text.remove_prefix(is_good ? size : 1);
    return is_good ? value : replacement_character;
}

/// Where the first byte that is not UTF-8 stands; the text's size if there is none.
std::size_t first_invalid_utf8(std::string_view text);

inline std::u32string code_points(std::string_view text) {
    std::u32string all;
    all.reserve(text.size());
    while (!text.empty()) all += take_code_point(text);
    return all;
}

inline bool is_ascii_letter(char32_t c) { return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z'; }

}  // namespace triage
