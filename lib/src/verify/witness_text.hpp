// How a person who shows something is printed, by proofs and by comparisons of packs.
#pragma once

#include "text/json_writer.hpp"
#include "text/page.hpp"
#include "triage/verify.hpp"

namespace triage {

/// "stop, emergency, by chest_pain and arm_pain; no stretch"
std::string decision_text(const RuleBase& rules, const Decision& decision);

/// A profile on several lines, as JSON.
std::string profile_text(const Profile& profile, const Vocabulary& vocabulary);

/// An issue without its excerpt, then each witness as a profile and its decision.
void print_finding(Page& page, const Program& program, const ProofFinding& finding);
void print_witness(Page& page, const Program& program, const Witness& witness);

void write_witness(JsonWriter& json, const Program& program, const Witness& witness);

}  // namespace triage
