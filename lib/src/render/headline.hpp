// The first lines of a decision: the verdict, and what it means for this person.
//
// Used by `decision_text`. A verdict that permits says there what it leaves out.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "render/limits.hpp"
#include "text/page.hpp"
#include "triage/explain.hpp"

namespace triage {

/// The verdict in capitals, the sentences under it, and their colour.
struct Headline {
    std::string verdict;
    std::vector<std::string> meaning;
    Style style;
};

/// The headline of any verdict; `limit_words` matters to `proceed`.
Headline headline(const RuleBase& rules, const Explanation& why, LimitWords limit_words = LimitWords::usual);

/// True when every open question was asked and nobody could answer it: asking again would not help.
bool is_all_unsure(const Explanation& why);

}  // namespace triage
