// Small mistakes put into lines on purpose, to see whether `check` or a case notices: a word taken off a line, a fact
// added to a gateway or taken off it, a number that the line does not say, a line dropped from its screen.
//
// Used by run.cpp, beside the mutants of conditions (mutation.hpp). A line decides nothing that a case could see by the
// facts alone, so most of these are for `check_lines` (pack/line_names.hpp) to notice; a fact added beside words that
// stand on the line is for a case that answers the line.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "triage/rule_base.hpp"

namespace triage {

/// One mistake: all lines, with it in them.
struct LineMutant {
    std::vector<Gateway> gateways;
    std::vector<Screen> screens;
    /// The gateway or screen that it is in, and what it says before and after, as `MutantText` has it.
    Position where;
    std::string from;
    std::string to;
    /// A fact that was added to a gateway, with words that stand on its line.
    std::optional<GatewayId> grown;
    FactId added{};
};

/// Visits all of them one at a time, gateways before screens. Words that only join others are not taken off.
void for_each_line_mutant(const RuleBase& rules, const std::function<void(const LineMutant&)>& visit);

/// Whether `check_lines` finds more in the mutant than in the lines as they are. `before`: what it finds in these.
bool is_noticed_by_check(const LineMutant& mutant, const RuleBase& rules, std::size_t before);

}  // namespace triage
