// The JSON Schema of profiles; see triage/authoring/schema.hpp.
#pragma once

#include <string>

#include "triage/rule_base.hpp"

namespace triage {

std::string profile_schema(const RuleBase& rules);

}  // namespace triage
