// UTF-8 beyond the public triage/utf8.hpp, for the library alone: whether a text is UTF-8 at all, and all of its
// characters at once, for those who look back and forth.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "triage/utf8.hpp"

namespace triage {

/// The place of the first byte that is not UTF-8; the text's size if there is none.
std::size_t first_invalid_utf8(std::string_view text);

inline std::u32string code_points(std::string_view text) {
    std::u32string all;
    all.reserve(text.size());
    while (!text.empty()) all += take_code_point(text);
    return all;
}

}  // namespace triage
