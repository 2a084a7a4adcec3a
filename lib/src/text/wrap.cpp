#include "text/wrap.hpp"

#include <algorithm>

#include "text/page.hpp"

namespace triage {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The next word, which `text` then no longer holds; empty at its end.
std::string_view take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    text.remove_prefix(word.size());
    return word;
}

/// The first `count` characters, which `text` then no longer holds.
std::string_view take_characters(std::string_view& text, std::size_t count) {
    std::size_t end = 0;
    const auto is_inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
    for (; count > 0 && end < text.size(); --count) {
        ++end;
        while (end < text.size() && is_inside(end)) ++end;
    }
    const std::string_view head = text.substr(0, end);
    text.remove_prefix(end);
    return head;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::size_t used = 0;
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        const std::size_t size = columns(word);
        if (!lines.empty() && used + 1 + size <= width) {
            lines.back().append(" ").append(word);
            used += 1 + size;
            continue;
        }
        while (!word.empty()) lines.emplace_back(take_characters(word, width));
        used = columns(lines.back());
    }
    return lines;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        longest = std::max(longest, columns(word));
    }
    return longest;
}

}  // namespace triage
