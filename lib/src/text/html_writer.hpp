// HTML written piece by piece: text is escaped, and elements are closed in turn. Beside it the escape of Markdown.
//
// Used by the pages, pictures and sheets that the library writes. The HTML is well-formed as XML, too, but for the
// first line of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "for_components.hpp"

namespace triage {

/// INVARIANT: `open_` has the elements that are open, the innermost last.
class Markup {
public:
    /// A block begins on a line of its own. `attributes` are written as they are.
    TRIAGE_FOR_COMPONENTS void open(std::string_view tag, std::string_view attributes = "");
    /// Closes the innermost element. REQUIRES: one is open.
    TRIAGE_FOR_COMPONENTS void close();

    TRIAGE_FOR_COMPONENTS void text(std::string_view text);
    /// A whole element on a line of its own.
    TRIAGE_FOR_COMPONENTS void block(std::string_view tag, std::string_view attributes, std::string_view content);
    /// A whole element inside a line of text.
    TRIAGE_FOR_COMPONENTS void inlined(std::string_view tag, std::string_view attributes, std::string_view content);

    /// `html` stands as it is.
    void raw(std::string_view html) { html_ += html; }
    std::string take() { return std::move(html_); }

private:
    void begin(std::string_view tag, std::string_view attributes);

    std::string html_;
    std::vector<std::string> open_;
};

/// Begins a page: everything up to `<body>`, which it leaves open inside `<html>`. `style` stands in the page, which
/// fetches nothing and runs nothing: should something of a pack or a profile ever get by the escapes, the browser still
/// refuses it. REQUIRES: nothing was written before.
TRIAGE_FOR_COMPONENTS void open_page(Markup& html, std::string_view title, std::string_view style);

/// A text as it stands inside an element, or inside an attribute's quotes, on one line; what is never printed is
/// U+FFFD.
TRIAGE_FOR_COMPONENTS std::string escaped_html(std::string_view text);

/// Markdown that reads as the text is written, on one line, wherever in a line it stands, in a cell of a table, too.
TRIAGE_FOR_COMPONENTS std::string escaped_markdown(std::string_view text);

/// A message with words in backticks as Markdown: these become code, everything else reads as it is written.
TRIAGE_FOR_COMPONENTS std::string message_markdown(std::string_view message);

}  // namespace triage
