// Parts of JSON that decisions, lists, plans, proofs and batches share.
//
// Threads: a writer belongs to one thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "text/json_writer.hpp"
#include "triage/decision.hpp"
#include "triage/program.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Writes `{"outcome", "urgency"}` as a value.
void write_level(JsonWriter& json, Level level);

/// Writes `"key": {…}`, or null where the sources state none.
TRIAGE_FOR_COMPONENTS void write_dose(JsonWriter& json, std::string_view key, const std::optional<Dose>& dose);

/// Writes `"sources": […]`.
TRIAGE_FOR_COMPONENTS void write_citations(JsonWriter& json, const RuleBase& rules,
                                           const std::vector<Citation>& citations);

/// Writes the fields of an issue into an open object; those that say nothing are left out.
TRIAGE_FOR_COMPONENTS void write_issue(JsonWriter& json, const Issue& issue);
/// Writes `"issues": […]` into an open object.
TRIAGE_FOR_COMPONENTS void write_issues(JsonWriter& json, const Issues& issues);
/// Writes `"at_least": {…}` into an open object: what `at_least` found certain of a rejected profile. `understood`:
/// what the decision is on.
void write_at_least(JsonWriter& json, const Program& program, const Profile& understood, const Decision& decision);
/// Writes `"gateways": […]`, the ids of the lines whose "yes" has raised the decision; nothing where none has.
TRIAGE_FOR_COMPONENTS void write_raising_gateways(JsonWriter& json, const Program& program, const Profile& profile,
                                                  const Decision& decision);

}  // namespace triage
