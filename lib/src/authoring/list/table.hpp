// The tables of `triage list`.
#pragma once

#include <string>

#include "triage/authoring/listing.hpp"

namespace triage {

/// Columns under a header; on a narrow page, or where a name is too long for that, every entry on lines of its own.
std::string entries_text(const RuleBase& rules, Table table, const RenderOptions& options);

}  // namespace triage
