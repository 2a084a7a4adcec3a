// A small valid pack, for tests of what reads packs and people. A test writes only the sections it is about, and the
// small pack adds the others behind them, so that the lines that a test names count from its own first one.
//
// Its facts have aliases, parts, a unit and a number that may be absent: all that can be said about a person. Two packs
// stand apart on purpose: pack_under_test.hpp, whose facts are all that a condition can be about, and
// cli/fever_pack.hpp, which has nothing that the command line could list or warn of beside the matter at hand.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <triage/triage.hpp>

#include "support/issue_text.hpp"

namespace small_pack {

/// The place where an entry of these packs comes from, as a field of the entry.
inline const std::string source = "sources: [{document: doc, section: s, anchor: w}]";

/// The text of a pack: `sections` first, so that its lines count from 1, then what it leaves out.
inline std::string text(const std::string& sections) {
    static const std::vector<std::string> defaults{
        "pack: {name: small, version: 1.0.0, about: for tests,"
        " reviewed: {by: nobody, on: 2026-01-01, next: 2027-01-01}}\n",
        "sources: {doc: {title: A document, kind: article}}\n",
        "equipment: {mat: {name: a mat, aliases: [yoga mat]}, chair: {name: a chair}, wall: {name: a wall}}\n",
        "movements: {bend: {about: bending}, twist: {about: twisting}}\n",
        "facts: {ache: {kind: symptom, ask: does it ache, aliases: [sore], includes: [left ache]},"
        " cough: {kind: condition, ask: do you cough},"
        " pain: {kind: measure, quantity: {min: 0, max: 10}, ask: how strong, aliases: [pain score]},"
        " hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed}, ask: when, aliases: [fall]},"
        " sessions_done: {kind: context, quantity: {whole: true}, ask: how many}}\n",
        "stretches: {reach: {name: Reach, kind: stretch, movements: [bend], dose: {hold_s: 20}, first_session: same,"
        " steps: [reach], " +
            source + "}}\n",
        "rules: {ache: {when: ache, outcome: stop, urgency: routine, advice: wait, " + source + "}}\n",
    };
    std::string text = sections;
    for (const std::string& section : defaults) {
        const std::string key = section.substr(0, section.find(' '));
        const bool is_there = text.starts_with(key) || text.find("\n" + key) != std::string::npos;
        if (!is_there) text += section;
    }
    return text;
}

/// A second pack that joins the small one: a head of its own, and nothing but these sections.
inline std::string second(const std::string& sections) {
    return "pack: {name: second, version: 2.0.0, about: more,"
           " reviewed: {by: nobody, on: 2026-01-01, next: 2027-01-01}}\n" +
           sections;
}

/// A rule in one line that stops with urgency `routine`. It belongs under `rules:`.
inline std::string rule(const std::string& id, const std::string& when) {
    return "  " + id + ": {when: \"" + when + "\", outcome: stop, urgency: routine, advice: x, " + source + "}\n";
}

/// The issues that loading the small pack with these sections finds, one a line.
inline std::string issues_in(const std::string& sections) {
    return brief(triage::load_pack_text(text(sections), "small.yaml", triage::Cases::load).issues);
}

/// The small pack with these sections. Throws where they have an issue.
inline triage::RuleBase loaded(const std::string& sections) {
    auto rules = triage::load_pack_text(text(sections), "small.yaml", triage::Cases::load);
    if (!rules) throw std::runtime_error(brief(rules.issues));
    return std::move(*rules);
}

}  // namespace small_pack
