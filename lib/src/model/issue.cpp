#include "triage/issue.hpp"

#include <algorithm>

#include "triage/printable.hpp"
#include "triage/utf8.hpp"

namespace triage {

bool has_errors(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

namespace {

std::string place(const Position& where) {
    std::string text = where.file;
    if (where.line != 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(where.line);
        if (where.column != 0) text += ":" + std::to_string(where.column);
    }
    if (!where.at.empty()) text += (text.empty() ? "" : ": ") + where.at;
    if (!text.empty()) text += ": ";
    return text;
}

// A long line is cut around the column, so that the caret stays in sight.
std::string excerpt_with_caret(const Position& where) {
    constexpr std::size_t before = 60;
    constexpr std::size_t shown = 100;
    const std::size_t at = where.column - 1;
    std::size_t begin = std::min(at > before ? at - before : 0, where.excerpt.size());
    const auto is_inside = [&](std::size_t i) {
        return i < where.excerpt.size() && continues_character(where.excerpt[i]);
    };
    while (begin > 0 && is_inside(begin)) --begin;
    std::size_t end = std::min(where.excerpt.size(), begin + shown);
    while (is_inside(end)) ++end;

    std::string caret;
    for (std::size_t i = begin; i < at; ++i) {
        if (!is_inside(i)) caret += ' ';
    }
    std::string line = where.excerpt.substr(begin, end - begin);
    std::replace(line.begin(), line.end(), '\t', ' ');
    return "    " + printable(line) + "\n    " + caret + "^\n";
}

}  // namespace

std::string to_text(const Issue& issue) {
    std::string text = printable(place(issue.where));
    text += issue.severity == Severity::error ? "error: " : "warning: ";
    text += printable(issue.message) + " [" + std::string(issue.code) + "]\n";
    if (!issue.where.excerpt.empty() && issue.where.column != 0) text += excerpt_with_caret(issue.where);
    if (!issue.hint.empty()) text += "  hint: " + printable(issue.hint) + "\n";
    return text;
}

std::string to_text(const Issues& issues) {
    std::string text;
    for (const Issue& issue : issues) text += to_text(issue);
    return text;
}

}  // namespace triage
