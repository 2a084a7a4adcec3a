// How grave it is to say a fact, from the rules of all loaded packs together.
//
// Used by the loader, which tells the vocabulary, and by the check of names.
//
// Threads: pure functions.
#pragma once

#include <vector>

#include "for_components.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// The level that these facts lead to by themselves: the join of the rules that hold when they are said and everything
/// else is denied, and that do not hold when these are denied, too. A quantity that is said may have the gravest
/// number; one that always has a number says nothing by its name.
TRIAGE_FOR_COMPONENTS Level level_alone(const RuleBase& rules, const std::vector<FactId>& said);

/// What these facts can lead to together with others: the join of all rules that one of them can help to hold.
TRIAGE_FOR_COMPONENTS Level level_together(const RuleBase& rules, const std::vector<FactId>& said);

/// Tells the vocabulary the gravity of each fact, and what to do about those that are an emergency.
void weigh_facts(RuleBase& rules);

}  // namespace triage
