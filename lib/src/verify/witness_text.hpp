// How a person who shows something is printed, here and in a comparison of packs. Both show witnesses in one form, so
// that whoever has read one report can read the other.
#pragma once

#include "text/json_writer.hpp"
#include "text/page.hpp"
#include "triage/verify.hpp"

namespace triage {

/// A decision on one line: "stop, urgent; rules: fever, fever_and_knee". Says what it could still become where it is
/// not settled, and counts stretches only under `proceed`.
std::string decision_text(const RuleBase& rules, const Decision& decision);

/// The profile as JSON with a blank behind each comma and colon, so that a page can wrap it and it still can be pasted.
std::string profile_text(const Profile& profile, const Vocabulary& vocabulary);

/// An issue without its excerpt, then each witness as a profile and its decision.
void print_finding(Page& page, const Program& program, const ProofFinding& finding);
/// The profile of the witness under its label, then its decision.
void print_witness(Page& page, const Program& program, const Witness& witness);

/// An object of the report in JSON: profile, verdict, urgency, certain rules, stretches.
void write_witness(JsonWriter& json, const Program& program, const Witness& witness);

}  // namespace triage
