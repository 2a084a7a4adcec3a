// A table is laid out once all rows are known: each column gets the width of its longest cell, and where that is too
// much in all, the widest columns give way until the table fits or no word could be broken further. Then each row is
// written line by line, with blanks only where something follows, so that no line ends in blanks.
#include "text/table.hpp"

#include <algorithm>
#include <numeric>

#include "text/wrap.hpp"

namespace triage {

namespace {

constexpr std::size_t gap = 2;  // columns between two cells

/// The columns of a whole line.
std::size_t total(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), (widths.size() - 1) * gap);
}

// The widest column gives way first, down to its longest word. REQUIRES: the longest words fit beside each other.
void shrink(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least, std::size_t width) {
    while (total(widths) > width) {
        std::size_t broadest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const bool can_shrink = widths[i] > least[i];
            if (can_shrink && (broadest == widths.size() || widths[i] > widths[broadest])) broadest = i;
        }
        --widths[broadest];
    }
}

}  // namespace

TextTable::TextTable(const std::vector<std::string>& header) {
    std::vector<Cell> cells;
    cells.reserve(header.size());
    for (const std::string& name : header) cells.push_back({name, Style::bold});
    rows_.push_back(std::move(cells));
}

std::optional<std::string> TextTable::fit(std::size_t width, Color color) const {
    const std::vector<std::size_t> least = widths(longest_word);
    if (total(least) > width) return std::nullopt;
    std::vector<std::size_t> chosen = widths(columns);
    shrink(chosen, least, width);
    std::string text;
    for (const std::vector<Cell>& row : rows_) write(row, chosen, color, text);
    return text;
}

std::vector<std::size_t> TextTable::widths(std::size_t (*measure)(std::string_view)) const {
    std::vector<std::size_t> all(rows_.front().size());
    for (const std::vector<Cell>& row : rows_) {
        // Never 0: an empty column has its header.
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::max(all[i], measure(row[i].text));
    }
    return all;
}

void TextTable::write(const std::vector<Cell>& row, const std::vector<std::size_t>& widths, Color color,
                      std::string& text) const {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(wrapped(row[i].text, widths[i]));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::size_t missing = 0;  // blanks up to the next cell that has something on this line
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string part = line < cells[i].size() ? cells[i][line] : "";
            if (!part.empty()) {
                text.append(missing, ' ').append(styled(part, row[i].style, color));
                missing = 0;
            }
            missing += widths[i] - columns(part) + gap;
        }
        text += '\n';
    }
}

}  // namespace triage
