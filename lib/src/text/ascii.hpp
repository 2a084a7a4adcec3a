// The characters of ASCII that stand in numbers and names, whatever the locale: `std::isalpha` and its kin ask the
// locale, and must not be given a negative `char`.
//
// Used by whatever reads texts by hand: conditions, JSON, numbers, marks of Markdown.
//
// Threads: pure functions.
#pragma once

#include <algorithm>
#include <string_view>

namespace triage {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// True for what an id, or an unquoted word of a condition, may be made of.
constexpr bool is_name_character(char c) { return is_digit(c) || is_ascii_letter(c) || c == '_'; }

}  // namespace triage
