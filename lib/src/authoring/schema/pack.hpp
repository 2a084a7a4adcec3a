// The JSON Schema of pack files; see triage/authoring/schema.hpp.
#pragma once

#include <string>

#include "triage/rule_base.hpp"

namespace triage {

std::string pack_schema(const RuleBase& rules);

}  // namespace triage
