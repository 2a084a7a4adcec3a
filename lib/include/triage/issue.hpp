// A defect in an input, told to the person who wrote it: what, where, and what to do about it.
//
// Bad input is data, not an exception: every function that reads a pack, a profile or an option returns a `Result`
// that carries *all* issues it found. An issue of severity `error` means there is no value; a `warning` stands beside
// one.
//
//     triage::ProfileResult profile = triage::parse_profile(text, vocabulary);
//     if (!profile) for (const triage::Issue& issue : profile.issues) std::cerr << triage::to_text(issue);
//
// People read messages, programs match codes: a code never changes its meaning, and a message may be reworded at any
// time.
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

/// Whether the input can be used all the same.
enum class Severity : std::uint8_t { warning, error };

/// Where an issue is. Lines and columns count from 1, columns in bytes; 0 means that there is none. Which parts are
/// set depends on the input: a pack has file, line and column, a text that is not JSON line and column, a profile a
/// pointer, an option its name.
struct Position {
    /// A path, `upper-back:rules.yaml` for an embedded pack, or empty. As it was given, so not safe to print by
    /// itself.
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    /// The place inside a profile: a JSON Pointer (RFC 6901), such as `/symptoms/0`, or the option's name.
    std::string at;
    /// The whole line of the input, for the caret; empty where the text is not at hand.
    std::string excerpt;
};

/// One defect. Whoever writes one fills in code and message at least.
struct Issue {
    /// Stable, in snake_case: what programs match on. REQUIRES: a string literal, since nothing else keeps its text
    /// alive.
    std::string_view code;
    /// What is wrong, for people: lower case, one sentence, no full stop, user text in backticks. It may hold
    /// characters of the input that a terminal obeys; `to_text` makes them safe.
    std::string message;
    /// What to do about it, or empty.
    std::string hint;
    Position where;
    Severity severity = Severity::error;
};

/// All issues of one input.
using Issues = std::vector<Issue>;

/// True when at least one issue is an error; false for an empty list.
TRIAGE_EXPORT bool has_errors(const Issues& issues);

/// One issue for a terminal: `file:line:column: error: message [code]`, then the line with a caret and the hint where
/// there are any. Several lines, each ending in a newline. Parts of the place that are not known are left out. Every
/// part is made printable (printable.hpp), so an input cannot send commands to the terminal.
TRIAGE_EXPORT std::string to_text(const Issue& issue);
/// All of them, one behind the other; empty for none.
TRIAGE_EXPORT std::string to_text(const Issues& issues);

/// A value or the reasons why there is none.
/// INVARIANT: `value` is empty if and only if `issues` has an error.
///
///     triage::Result<triage::RuleBase> rules = triage::load_packs({"upper-back"});
///     if (!rules) return fail(rules.issues);
///     use(*rules);  // `rules.issues` may still have warnings
template <class T>
struct Result {
    std::optional<T> value;
    Issues issues;

    /// A value, maybe with warnings. REQUIRES: no issue is an error.
    Result(T result, Issues warnings = {}) : value(std::move(result)), issues(std::move(warnings)) {}
    /// No value. REQUIRES: at least one issue is an error.
    Result(Issues errors) : issues(std::move(errors)) {}

    /// True when there is a value.
    explicit operator bool() const { return value.has_value(); }
    /// The value. REQUIRES: there is one.
    T& operator*() { return *value; }
    const T& operator*() const { return *value; }
    T* operator->() { return &*value; }
    const T* operator->() const { return &*value; }
};

}  // namespace triage
