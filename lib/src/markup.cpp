#include "markup.hpp"

namespace triage {

std::string escaped_html(std::string_view text) {
    std::string html;
    for (const char c : text) {
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

void Markup::text(std::string_view text) { html_ += clean_ ? escaped_html(clean_(text)) : escaped_html(text); }

void Markup::block(std::string_view tag, std::string_view attributes, std::string_view content) {
    open(tag, attributes);
    text(content);
    close();
}

void Markup::inlined(std::string_view tag, std::string_view attributes, std::string_view content) {
    begin(tag, attributes);
    text(content);
    html_ += "</" + std::string(tag) + ">";
}

void Markup::begin(std::string_view tag, std::string_view attributes) {
    html_ += "<" + std::string(tag) + (attributes.empty() ? "" : " ") + std::string(attributes) + ">";
}

}  // namespace triage
