// One escape for HTML, one for Markdown. HTML escapes the five characters that are special in XML, and nothing else.
// Markdown has no such list, since a mark matters only in some places; a backslash stands before each that could
// matter anywhere in a line, and the marks that matter only at its beginning are looked for there.
#include "text/html_writer.hpp"

#include "text/ascii.hpp"
#include "text/unprintable.hpp"

namespace triage {

namespace {

/// The place of the backslash that is needed so that the text does not begin a heading, a list or a rule: before its
/// first mark, or behind the number of a list. `npos` where none is needed.
std::size_t mark_at_start(std::string_view text) {
    constexpr std::string_view marks = "#+-=";
    if (!text.empty() && marks.find(text.front()) != std::string_view::npos) return 0;
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const bool is_number = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    return is_number ? digits : std::string_view::npos;
}

/// Markdown that reads as `line` is written. REQUIRES: one line.
std::string with_backslashes(std::string_view line) {
    constexpr std::string_view specials = R"(\`*_[]<>|~&$)";
    const std::size_t mark = mark_at_start(line);
    std::string markdown;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i == mark || specials.find(line[i]) != std::string_view::npos) markdown += '\\';
        markdown += line[i];
    }
    return markdown;
}

/// Code holds its text as it is, but for the bar, which would end the cell of a table.
std::string code_markdown(std::string_view text) {
    std::string markdown = "`";
    for (const char c : printable(text)) {
        if (c == '|') markdown += '\\';
        markdown += c;
    }
    return markdown + "`";
}

}  // namespace

std::string escaped_markdown(std::string_view text) { return with_backslashes(one_line(text)); }

std::string message_markdown(std::string_view message) {
    const auto plain = [](std::string_view text) { return with_backslashes(printable(text)); };
    std::string markdown;
    while (!message.empty()) {
        const std::size_t open = message.find('`');
        const std::size_t close = open == std::string_view::npos ? open : message.find('`', open + 1);
        if (close == std::string_view::npos) return markdown + plain(message);
        markdown += plain(message.substr(0, open)) + code_markdown(message.substr(open + 1, close - open - 1));
        message.remove_prefix(close + 1);
    }
    return markdown;
}

std::string escaped_html(std::string_view text) {
    std::string html;
    for (const char c : printable(text)) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\'': html += "&#39;"; break;
            default: html += c;
        }
    }
    return html;
}

void Markup::open(std::string_view tag, std::string_view attributes) {
    html_ += '\n';
    begin(tag, attributes);
    open_.emplace_back(tag);
}

void Markup::close() {
    html_ += "</" + open_.back() + ">";
    open_.pop_back();
}

void Markup::text(std::string_view text) { html_ += escaped_html(text); }

void Markup::block(std::string_view tag, std::string_view attributes, std::string_view content) {
    open(tag, attributes);
    text(content);
    close();
}

void Markup::inlined(std::string_view tag, std::string_view attributes, std::string_view content) {
    begin(tag, attributes);
    text(content);
    html_.append("</").append(tag).append(">");
}

void open_page(Markup& html, std::string_view title, std::string_view style) {
    html.raw("<!doctype html>");
    html.open("html", "lang=\"en\"");
    html.open("head");
    html.raw("\n<meta charset=\"utf-8\"/>");
    html.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    html.raw(
        "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\"/>");
    html.block("title", "", std::string(title) + " – triage");
    html.open("style");
    html.raw("\n");
    html.raw(style);
    html.close();
    html.close();
    html.open("body");
}

void Markup::begin(std::string_view tag, std::string_view attributes) {
    html_.append("<").append(tag);
    if (!attributes.empty()) html_.append(" ").append(attributes);
    html_ += '>';
}

}  // namespace triage
