// The safety net: which new sign would mean what, said with every verdict.
//
// Used by the decision and the plan. Which signs, and how fast each wants care, comes from the packs, and the loader
// has held it against their rules; here is only how it is said.
//
// Threads: a page belongs to one thread.
#pragma once

#include <string>

#include "text/page.hpp"
#include "triage/decision.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Writes it for somebody with this verdict and floor; nothing where the packs name no sign. What the person is told to
/// do anyway is not said again: under an emergency there is one thing to do, and whoever is to see a doctor is only
/// told when not to wait for it.
void write_safety_net(Page& page, const RuleBase& rules, Verdict verdict, Level floor,
                      const std::string& emergency_number);

/// "112", or the words that stand for it where nobody has said which number it is.
std::string number_to_call(const std::string& emergency_number);

}  // namespace triage
