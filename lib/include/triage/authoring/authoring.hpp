// What is for those who write packs: check them, run their cases, list, review and draw them, complete them in an
// editor.
//
// A component of its own, so that an app that only decides links and shows none of it (CMake):
//
//     find_package(triage COMPONENTS authoring)
//     target_link_libraries(my_tool PRIVATE triage::authoring)  # brings triage::triage along
//
// A tool for a pack then loads it with its cases, and asks whatever it wants to know:
//
//     triage::Result<triage::RuleBase> rules = triage::load_packs({"./my-pack"}, triage::Cases::load);
//     triage::Result<triage::Program> program = triage::Program::compile(std::move(*rules));
//     std::cout << triage::to_text(triage::check(*program, {.today = "2026-11-21"}))
//               << triage::to_text(*program, triage::run_cases(*program));
//
// This header includes the six of its folder; each can be included alone. None of them changes a pack or writes a file.
//
// Threads: pure functions of their arguments, all of them; what is passed must not change meanwhile.
#pragma once

#include "triage/authoring/cases.hpp"
#include "triage/authoring/check.hpp"
#include "triage/authoring/graph.hpp"
#include "triage/authoring/listing.hpp"
#include "triage/authoring/review.hpp"
#include "triage/authoring/schema.hpp"
