#include "text/unprintable.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace triage {

namespace {

constexpr std::string_view shown_instead = "\uFFFD";

bool is_direction_mark(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
}

bool shows_as_it_is(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7F'; });
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

bool is_never_printed(char32_t c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool ends_line = c == 0x2028 || c == 0x2029;
    const bool annotates = c >= 0xFFF9 && c <= 0xFFFB;
    return is_control || ends_line || is_direction_mark(c) || annotates || c == 0xFFFE || c == 0xFFFF;
}

std::string with_number(char32_t character) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (char32_t rest = character; rest != 0 || text.size() < 4; rest >>= 4U) {
        text.insert(text.begin(), digits[rest & 0xFU]);
    }
    return "U+" + text;
}

std::string describe_unprintable(char32_t c) {
    const std::string number = with_number(c);
    if (is_direction_mark(c)) return number + ", which turns the direction of the text";
    if (c == 0x09) return number + ", a tab";
    if (c == 0x0A) return number + ", a line feed";
    if (c == 0x0D || c == 0x85 || c == 0x2028 || c == 0x2029) return number + ", which ends a line";
    return number + (c < 0xA0 ? ", a control character" : ", which is no character of a text");
}

std::string printable(std::string_view text) {
    if (shows_as_it_is(text)) return std::string(text);
    std::string shown;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t c = take_code_point(text);
        // A byte that is not UTF-8 comes as U+FFFD, too, and is not copied.
        const bool stays = c != replacement_character && !is_never_printed(c);
        shown += stays ? before.substr(0, before.size() - text.size()) : shown_instead;
    }
    return shown;
}

std::string one_line(std::string_view text) {
    std::string line;
    bool has_gap = false;
    for (const char c : text) {
        if (is_blank(c)) {
            has_gap = !line.empty();
            continue;
        }
        if (has_gap) line += ' ';
        has_gap = false;
        line += c;
    }
    return printable(line);
}

}  // namespace triage
