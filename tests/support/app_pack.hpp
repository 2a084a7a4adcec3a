// A small pack with lines, screens, numbers and rules for re-checks, for tests of what an app sends and keeps.
#pragma once

#include <stdexcept>
#include <string>

#include <triage/triage.hpp>

#include "support/compiled.hpp"

namespace app_pack {

inline constexpr std::string_view yaml = R"(
pack: {name: app, version: "1", about: a test, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}
sources: {book: {title: A book, kind: book}}
movements: {bend: {about: bending}}
facts:
  fever: {kind: symptom, ask: "Do you have a fever?", help: 38 °C or more}
  sweats: {kind: symptom, ask: "Do you sweat at night?"}
  cancer: {kind: condition, ask: "Have you ever had cancer?"}
  weak_bones: {kind: condition, ask: "Are your bones weak?"}
  pregnancy: {kind: condition, ask: "Are you pregnant?"}
  explained: {kind: context, protective: true, ask: "Has a doctor explained it?"}
  ache: {kind: symptom, changed_by: healing, ask: "Does it ache?"}
  pain: {kind: measure, ask: "How strong is it?", quantity: {min: 0, max: 10, worse: higher,
    scale: {ucum: "{score}", low: none, high: worst, step: 1}}}
  age: {kind: measure, ask: "How old are you?", quantity: {min: 0, max: 125, worse: neither,
    scale: {unit: years, ucum: a}}}
  hours_since_fall: {kind: event, changed_by: time, ask: "When did you fall?",
    quantity: {unit: h, min: 0, max: 1000, absent: allowed, worse: lower}}
  days_of_ache: {kind: event, changed_by: time, ask: "How many days?",
    quantity: {unit: d, min: 0, max: 1000, absent: allowed, worse: higher}}
gateways:
  ill: {line: A fever or sweating at night, stands_for: {fever: [fever], sweats: [sweating at night]}, help: Any heat.}
  had: {line: Cancer or weak bones, stands_for: {cancer: [cancer], weak_bones: [weak bones]}}
  long: {line: An ache for ten days, stands_for: {days_of_ache: {words: [ten days], beyond: 10 d}}}
  fell: {line: A fall in the last three days, stands_for: {hours_since_fall: {words: [three days], beyond: 72 h}}}
screens:
  now: {name: Now, ask: "Do you have any of these?", lines: [ill, ache]}
  ever: {name: Ever, ask: "Did you ever have any of these?", lines: [had, pregnancy]}
  numbers: {name: Numbers, ask: Tell us., lines: [pain, age, hours_since_fall, days_of_ache]}
rules:
  fever: {when: fever, outcome: stop, urgency: emergency, advice: "Call {emergency_number}.", sources: [{document: book, section: One, anchor: so}]}
  sweats: {when: sweats, outcome: see-a-doctor, urgency: urgent, advice: See somebody., sources: [{document: book, section: One, anchor: so}]}
  cancer: {when: cancer, outcome: see-a-doctor, urgency: urgent, advice: See a doctor., sources: [{document: book, section: One, anchor: so}]}
  ache: {when: ache and not explained, outcome: stop, urgency: self-care, advice: Wait., sources: [{document: book, section: One, anchor: so}]}
  pain: {when: pain > 4, outcome: stop, urgency: self-care, advice: Wait., sources: [{document: book, section: One, anchor: so}]}
  old: {when: age >= 70 or pregnancy and age >= 40, outcome: see-a-doctor, urgency: routine, advice: Ask., sources: [{document: book, section: One, anchor: so}]}
  fallen: {when: hours_since_fall <= 72 h, outcome: stop, urgency: self-care, advice: Wait., sources: [{document: book, section: One, anchor: so}]}
  long: {when: days_of_ache >= 10 d, outcome: see-a-doctor, urgency: routine, advice: See a doctor., sources: [{document: book, section: One, anchor: so}]}
stretches:
  reach: {name: Reach, kind: stretch, movements: [bend], steps: [Reach.], first_session: same, dose: {hold_s: 10}, sources: [{document: book, section: One, anchor: so}]}
exclusions:
  bones: {when: weak_bones, stretches: [reach], because: It bends., sources: [{document: book, section: One, anchor: so}]}
relations:
  ache_in_life: {holds: days_of_ache <= age in years, because: Nobody aches for longer than a life.}
recheck:
  signs: {kinds: [symptom], facts: [pain], keep: 0 d, basis: inference, because: It changes.}
  lasting: {kinds: [condition, context], keep: 26 w, basis: inference, because: It lasts.}
  some_weeks: {kinds: [event], keep: 4 w, basis: inference, because: For this test.}
  age: {facts: [age], keep: 26 w, grows_by: 1, basis: inference, because: Birthdays.}
  pregnant: {facts: [pregnancy], keep: 1 w, basis: inference, because: It begins.}
)";

inline const triage::Program& program() {
    static const triage::Program program = [] {
        auto rules = triage::load_pack_text(yaml, "app.yaml");
        if (!rules) throw std::runtime_error(to_text(rules.issues));
        return compiled(std::move(*rules));
    }();
    return program;
}

/// A profile from JSON. Throws where it has an issue.
inline triage::Profile person(std::string_view json) {
    auto profile = triage::parse_profile(json, program().vocabulary());
    if (!profile) throw std::runtime_error(to_text(profile.issues));
    return std::move(*profile);
}

}  // namespace app_pack
