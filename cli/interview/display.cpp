// Three escape sequences that nearly every terminal knows: up, to the beginning of the line, erase below. How far up is
// worked out from the lines drawn last and from the window as it is now, which may have changed since.

#include "interview/display.hpp"

#include <algorithm>

#include "interview/screen_text.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

constexpr std::string_view erase_below = "\x1b[J";

/// How much room drawn lines take in a window: rows between their first one and the cursor, and the widest line.
struct Extent {
    std::size_t rows_above_cursor = 0;
    std::size_t widest = 0;
};

// A line wider than the window takes several rows, as terminals wrap it.
Extent extent_of(std::string_view lines, std::size_t width) {
    Extent extent;
    while (true) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::size_t columns = columns_of(lines.substr(0, end));
        extent.widest = std::max(extent.widest, columns);
        extent.rows_above_cursor += columns == 0 ? 0 : (columns - 1) / width;
        if (end == lines.size()) return extent;
        ++extent.rows_above_cursor;
        lines.remove_prefix(end + 1);
    }
}

}  // namespace

void Display::draw(const std::string& lines) {
    print_error(to_begin_of(lines) + lines);
    drawn_ = lines;
}

void Display::replace_for_good(const std::string& lines) {
    print_error(to_begin_of(lines) + lines);
    drawn_.clear();
}

void Display::leave() {
    if (!drawn_.empty() && drawn_.back() != '\n') print_error("\n");
    drawn_.clear();
}

// Erases nothing, and draws below, in two cases: a line has become wider than the window, where terminals disagree
// whether it is wrapped or cut; or rows have been scrolled out, to which the cursor cannot go up. A window of less than
// 20 columns always has wider lines, since no paragraph is wrapped narrower; it is taken to wrap them.
std::string Display::to_begin_of(const std::string& lines) const {
    if (drawn_.empty()) return "";
    const std::size_t width = terminal_width(Stream::error);
    const Extent extent = extent_of(drawn_, width);
    const bool is_certain =
        extent.widest <= std::max<std::size_t>(width, 20) && extent.rows_above_cursor < terminal_height(Stream::error);
    const std::string blank_line = lines.starts_with('\n') ? "" : "\n";
    if (!is_certain) return (drawn_.ends_with('\n') ? "" : "\n") + blank_line;
    const std::string up = extent.rows_above_cursor > 0 ? "\x1b[" + std::to_string(extent.rows_above_cursor) + "A" : "";
    return "\r" + up + std::string(erase_below);
}

}  // namespace triage::cli
