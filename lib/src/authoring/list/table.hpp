// The tables of `triage list`: all entries of one kind, one row each, with what tells them apart.
#pragma once

#include <string>

#include "triage/authoring/listing.hpp"

namespace triage {

/// Columns under a header. On a narrow page, or where a name is too long for columns, every entry has lines of its own.
std::string entries_text(const RuleBase& rules, Table table, const RenderOptions& options);

}  // namespace triage
