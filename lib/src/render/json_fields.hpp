// Parts of JSON that decisions, lists and plans share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "text/json_writer.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// `{"outcome", "urgency"}`
void write_level(JsonWriter& json, Level level);

/// `"key": {…}`, or null where the sources state none.
TRIAGE_FOR_COMPONENTS void write_dose(JsonWriter& json, std::string_view key, const std::optional<Dose>& dose);

/// `"sources": […]`
TRIAGE_FOR_COMPONENTS void write_citations(JsonWriter& json, const RuleBase& rules,
                                           const std::vector<Citation>& citations);

}  // namespace triage
