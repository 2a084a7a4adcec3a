// Issues as text for a terminal: place, severity, message and code on one line, then the line of the input with a
// caret, then the hint.
//
// Files, messages and hints may hold anything that somebody typed, so each part goes through `printable` here; whoever
// makes an issue need not.
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

// `file:line:column: at: ` as far as it is known, so that editors can jump to it; empty for an issue without a place.
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

// The line and a caret below the column, both behind four blanks. A long line is cut around the column, so that the
// caret stays in sight; cuts are moved to the borders of UTF-8 characters. The caret is moved by one for each
// character, not for each byte, and a tab is shown as one blank, so that it stands below its character. REQUIRES: a
// column.
std::string excerpt_with_caret(const Position& where) {
    constexpr std::size_t before = 60;  // bytes of the line that are shown in front of the column
    constexpr std::size_t shown = 100;  // bytes of the line that are shown in all
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
