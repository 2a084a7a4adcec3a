// A pack of one fact and one rule, small enough to be read in a test of the command line and to be broken in one place.
//
// It is not the small pack of the library's tests (support/small_pack.hpp): the command line lists and counts all that
// a pack holds, and `check` warns of what no rule uses, so it holds nothing else. Its review is due so late because the
// program looks at the date of the day.
#pragma once

#include <string>

/// The sections that stand before `rules:`. What is added directly behind them is a further fact.
inline const std::string fever_head =
    "pack: {name: small, version: 1.0.0, about: for tests, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}\n"
    "sources: {book: {title: A book, kind: article}}\n"
    "facts:\n"
    "  fever: {kind: symptom, ask: \"Do you have a fever?\"}\n";

/// A rule with its own condition, in one line.
inline std::string fever_rule(const std::string& id, const std::string& when) {
    return "  " + id + ": {name: A rule, when: " + when +
           ", outcome: stop, urgency: routine, advice: Rest., sources: " +
           "[{document: book, section: One, anchor: fever}]}\n";
}

inline std::string fever_pack() { return fever_head + "rules:\n" + fever_rule("fever_stops", "fever"); }
