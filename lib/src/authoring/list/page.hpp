// Everything about one entry, for a person: `triage list TABLE NAME`. JSON for programs is in list/json.cpp.
#pragma once

#include <string>

#include "triage/authoring/listing.hpp"

namespace triage {

/// The page of the entry at a position of its table, wrapped at the width of `options`.
std::string entry_text(const RuleBase& rules, Table table, std::size_t entry, const RenderOptions& options);

}  // namespace triage
