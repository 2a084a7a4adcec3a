// What is certain of somebody whose profile was rejected.
//
// A rejected profile has no verdict. But somebody who says "chest pain" and misspells another word should read more
// than a line about spelling: the signs and numbers that no issue touches may already demand that they stop. What
// follows from them follows for every profile that keeps them, however it is mended (docs/semantics.md).
//
//     const triage::ProfileResult profile = triage::parse_profile(json, program.vocabulary());
//     if (!profile) std::cerr << triage::to_text(program, profile);  // the issues, then what is certain (render.hpp)
//
// Threads: a pure function of its arguments.
#pragma once

#include <optional>

#include "triage/decision.hpp"
#include "triage/export.hpp"
#include "triage/profile.hpp"
#include "triage/program.hpp"

namespace triage {

/// The decision of what was understood, where that says `stop` or `see-a-doctor`; of it only the floor and the certain
/// rules mean anything. Nothing otherwise, and for a profile that was accepted.
TRIAGE_EXPORT std::optional<Decision> at_least(const Program& program, const ProfileResult& rejected);

}  // namespace triage
