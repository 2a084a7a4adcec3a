// Reasons that are no rule: lines with a "yes" that has raised the decision, before it is known which of their facts is
// there.
//
// Used by the decision as text and as JSON. A line that raises always has advice: that of the mildest of its facts,
// which is the least that the person has to do.
//
// Threads: a page and a writer belong to one thread.
#pragma once

#include <string>
#include <vector>

#include "text/json_writer.hpp"
#include "text/page.hpp"
#include "triage/explain.hpp"
#include "triage/render.hpp"

namespace triage {

/// What to do because of these lines, the gravest first, each text once. In an emergency only what that asks for.
std::vector<std::string> gateway_advice(const RuleBase& rules, const Explanation& why, const RenderOptions& options);

/// The lines as reasons: what was said yes to, and how grave each of it is by itself. They go under the heading of the
/// other reasons; nothing where no line raises.
void write_gateway_reasons(Page& page, const RuleBase& rules, const Explanation& why);

/// The same as members of the open array of reasons: as a rule's, with the `gateway` and its `line`, and not certain.
void write_gateway_reasons(JsonWriter& json, const RuleBase& rules, const Explanation& why,
                           const RenderOptions& options);

/// `"gateways": […]`: every line that was answered, as it was shown, with its digest.
void write_answered_gateways(JsonWriter& json, const RuleBase& rules, const Explanation& why);

}  // namespace triage
