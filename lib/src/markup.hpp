// HTML written piece by piece: text is escaped, and what was opened is closed in turn.
//
// Used by the pages that the library writes. Well-formed as XML, too, but for the first line of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace triage {

class Markup {
public:
    using Clean = std::string (*)(std::string_view);

    /// `clean`, if there is one, sees every text before it is escaped.
    explicit Markup(Clean clean = nullptr) : clean_(clean) {}

    /// A block begins on a line of its own. `attributes` are written as they are.
    void open(std::string_view tag, std::string_view attributes = "");
    void close();

    void text(std::string_view text);
    void block(std::string_view tag, std::string_view attributes, std::string_view content);
    void inlined(std::string_view tag, std::string_view attributes, std::string_view content);

    /// `html` stands as it is.
    void raw(std::string_view html) { html_ += html; }
    std::string take() { return std::move(html_); }

private:
    void begin(std::string_view tag, std::string_view attributes);

    Clean clean_;
    std::string html_;
    std::vector<std::string> open_;
};

/// As it stands inside an element, or inside an attribute's quotes.
std::string escaped_html(std::string_view text);

}  // namespace triage
