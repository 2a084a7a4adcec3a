// A quotation is cut twice: roughly before its text is made printable, so that a long one costs no more than a short
// one, and exactly afterwards, since U+FFFD takes more bytes than the character that it stands for.
#include "text/quote.hpp"

#include <algorithm>

#include "triage/printable.hpp"
#include "triage/utf8.hpp"

namespace triage {

namespace {

constexpr std::size_t max_shown_bytes = 80;
constexpr std::size_t max_read_bytes = 400;  // more than are shown, even of a text that is all marks to be replaced

}  // namespace

// Cut in front of a byte that begins a character, so that what is left is UTF-8 if the text is.
std::string shorten(std::string_view text) {
    if (text.size() <= max_shown_bytes) return std::string(text);
    std::size_t end = max_shown_bytes;
    while (end > 0 && continues_character(text[end])) --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string quote(std::string_view text) {
    std::string shown = shorten(printable(text.substr(0, max_read_bytes)));
    std::replace(shown.begin(), shown.end(), '`', '\'');
    return "`" + shown + "`";
}

}  // namespace triage
