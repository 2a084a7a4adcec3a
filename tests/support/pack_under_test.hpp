// A pack small enough to see through, for the tests of what tests packs: coverage, mutants, suggestions. Each helper
// writes one piece of YAML, so a test shows nothing but what it is about.
//
// It is the small pack (small_pack.hpp) with other facts, which have no names but their ids and are all that a
// condition can be about: findings, and numbers that are whole or not and may be absent or not.
#pragma once

#include <string>

#include <triage/triage.hpp>

#include "support/compiled.hpp"
#include "support/small_pack.hpp"
#include "triage/authoring/cases.hpp"

namespace pack_under_test {

/// The sections that every such pack has: findings a, b, c and ill (a condition); pain (0 to 10), hours (h) and days
/// (whole) that may be absent; a counter of sessions; two stretches, the second from session 3 on.
inline std::string head() {
    return R"(facts:
  a: {kind: symptom, ask: "a?"}
  b: {kind: symptom, ask: "b?"}
  c: {kind: symptom, ask: "c?"}
  ill: {kind: condition, ask: "ill?"}
  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: "pain?"}
  hours: {kind: event, quantity: {unit: h, min: 0, absent: allowed}, ask: "hours?"}
  days: {kind: event, quantity: {unit: d, min: 0, max: 9, absent: allowed, whole: true}, ask: "days?"}
  sessions_done: {kind: context, quantity: {whole: true}, ask: "sessions?"}
progression: {sessions: sessions_done, full_from: 5, sources: [{document: doc, section: s, anchor: w}]}
stretches:
  reach: {name: Reach, kind: stretch, dose: {hold_s: 20}, first_session: same, steps: [reach],
    sources: [{document: doc, section: s, anchor: w}]}
  bend: {name: Bend, kind: stretch, from_session: 3, dose: {hold_s: 20}, steps: [bend],
    sources: [{document: doc, section: s, anchor: w}]}
)";
}

/// A rule. It belongs under `rules:`, as the functions below belong under their sections.
inline std::string rule(const std::string& id, const std::string& when, const std::string& outcome = "stop",
                        const std::string& urgency = "routine") {
    return "  " + id + ":\n    when: " + when + "\n    outcome: " + outcome + "\n    urgency: " + urgency +
           "\n    advice: wait\n    sources: [{document: doc, section: s, anchor: w}]\n";
}

inline std::string exclusion(const std::string& id, const std::string& when, const std::string& stretches) {
    return "  " + id + ":\n    when: " + when + "\n    stretches: [" + stretches +
           "]\n    because: it is early\n    sources: [{document: doc, section: s, anchor: w}]\n";
}

/// An exclusion that only modifies: slowly, at the dose of the first session.
inline std::string precaution(const std::string& id, const std::string& when, const std::string& stretches) {
    return exclusion(id, when, stretches) + "    modify: {how: do it slowly, dose: first_session}\n";
}

/// A case of somebody who denies what is not in `profile`, a list of `key: value`.
inline std::string example(const std::string& profile, const std::string& verdict, const std::string& urgency,
                           const std::string& rules, const std::string& more = "") {
    return "  - name: a case\n    profile: {" + profile + "}\n    expect: {verdict: " + verdict +
           ", urgency: " + urgency + ", rules: [" + rules + "]" + more + "}\n";
}

/// The compiled pack. `sections` stand behind the head, `rules:` included. Throws where they have an issue.
inline triage::Program program(const std::string& sections) { return compiled(small_pack::loaded(head() + sections)); }

inline triage::FactId fact(const triage::RuleBase& rules, const std::string& id) { return *rules.vocabulary.find(id); }

/// The condition that is written so.
inline triage::Condition condition(const std::string& when) {
    return program("rules:\n" + rule("r", when)).rules().rules.front().when;
}

/// Two rules that share facts and a number, and an exclusion: enough for cases to see one and miss the other.
inline const std::string two_rules = "rules:\n" + rule("strong_pain", "pain > 4", "stop", "self-care") +
                                     rule("ill_with_pain", "ill and pain >= 4 and not c", "see-a-doctor", "urgent") +
                                     "exclusions:\n" + exclusion("no_bending", "not b", "bend");

/// The two rules with four cases, each of which expects one thing that is not so.
inline triage::Program failing_program() {
    return program(
        two_rules + "cases:\n" + example("pain: 5, no_others: true", "stop", "self-care", "strong_pain") +
        example("pain: 5, no_others: true", "ask", "urgent", "ill_with_pain", ", settled: false") +
        example("pain: 1, no_others: true, sessions_done: 4", "proceed", "none", "", ", allows: [reach, bend]") +
        example("pain: 1, symptoms: [b], no_others: true, sessions_done: 4", "proceed", "none", "",
                ", refuses: [bend]"));
}

/// All that the cases leave unseen, one a line: gaps, then mutants that survive.
inline std::string missing_text(const triage::CaseReport& test) {
    std::string text;
    for (const triage::Gap& gap : test.gaps) text += gap.what + "\n";
    for (const triage::Survivor& survivor : test.survivors) text += survivor.from + " -> " + survivor.to + "\n";
    return text;
}

}  // namespace pack_under_test
