// Issues as short lines, for tests of what is refused and where. Shorter than the library's own text, so that a test
// can hold code, place, message and hint of each issue in one string.
#pragma once

#include <string>

#include <triage/issue.hpp>

/// An issue as `line:column code: message (hint)`, or `at code: …` inside a profile. A warning says that it is one.
inline std::string brief(const triage::Issue& issue) {
    std::string text = issue.where.at;
    if (issue.where.line != 0) text += std::to_string(issue.where.line) + ":" + std::to_string(issue.where.column);
    text += (text.empty() ? "" : " ") + std::string(issue.code) + ": " + issue.message;
    if (!issue.hint.empty()) text += " (" + issue.hint + ")";
    return (issue.severity == triage::Severity::warning ? "warning " : "") + text;
}

/// All issues, one a line.
inline std::string brief(const triage::Issues& issues) {
    std::string text;
    for (const triage::Issue& issue : issues) text += brief(issue) + "\n";
    return text;
}
