// Facts whose answers are never kept because nobody said how long they hold.
//
// Threads: a pure function.
#pragma once

#include "triage/rule_base.hpp"

namespace triage {

/// A warning for each kind that has such facts, `never_kept`; none where the packs keep no answers at all.
Issues check_recheck(const RuleBase& rules);

}  // namespace triage
