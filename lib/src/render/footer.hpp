// Every page says this about itself: that it is no diagnosis, whose rules it comes from, and what nobody looked for.
//
// Used by the decision and the plan. It comes from the packs alone, so it is the same whatever a person answered.
//
// Threads: pure functions, but for the page that is written.
#pragma once

#include <string>
#include <vector>

#include "text/page.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Writes that this is no diagnosis, and which packs were used and who reviewed them.
void write_footer(Page& page, const RuleBase& rules);

/// The same in one line, with `how_to_see_all` at its end: "Not a diagnosis. Rules 1.1.0, reviewed by nobody clinical
/// yet." A reviewer's name goes as far as its first colon.
void write_brief_footer(Page& page, const RuleBase& rules, const std::string& how_to_see_all);

/// One sentence for each group of dangers that the packs together do not look for; nothing where they name none.
std::vector<std::string> not_covered_texts(const RuleBase& rules);

/// The short words of the notices that have some, then what nobody looks for: one paragraph.
std::string brief_notes(const RuleBase& rules);

}  // namespace triage
