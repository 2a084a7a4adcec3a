// Scripts that complete the command line of triage in a shell: commands, options, and the names that values may be.
//
// Commands, options and equipment are written into the script. The names of facts, rules and other entries are asked
// for with `triage list … --format names` at each use, with the packs that stand on the line.
#pragma once

#include <string>
#include <vector>

#include "options/option_table.hpp"

namespace triage::cli {

std::string bash_completion(const std::vector<Use>& uses);
std::string zsh_completion(const std::vector<Use>& uses);
std::string fish_completion(const std::vector<Use>& uses);

}  // namespace triage::cli
