// What a file of a pack may hold before its YAML is read.
//
// Used by `parse_yaml`. The first fault is one sentence in the words of whoever saved the file: a program that writes
// UTF-16 or CR line ends, an editor that indents with tabs or no-break spaces, a file that is no YAML at all. A YAML
// parser says "illegal map value" to most of these, a line too late, and takes U+0004 for the end of the file.
//
// Threads: a pure function.
#pragma once

#include <string_view>

#include "triage/issue.hpp"

namespace triage {

/// A pack file larger than this is an issue.
inline constexpr std::size_t max_pack_file_bytes = std::size_t{16} << 20;

/// At most one issue, without an excerpt: `file_too_large`, `not_yaml`, `invalid_utf8`, `line_ends`,
/// `control_character` or `indentation`.
Issues check_pack_bytes(std::string_view text, std::string_view file);

/// The blank, or the character without any width, that begins `text` and is none that YAML knows: a no-break space, a
/// zero-width space and their kin. 0 for anything else.
char32_t odd_blank_at(std::string_view text);

/// "U+00A0, a no-break space". REQUIRES: a character that `odd_blank_at` finds.
std::string describe_odd_blank(char32_t character);

}  // namespace triage
