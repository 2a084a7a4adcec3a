// Greedy filling: each word goes onto the current line or begins the next one. Nothing is balanced, so what a reader
// has read does not move when words are added behind it.
//
// A word that has to be cut is given out in pieces as long as a line. Each piece fills a line, so the next one begins a
// new line by the same rule as any other word.
#include "text/wrap.hpp"

#include <algorithm>

#include "triage/utf8.hpp"

namespace triage {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Takes `size` bytes off the head of `text`.
std::string_view take_bytes(std::string_view& text, std::size_t size) {
    const std::string_view head = text.substr(0, size);
    text.remove_prefix(head.size());
    return head;
}

/// Takes the first `count` characters, or all of a shorter text.
std::string_view take_characters(std::string_view& text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (!continues_character(text[end]) && count-- == 0) break;
    }
    return take_bytes(text, end);
}

/// Takes the next word; empty at the text's end.
std::string_view take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return take_bytes(text, std::min(text.find_first_of(blanks), text.size()));
}

/// Gives words out onto lines. INVARIANT: there is a line, and `left_` columns are free on the last one.
class Lines {
public:
    explicit Lines(Room room) : room_(room), left_(room.first) {}

    void add(std::string_view word) {
        const std::size_t size = count_characters(word);
        const bool is_fresh = lines_.back().empty();
        const std::size_t needed = is_fresh ? size : size + 1;
        const bool helps_to_break = !is_fresh || left_ < room_.others;
        if (needed > left_ && helps_to_break) {
            lines_.emplace_back(word);
            left_ = room_.others - std::min(room_.others, size);
            return;
        }
        if (!is_fresh) lines_.back() += ' ';
        lines_.back() += word;
        left_ -= std::min(left_, needed);
    }

    std::vector<std::string> take() { return std::move(lines_); }

private:
    Room room_;
    std::vector<std::string> lines_{""};
    std::size_t left_;
};

}  // namespace

std::vector<std::string> filled(std::string_view text, Room room) {
    Lines lines(room);
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) lines.add(word);
    return lines.take();
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    Lines lines({width, width});
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        while (!word.empty()) lines.add(take_characters(word, width));
    }
    std::vector<std::string> all = lines.take();
    if (all.front().empty()) all.clear();
    return all;
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (std::string_view word = take_word(text); !word.empty(); word = take_word(text)) {
        longest = std::max(longest, count_characters(word));
    }
    return longest;
}

std::string cut_to(std::string_view text, std::size_t width) {
    if (count_characters(text) <= width) return std::string(text);
    return std::string(take_characters(text, width - 1)) + "…";
}

}  // namespace triage
