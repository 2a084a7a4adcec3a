// The characters of ASCII that stand in numbers and names, whatever the locale.
//
// Used by whatever reads texts by hand: conditions, JSON, numbers, marks of Markdown.
#pragma once

namespace triage {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What an id may be made of, and an unquoted word of a condition.
constexpr bool is_name_character(char c) { return is_digit(c) || is_ascii_letter(c) || c == '_'; }

}  // namespace triage
