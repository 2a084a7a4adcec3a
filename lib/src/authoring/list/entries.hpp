// Which entries of a table a name picks: the look-up that text, JSON and names of `triage list` share.
//
// Threads: a pure function.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "triage/authoring/listing.hpp"

namespace triage {

/// The positions in the table, ascending: all for an empty name, otherwise those with this id, alias or title. Failure:
/// `unknown_name` with the nearest id or alias as its hint.
Result<std::vector<std::size_t>> pick_entries(const RuleBase& rules, Table table, const std::string& name);

}  // namespace triage
