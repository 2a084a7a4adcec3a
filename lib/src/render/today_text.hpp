// What to do today, as a part of a decision: the warm-up in the heading, then each exercise with its dose and its
// steps, so that somebody can begin without looking anything up.
//
// Used by `decision_text`. The page of a plan (plan_text.cpp) has more: ladders, choices, what is left out.
//
// Threads: a page belongs to one thread.
#pragma once

#include "text/page.hpp"
#include "triage/plan.hpp"
#include "triage/render.hpp"

namespace triage {

/// Whether each exercise is told step by step, or only named with its dose.
enum class Steps : std::uint8_t { told, left_out };

/// Writes the section for a plan, or why there is none. Steps are told in a first session only: whoever has done some
/// knows them, and a routine has too many exercises.
void write_today(Page& page, const RuleBase& rules, const Plan& plan, Steps steps, const RenderOptions& options);

}  // namespace triage
