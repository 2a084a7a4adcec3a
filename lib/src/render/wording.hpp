// Facts, numbers, stretches and sources as phrases: the wordings that several pages share, and JSON with them.
//
// Used by whatever writes for people. A phrase begins in small letters and has no full stop unless it is a sentence, so
// that it can stand anywhere in a line. Ids of facts are words themselves (`spoken`, model/names.hpp).
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "triage/explain.hpp"
#include "triage/interview.hpp"

namespace triage {

std::string_view presence_text(Presence presence);

/// "not answered: knee problem, wrist problem", or nothing for no facts.
std::string not_answered_text(const RuleBase& rules, const std::vector<FactValue>& facts);

/// The precautions of one stretch as sentences, each with its reason.
std::string precautions_text(const RuleBase& rules, const AllowedStretch& allowed);

/// "Another choice: Desk cat-cow.", or nothing.
std::string instead_text(const RuleBase& rules, const std::vector<StretchId>& instead);

/// "needs a foam roller", "from session 15 on", or the exclusion's reason: what a stretch is kept out by.
std::string obstacle_text(const RuleBase& rules, StretchId stretch, const KeptOut& reason);
/// The weightiest reason.
std::string obstacle_text(const RuleBase& rules, const ExcludedStretch& excluded);
/// All reasons, each once, as sentences and parts of them.
std::string obstacles_text(const RuleBase& rules, const ExcludedStretch& excluded);

/// "checked in an excerpt"
TRIAGE_FOR_COMPONENTS std::string_view evidence_text(Evidence evidence);

/// "Authors, Title, Journal, Year, doi 10.…"
TRIAGE_FOR_COMPONENTS std::string published_text(const Source& source);

/// "“anchor”, Title, in “Section”"; where nobody has read the whole, the topic and how far it was checked.
TRIAGE_FOR_COMPONENTS std::string citation_text(const RuleBase& rules, const Citation& citation);

/// "Until you know, act as if the answer were yes:"
std::string as_if_text(const RuleBase& rules, const Requirement& requirement);

/// Each fact once, in the order in which the rules come.
std::vector<FactId> unsure_facts(const std::vector<ActNow>& all);

/// The unit of a quantity in words, "hours". REQUIRES: one that packs know.
std::string_view unit_text(std::string_view unit);

/// "a chair or a wall"
TRIAGE_FOR_COMPONENTS std::string equipment_text(const RuleBase& rules, const std::vector<EquipmentId>& any_of);

/// What a person said, in the words that they were asked with: "a fever", "no to “a fever”", "How old are you, in
/// years? 40".
std::string fact_text(const RuleBase& rules, const FactValue& value);
/// Several of these, joined by semicolons.
std::string facts_text(const RuleBase& rules, const std::vector<FactValue>& facts);
/// The line of a fact in a checklist, or its question where it has none.
const std::string& asked_text(const Fact& fact);

/// "72 h"
std::string amount_text(const Fact& quantity, double number);

/// "72 h or less", "more than 4"; with a scale, "4 out of 10 or less".
TRIAGE_FOR_COMPONENTS std::string comparison_text(const Fact& quantity, const Literal& comparison,
                                                  std::string_view scale = {});

/// "1 stretch", "2 stretches"
TRIAGE_FOR_COMPONENTS std::string counted(std::size_t number, const std::string& one, const std::string& many);

}  // namespace triage
