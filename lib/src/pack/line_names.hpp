// What a line says, against what its "no" denies: every fact is named on it by its words, and every number that it
// denies is one that no rule looks at.
//
// Used by `check`, and by the mutation of lines, which tries whether these checks notice a slip: so the lines are given
// apart from the rule base.
//
// Threads: pure functions.
#pragma once

#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// True where these words stand on the line one behind the other, whatever their case and what parts them. False for no
/// words.
TRIAGE_FOR_COMPONENTS bool stands_on(std::string_view line, std::string_view words);

/// The words of a text as `stands_on` compares them: lower case, without what parts them.
TRIAGE_FOR_COMPONENTS std::vector<std::string> plain_words(std::string_view text);

/// Every defect of lines: `gateway_does_not_name` and `gateway_denies_numbers` are errors. Where there are screens,
/// also `gateway_on_no_screen`, `not_asked_by_a_line` and `asked_alone_is_stale`, which are warnings. The lines need
/// not be those of `rules`, but their facts are.
TRIAGE_FOR_COMPONENTS Issues check_lines(const RuleBase& rules, const std::vector<Gateway>& gateways,
                                         const std::vector<Screen>& screens);

}  // namespace triage
