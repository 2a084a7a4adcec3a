// Everything about one entry, as `triage list` shows it.
#pragma once

#include <string>

#include "triage/authoring/listing.hpp"

namespace triage {

std::string entry_text(const RuleBase& rules, Table table, std::size_t entry, const RenderOptions& options);

}  // namespace triage
