// Text laid out in columns: wrapped at the width, indented, coloured where colour is wanted.
#pragma once

#include <string>
#include <string_view>

#include "for_components.hpp"
#include "triage/paragraph.hpp"

namespace triage {

enum class Style : std::uint8_t { plain, bold, dim, red, yellow, green };

/// The text between the escapes of its style; as it is where no colour is wanted.
std::string styled(std::string_view text, Style style, Color color);

class Page {
public:
    TRIAGE_FOR_COMPONENTS Page(std::size_t width, Color color);

    /// A paragraph: the first line begins with `head` after `indent` blanks, the others hang under its end.
    /// Words are wrapped; a word longer than a line stands alone.
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
TRIAGE_FOR_COMPONENTS std::size_t columns(std::string_view text);

}  // namespace triage
