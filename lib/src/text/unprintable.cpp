// One list in ranges, looked at in order: a text of a pack or a profile is short, and plain ASCII, which is most of it,
// never comes here. Characters that need a mark beside them to be seen (`is_invisible`) are a list of their own: joined
// scripts and emoji are written with some of them, so a terminal may have them, and only people must be told.
#include "text/unprintable.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace triage {

namespace {

constexpr std::string_view shown_instead = "\uFFFD";

/// True for printable ASCII, which nearly all text is: it is copied as a whole.
bool shows_as_it_is(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7F'; });
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

bool is_direction_mark(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
}

bool is_invisible(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 8> ranges{{{0x00AD, 0x00AD},  // soft hyphen
                                                                   {0x034F, 0x034F},  // grapheme joiner
                                                                   {0x180E, 0x180E},  // Mongolian vowel separator
                                                                   {0x200B, 0x200D},  // zero-width blank and joiners
                                                                   {0x2060, 0x2064},  // word joiner, operators
                                                                   {0x3164, 0x3164},  // Hangul filler
                                                                   {0xFEFF, 0xFEFF},  // byte order mark
                                                                   {0xE0000, 0xE007F}}};  // tags
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto& range) { return c >= range.first && c <= range.second; });
}

// The zero-width non-joiner and joiner, which some scripts and emoji are written with.
bool joins_letters(char32_t c) { return c == 0x200C || c == 0x200D; }

bool is_never_printed(char32_t c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool ends_line = c == 0x2028 || c == 0x2029;
    const bool annotates = c >= 0xFFF9 && c <= 0xFFFB;
    return is_control || ends_line || is_direction_mark(c) || annotates || c == 0xFFFE || c == 0xFFFF;
}

// Four digits at least, as Unicode writes it.
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

std::string with_replaced(std::string_view text, bool (*is_replaced)(char32_t)) {
    if (shows_as_it_is(text)) return std::string(text);
    std::string shown;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t c = take_code_point(text);
        // A byte that is not UTF-8 comes as U+FFFD, too, and is not copied.
        const bool stays = c != replacement_character && !is_replaced(c);
        shown += stays ? before.substr(0, before.size() - text.size()) : shown_instead;
    }
    return shown;
}

std::string printable(std::string_view text) { return with_replaced(text, is_never_printed); }

// Blanks are joined before the text is made printable, which would make a mark of each line feed.
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

std::string on_paper(std::string_view text) {
    return with_replaced(one_line(text), [](char32_t c) { return is_invisible(c) && !joins_letters(c); });
}

}  // namespace triage
