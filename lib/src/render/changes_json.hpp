// The parts of a decision's JSON that say what else could be: why not, what if, what brings it back. Each function but
// `write_value` writes one key into an open object.
#pragma once

#include "text/json_writer.hpp"
#include "triage/explain.hpp"

namespace triage {

/// `"present"`, `"absent"`, `"unknown"` or a number.
void write_value(JsonWriter& json, const FactValue& value);

void write_not_fired(JsonWriter& json, const RuleBase& rules, const std::vector<NotFired>& all);
void write_smallest_change(JsonWriter& json, const RuleBase& rules, const SmallestChange& change);
void write_bring_back(JsonWriter& json, const RuleBase& rules, const BringBack& back);

}  // namespace triage
