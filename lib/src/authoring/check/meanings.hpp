// Names that say less than the words in them, and names whose denial denies more than they say.
//
// Used by `check`. A name is bound to facts by hand, and "sudden pain on one side" is bound wrongly where "sudden pain"
// is graver. The word lists are English, as those of the reading level are.
//
// Threads: a pure function.
#pragma once

#include "triage/issue.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Warnings, each at its name. `says_less`: the name has another name in it, word for word, whose facts lead higher,
/// alone or in a rule, and neither says nor leaves open all of them; a word that turns it round (past, no, family)
/// excuses it. `denies_more`: an alias names a time, a side, a degree or only some of the parts of the body that the
/// question asks about, so that denying it would deny the rest as well. Ids are exempt from both: programs say them,
/// and mean the whole fact. With `Release::yes` they are errors. REQUIRES: the rule base has its text.
Issues check_meanings(const RuleBase& rules, bool is_release);

}  // namespace triage
