// A pack small enough to be read in a test, and to be broken in one place.
#pragma once

#include <string>

inline const std::string small_head =
    "pack: {name: small, version: 1.0.0, about: for tests, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}\n"
    "sources: {book: {title: A book, kind: article}}\n"
    "facts:\n"
    "  fever: {kind: symptom, ask: \"Do you have a fever?\"}\n";

/// A rule with its own condition, in one line.
inline std::string rule_text(const std::string& id, const std::string& when) {
    return "  " + id + ": {name: A rule, when: " + when +
           ", outcome: stop, urgency: routine, advice: Rest., sources: " +
           "[{document: book, section: One, anchor: fever}]}\n";
}

inline std::string small_pack() { return small_head + "rules:\n" + rule_text("fever_stops", "fever"); }
