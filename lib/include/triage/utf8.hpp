// UTF-8 as the characters it stands for: for programs that cut, measure or escape text beside the library.
//
//     std::string_view rest = "≥ 38 °C";
//     while (!rest.empty()) points.push_back(triage::take_code_point(rest));
//
// The library has no other decoder, so a program that uses this one never disagrees with it about what a character is.
// All of it is inline, so that looking at single characters costs no call.
//
// Threads: pure functions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace triage {

/// U+FFFD, which stands for bytes that are no character. A text may also hold it in its own right; only the number of
/// bytes that were taken (three, or one) tells which it is.
inline constexpr char32_t replacement_character = 0xFFFD;

/// U+FEFF, which some editors write at the beginning of a file to say that it is UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// True for the second and every later byte of a character, false for the first. Of a text that is UTF-8 one may cut in
/// front of every byte for which it is false.
constexpr bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// How many bytes a character has whose first byte is `lead`: 1 to 4. 1 for a byte with which no character begins. It
/// looks at that byte alone: whether the others follow is for `take_code_point` to see.
constexpr std::size_t bytes_of_character(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC2 || byte > 0xF4) return 1;  // 0xC0 and 0xC1 begin overlong forms, 0xF5 what is beyond U+10FFFF
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Takes the character at the head of `text` and returns it; `text` then holds the rest. A byte that is not UTF-8 (a
/// stray or missing continuation, an overlong form, a surrogate, a value beyond U+10FFFF) is taken alone, and
/// `replacement_character` returned for it, so every text is read to its end, whatever it holds. REQUIRES: `text` is
/// not empty.
constexpr char32_t take_code_point(std::string_view& text) {
    // By the number of bytes, the least value that needs so many: a lower one is an overlong form.
    constexpr char32_t least[]{0, 0, 0x80, 0x800, 0x10000};
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = bytes_of_character(text.front());
    char32_t value = size == 1 ? lead : lead & (0x7FU >> size);
    bool is_good = size == 1 ? lead < 0x80 : size <= text.size();
    for (std::size_t i = 1; is_good && i < size; ++i) {
        is_good = continues_character(text[i]);
        value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    is_good = is_good && value >= least[size] && value <= 0x10FFFF && !is_surrogate;
    text.remove_prefix(is_good ? size : 1);
    return is_good ? value : replacement_character;
}

/// How many characters a text has, which is how many columns it takes where each is one column wide. Combining marks
/// and wide characters are not looked at. REQUIRES: UTF-8.
constexpr std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continues_character(byte); }));
}

}  // namespace triage
