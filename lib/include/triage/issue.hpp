// A defect in an input, told to the person who wrote it: what, where, and what to do about it.
//
// Bad input is data, not an exception: every function that reads a pack, a profile or an option returns a
// `Result` that carries *all* issues it found. An issue of severity `error` means there is no value;
// a `warning` stands beside one.
//
//     triage::ProfileResult profile = triage::parse_profile(text, vocabulary);
//     if (!profile) for (const triage::Issue& issue : profile.issues) std::cerr << triage::to_text(issue);
//
// Threads: plain values, no shared state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "triage/export.hpp"

namespace triage {

enum class Severity : std::uint8_t { warning, error };

/// Where an issue is. Lines and columns count from 1, columns in bytes; 0 means that there is none.
struct Position {
    std::string file;  ///< a path, `upper-back:rules.yaml` for an embedded pack, or empty
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string at;       ///< inside a profile: a JSON Pointer (RFC 6901) or the option's name
    std::string excerpt;  ///< the whole line, for the caret; empty where the text is not at hand
};

struct Issue {
    std::string_view code;  ///< stable, snake_case, a string literal: what programs match on
    std::string message;    ///< lower case, one sentence, no full stop, user text in backticks
    std::string hint;       ///< what to do, or empty
    Position where;
    Severity severity = Severity::error;
};

using Issues = std::vector<Issue>;

/// True when at least one issue is an error.
TRIAGE_EXPORT bool has_errors(const Issues& issues);

/// `file:line:column: error: message`, then the line with a caret and the hint where there are any.
/// Several lines, each ending in a newline.
TRIAGE_EXPORT std::string to_text(const Issue& issue);
TRIAGE_EXPORT std::string to_text(const Issues& issues);

/// A value or the reasons why there is none.
/// INVARIANT: `value` is empty if and only if `issues` has an error.
template <class T>
struct Result {
    std::optional<T> value;
    Issues issues;

    Result(T result, Issues warnings = {}) : value(std::move(result)), issues(std::move(warnings)) {}
    Result(Issues errors) : issues(std::move(errors)) {}

    explicit operator bool() const { return value.has_value(); }
    /// REQUIRES: a value.
    T& operator*() { return *value; }
    const T& operator*() const { return *value; }
    T* operator->() { return &*value; }
    const T* operator->() const { return &*value; }
};

}  // namespace triage
