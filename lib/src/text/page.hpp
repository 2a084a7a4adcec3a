// Text laid out in columns: wrapped at the width, indented, coloured where colour is wanted.
//
// Used by everything that writes for people on a terminal; `paragraph` (triage/paragraph.hpp) is its public face. A
// page only grows: nothing that stands on it is looked at again, so a text is written in one go, from its headline to
// its footer.
//
// Threads: a page belongs to one thread; the functions are pure.
#pragma once

#include <string>
#include <string_view>

#include "for_components.hpp"
#include "triage/paragraph.hpp"
#include "triage/utf8.hpp"

namespace triage {

enum class Style : std::uint8_t { plain, bold, dim, red, yellow, green };

/// The text between the escapes of its style; as it is where no colour is wanted.
std::string styled(std::string_view text, Style style, Color color);

class Page {
public:
    /// `width` is that of the terminal; lines are never shorter than 20 columns nor longer than 100.
    TRIAGE_FOR_COMPONENTS Page(std::size_t width, Color color);

    /// A paragraph: the first line begins with `head` after `indent` blanks, the others hang under its end, but never
    /// beyond the middle of the page. Words are wrapped; a word longer than a line stands alone.
    TRIAGE_FOR_COMPONENTS void paragraph(std::size_t indent, std::string_view head, std::string_view text,
                                         Style style = Style::plain);
    void heading(std::string_view text) { paragraph(0, "", text, Style::bold); }
    /// Whole lines as they are.
    void verbatim(std::string_view lines) { text_ += lines; }
    void blank() { text_ += '\n'; }
    std::string take() { return std::move(text_); }

private:
    void line(std::size_t indent, std::string_view text, Style style);
    std::size_t width_;
    Color color_;
    std::string text_;
};

/// Columns a text takes: its characters, each taken for one column wide.
inline std::size_t columns(std::string_view text) { return count_characters(text); }

}  // namespace triage
