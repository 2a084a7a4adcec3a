// A pack in which answers take exercises away or change them, one way each, and a plan is made of what is left.
#pragma once

#include <string>

inline const std::string limited_pack = R"(
pack: {name: limited, version: 1.0.0, about: for tests, reviewed: {by: nobody, on: 2026-01-01, next: 2999-01-01}}
sources: {book: {title: A book, kind: article}}
equipment: {mat: {name: a mat}}
movements: {bend: {about: bending}, twist: {about: twisting}, kneel: {about: kneeling}}
facts:
  ache: {kind: symptom, ask: "Does it ache?"}
  operated: {kind: condition, ask: "Were you operated on?"}
  knee_problem: {kind: condition, ask: "Is a knee sore?"}
  settled: {kind: context, ask: "Has it settled?"}
rules:
  ache:
    {name: It aches, when: ache, outcome: stop, urgency: routine, advice: Wait.,
     sources: [{document: book, section: One, anchor: ache}]}
exclusions:
  after_operation:
    {when: operated, movements: [bend, twist], because: "Wait for your surgeon.",
     sources: [{document: book, section: One, anchor: operation}]}
  not_settled:
    {when: not settled, movements: [twist], because: "Wait until it has settled.",
     sources: [{document: book, section: One, anchor: settled}]}
  kneeling:
    {when: knee_problem, movements: [kneel], because: "Kneeling loads the knee.",
     modify: {how: "Use a pillow."}, sources: [{document: book, section: One, anchor: knee}]}
stretches:
  walk: {name: A walk, kind: activity, dose: {duration_s: 300}, first_session: same, steps: [go],
         sources: [{document: book, section: One, anchor: walk}]}
  reach: {name: Reach, kind: stretch, movements: [bend, kneel], dose: {hold_s: 20}, first_session: same, steps: [go],
          sources: [{document: book, section: One, anchor: reach}]}
  lean: {name: Lean, kind: stretch, movements: [bend], needs: [mat], dose: {hold_s: 20}, first_session: same,
         steps: [go], sources: [{document: book, section: One, anchor: lean}]}
  turn: {name: Turn, kind: stretch, movements: [twist], dose: {hold_s: 20}, first_session: same, steps: [go],
         sources: [{document: book, section: One, anchor: turn}]}
plan:
  warm_up: {stretches: [walk], minutes: 5, sources: [{document: book, section: One, anchor: walk}]}
  first_session: {stretches: 2, sources: [{document: book, section: One, anchor: first}]}
  routine:
    {name: A routine, sources: [{document: book, section: One, anchor: routine}],
     parts: [{name: Morning, minutes: 3, exercises: [{stretch: reach, dose: {hold_s: 15}}]}]}
)";
