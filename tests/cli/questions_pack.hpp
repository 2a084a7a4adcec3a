// A pack with one screen of each kind: two groups, one of them with a number that need not apply; a finding; a number.
// The tests of the interview, in lines and on a screen, wait for these questions word for word, so it stands apart from
// the packs of other tests.
#pragma once

#include <string>

inline const std::string questions_pack = R"(
pack: {name: questions, version: 1.0.0, about: for tests, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}
sources: {book: {title: A book, kind: article}}
groups:
  chest: {name: Chest and breath, ask: "Do you have any of these now?"}
  lately: {name: Lately, ask: "Is any of these true?"}
facts:
  pressure: {kind: symptom, group: chest, item: pressure on your chest, ask: "Do you feel pressure on your chest?"}
  breathless: {kind: symptom, group: chest, item: shortness of breath, ask: "Are you short of breath?"}
  hours_since_fall:
    kind: event
    group: lately
    item: you fell
    quantity: {unit: h, min: 0, absent: allowed}
    ask: "How many hours ago did you fall?"
  tired: {kind: symptom, group: lately, item: you are tired all day, ask: "Are you tired all day?"}
  fever: {kind: symptom, ask: "Do you have a fever?"}
  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: "How strong is your pain, from 0 to 10?"}
rules:
  pressure:
    {name: Pressure on the chest, when: pressure, outcome: stop, urgency: emergency, advice: Call somebody.,
     sources: [{document: book, section: One, anchor: pressure}]}
  breathless:
    {name: Short of breath, when: breathless, outcome: stop, urgency: emergency, advice: Call somebody.,
     sources: [{document: book, section: One, anchor: breath}]}
  fall:
    {name: A fall, when: hours_since_fall <= 72 h, outcome: stop, urgency: urgent, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: fall}]}
  tired:
    {name: Tired, when: tired, outcome: see-a-doctor, urgency: urgent, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: tired}]}
  fever:
    {name: Fever, when: fever, outcome: see-a-doctor, urgency: routine, advice: See a doctor.,
     sources: [{document: book, section: One, anchor: fever}]}
  pain:
    {name: Strong pain, when: pain > 4, outcome: see-a-doctor, urgency: self-care, advice: Wait.,
     sources: [{document: book, section: One, anchor: pain}]}
)";
