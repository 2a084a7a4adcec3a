// The sections of the pack format (docs/rule-format.md): each function reads one, of all packs at once, into the rule
// base.
//
// A section lives in the file named after it, and knows the context and nothing of the other sections. Bad input is
// data: a function reports every issue of its section and goes on past it, so that one run tells all; an entry with an
// issue is kept as far as it could be read, because what names it would otherwise be an issue, too. Nobody sees such a
// rule base: load.cpp gives it out only if there are no errors.
//
// The order in which they are called, and the reason, stand in load.cpp.
#pragma once

#include "pack/load_context.hpp"

namespace triage {

/// `pack`: name, version, review, and what the pack does not cover. False when a pack needs one that does not come
/// before it: everything of that pack would then be missing, and nothing else is worth reporting.
bool load_heads(LoadContext& context);

void load_sources(LoadContext& context);
void load_equipment(LoadContext& context);
void load_movements(LoadContext& context);
void load_groups(LoadContext& context);

/// `facts` and `aliases`, and the names that several facts share, which are known only when all names are.
void load_facts(LoadContext& context);

/// `gateways`, `screens` and `asked_alone`, after all names of facts.
void load_gateways(LoadContext& context);

/// `recheck`: how long the answers to which facts are kept.
void load_recheck(LoadContext& context);

void load_relations(LoadContext& context);
void load_stretches(LoadContext& context);

/// `rules`, and which of them cover which: a rule may name one that comes later.
void load_rules(LoadContext& context);

void load_exclusions(LoadContext& context);
void load_notices(LoadContext& context);

/// `safety_net`, each entry held against the rules.
void load_safety_net(LoadContext& context);

void load_progression(LoadContext& context);

/// `plan`: warm-up, first session and routine.
void load_plan(LoadContext& context);

/// `ladders` of the plan, of which `node` is the value. Called by `load_plan`. REQUIRES: `context.base.plan`.
void load_ladders(LoadContext& context, NodeRef node);

void load_invariants(LoadContext& context);
void load_cases(LoadContext& context);

}  // namespace triage
