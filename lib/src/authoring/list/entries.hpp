// The entries of a table that a name picks, for the commands that list what the packs hold.
//
// Threads: a pure function.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "triage/render.hpp"

namespace triage {

/// The numbers of all entries for an empty name, otherwise those with this id, alias or title. An issue
/// `unknown_name`, with the nearest name as its hint, when there are none.
Result<std::vector<std::size_t>> pick_entries(const RuleBase& rules, Table table, const std::string& name);

}  // namespace triage
