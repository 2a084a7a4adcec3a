// The JSON Schemas of what goes out and comes in during an interview; see triage/authoring/schema.hpp.
#pragma once

#include <string>

#include "triage/rule_base.hpp"

namespace triage {

std::string next_schema(const RuleBase& rules);
std::string decision_schema(const RuleBase& rules);
std::string answers_schema(const RuleBase& rules);

}  // namespace triage
