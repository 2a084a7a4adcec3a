#include "interview/display.hpp"

#include <algorithm>

#include "interview/screen_text.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

constexpr std::string_view erase_below = "\x1b[J";

struct Extent {
    std::size_t rows_above_cursor = 0;
    std::size_t widest = 0;
};

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

// Terminals disagree whether lines that have become too long are wrapped or cut: then nothing is erased.
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
