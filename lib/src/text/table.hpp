// Columns of text under a header, fitted to a width: what does not fit wraps inside its cell.
//
// The first word of a row stands at the beginning of its line, and nowhere else does a line begin with a letter: so
// `grep '^name '` finds a row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "for_components.hpp"
#include "text/page.hpp"

namespace triage {

struct Cell {
    std::string text;
    Style style = Style::plain;
};

class TextTable {
public:
    TRIAGE_FOR_COMPONENTS explicit TextTable(const std::vector<std::string>& header);

    /// REQUIRES: as many cells as the header has, the first one a single word.
    void row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }

    /// Lines of at most `width` columns. Nothing where the longest words do not fit beside each other.
    TRIAGE_FOR_COMPONENTS std::optional<std::string> fit(std::size_t width, Color color) const;

private:
    std::vector<std::size_t> widths(std::size_t (*measure)(std::string_view)) const;
    void write(const std::vector<Cell>& row, const std::vector<std::size_t>& widths, Color color,
               std::string& text) const;

    std::vector<std::vector<Cell>> rows_;  ///< the header first
};

}  // namespace triage
