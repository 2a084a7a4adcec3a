#include "text/page.hpp"

#include <algorithm>

namespace triage {

namespace {

constexpr std::size_t narrowest = 20;
constexpr std::size_t widest = 100;  // longer lines are hard to read

std::string_view escape(Style style) {
    switch (style) {
        case Style::bold: return "\x1b[1m";
        case Style::dim: return "\x1b[2m";
        case Style::red: return "\x1b[1;31m";
        case Style::yellow: return "\x1b[1;33m";
        case Style::green: return "\x1b[1;32m";
        case Style::plain: break;
    }
    return "";
}

}  // namespace

std::string styled(std::string_view text, Style style, Color color) {
    if (color == Color::never || style == Style::plain) return std::string(text);
    return std::string(escape(style)).append(text).append("\x1b[0m");
}

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Page::Page(std::size_t width, Color color) : width_(std::clamp(width, narrowest, widest)), color_(color) {}

void Page::paragraph(std::size_t indent, std::string_view head, std::string_view text, Style style) {
    const std::size_t hang = std::min(indent + columns(head), width_ / 2);
    std::string current(head);
    std::size_t begin = indent;
    std::size_t used = indent + columns(head);
    bool is_fresh = true;  // nothing but the head stands on this line yet
    while (true) {
        const std::size_t skip = text.find_first_not_of(" \n\t");
        if (skip == std::string_view::npos) break;
        text.remove_prefix(skip);
        const std::string_view word = text.substr(0, text.find_first_of(" \n\t"));
        text.remove_prefix(word.size());
        // After a head that is longer than the others hang, even the first word may have to move down.
        const bool can_break = !is_fresh || used > hang;
        if (can_break && used + (is_fresh ? 0 : 1) + columns(word) > width_) {
            line(begin, current, style);
            current.clear();
            begin = used = hang;
            is_fresh = true;
        }
        if (!is_fresh) current += ' ';
        used += (is_fresh ? 0 : 1) + columns(word);
        current += word;
        is_fresh = false;
    }
    line(begin, current, style);
}

void Page::line(std::size_t indent, std::string_view text, Style style) {
    text_.append(indent, ' ');
    text_ += styled(text, style, color_);
    text_ += '\n';
}

std::string paragraph(std::size_t indent, std::string_view head, std::string_view text, std::size_t width) {
    Page page(width, Color::never);
    page.paragraph(indent, head, text);
    return page.take();
}

}  // namespace triage
