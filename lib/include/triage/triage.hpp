// The gate in front of "here are your stretches": a tour, then everything.
//
//     #include <iostream>
//     #include <triage/triage.hpp>
//
//     int main() {
//         const triage::Program program = triage::default_program();
//         const auto profile = triage::parse_profile(
//             R"({"symptoms": ["tight shoulders"], "age": 40, "pain": 3, "no_others": true})", program.vocabulary());
//         if (!profile) return 65;  // `to_text(program, profile)` says why, and what is certain all the same
//         const triage::Decision decision = program.evaluate(*profile);
//         std::cout << triage::to_text(program, triage::explain(program, *profile, decision));
//         return decision.verdict == triage::Verdict::proceed ? 0 : 1;
//     }
//
// Packs are loaded (`rule_base.hpp`) and compiled (`program.hpp`); profiles are parsed (`profile.hpp`) and
// evaluated into decisions (`decision.hpp`), which are explained (`explain.hpp`) and rendered (`render.hpp`). Of a
// rejected profile `at_least.hpp` says what is certain all the same. `interview.hpp` says what to ask next,
// `answers.hpp` takes what an app was answered, `recheck.hpp` what an older profile still answers, `plan.hpp` says what
// to do today. `batch.hpp` is that row once per line. Issues (`issue.hpp`) are what comes back from bad input.
//
// This is what a program needs that decides about people. What is about packs has libraries and headers of its own:
// `authoring/authoring.hpp` checks, tests, lists, reviews and draws them, `verify.hpp` proves and compares them.
//
// Nothing logs, nothing prints, nothing throws but `std::bad_alloc`, and what a function you gave it has thrown.
#pragma once

#include "triage/answers.hpp"
#include "triage/at_least.hpp"
#include "triage/batch.hpp"
#include "triage/catalogue.hpp"
#include "triage/compiled.hpp"
#include "triage/day.hpp"
#include "triage/decision.hpp"
#include "triage/explain.hpp"
#include "triage/gateway.hpp"
#include "triage/ids.hpp"
#include "triage/interview.hpp"
#include "triage/issue.hpp"
#include "triage/level.hpp"
#include "triage/number.hpp"
#include "triage/paragraph.hpp"
#include "triage/person_finder.hpp"
#include "triage/plan.hpp"
#include "triage/printable.hpp"
#include "triage/profile.hpp"
#include "triage/program.hpp"
#include "triage/recheck.hpp"
#include "triage/render.hpp"
#include "triage/rule_base.hpp"
#include "triage/search_end.hpp"
#include "triage/utf8.hpp"
#include "triage/vocabulary.hpp"
