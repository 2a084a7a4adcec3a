// A pack with lines that stand for several facts: one that decides by itself, one that opens its facts, a form with
// numbers that everybody has, and stretches that a condition forbids. For tests of how such screens are shown.
#pragma once

#include <string>

inline const std::string gateway_pack = R"(
pack: {name: lines, version: 1.0.0, about: "Lines for tests, and no more.",
  reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}
sources: {book: {title: A book, kind: article}}
facts:
  chest: {kind: symptom, ask: "Does your chest hurt?"}
  breath: {kind: symptom, ask: "Are you short of breath?"}
  sweat: {kind: symptom, ask: "Do you sweat?"}
  fever: {kind: symptom, ask: "Do you have a fever?", help: "38 degrees or more."}
  sweats: {kind: symptom, ask: "Do you wake up soaked in sweat?"}
  cough: {kind: symptom, ask: "Do you cough?"}
  age: {kind: context, quantity: {min: 0, max: 120}, ask: "How old are you?"}
  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: "How strong is your pain?"}
  pregnant: {kind: condition, ask: "Are you pregnant?"}
  weak_bones: {kind: condition, ask: "Do you have weak bones?"}
  knee: {kind: condition, ask: "Do you have trouble with a knee?"}
gateways:
  heart: {line: "Short of breath, or sweating", stands_for: {breath: [short of breath], sweat: [sweating]}}
  ill: {line: "Fever, or waking up soaked in sweat", stands_for: {fever: [fever], sweats: [soaked in sweat]},
    help: "Any of the two."}
screens:
  now: {name: Now, ask: "Any of these now?", lines: [chest, heart]}
  person: {name: About you, ask: "About you", lines: [age, pain, pregnant]}
  signs: {name: Signs of illness, ask: "Any of these?", lines: [ill, cough]}
  bones: {name: Bones, ask: "Which do you have?", lines: [weak_bones, knee]}
movements: {load: {about: load on the spine}, kneel: {about: kneeling}}
stretches:
  reach: {name: Reach, kind: stretch, movements: [], dose: {hold_s: 20}, first_session: same, steps: [reach],
    sources: [{document: book, section: One, anchor: reach}]}
  bend: {name: Bend, kind: stretch, movements: [load], dose: {hold_s: 20}, first_session: same, steps: [bend],
    sources: [{document: book, section: One, anchor: bend}]}
  knee_stretch: {name: Kneel down, kind: stretch, movements: [kneel], dose: {hold_s: 20}, first_session: same,
    steps: [kneel], sources: [{document: book, section: One, anchor: kneel}]}
exclusions:
  weak_bones: {when: weak_bones, movements: [load], because: No load.,
    sources: [{document: book, section: One, anchor: bones}]}
  knee: {when: knee, movements: [kneel], because: No kneeling.,
    sources: [{document: book, section: One, anchor: knee}]}
rules:
  heart:
    {name: Heart, when: chest or breath or sweat, outcome: stop, urgency: emergency, advice: Call somebody.,
     sources: [{document: book, section: One, anchor: heart}]}
  ill:
    {name: Illness, when: sweats or cough, outcome: see-a-doctor, urgency: routine, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: ill}]}
  fever:
    {name: Fever, when: fever or sweats and cough, outcome: see-a-doctor, urgency: urgent, advice: See a doctor today.,
     sources: [{document: book, section: One, anchor: fever}]}
  pain:
    {name: Strong pain, when: pain > 4 or age > 80, outcome: see-a-doctor, urgency: routine, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: pain}]}
  pregnant:
    {name: Pregnant, when: pregnant, outcome: see-a-doctor, urgency: routine, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: pregnant}]}
)";
