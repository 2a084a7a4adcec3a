// Paragraphs onto lines, and styles as ANSI escapes. An escape opens and closes on each line, so that a pager that
// shows a part of the text, or a program that takes one line of it, keeps no colour open.
#include "text/page.hpp"

#include <algorithm>
#include <vector>

#include "text/wrap.hpp"

namespace triage {

namespace {

constexpr std::size_t narrowest = 20;
constexpr std::size_t widest = 100;  // longer lines are hard to read

/// The escape that begins a style. One and the same escape ends all of them.
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

Page::Page(std::size_t width, Color color) : width_(std::clamp(width, narrowest, widest)), color_(color) {}

void Page::paragraph(std::size_t indent, std::string_view head, std::string_view text, Style style) {
    const std::size_t used = indent + columns(head);
    const std::size_t hang = std::min(used, width_ / 2);
    const std::vector<std::string> lines = filled(text, {width_ - std::min(width_, used), width_ - hang});
    line(indent, std::string(head) + lines.front(), style);
    for (std::size_t i = 1; i < lines.size(); ++i) line(hang, lines[i], style);
}

// The indent stands outside of the escapes, so that no style shows on blanks.
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
