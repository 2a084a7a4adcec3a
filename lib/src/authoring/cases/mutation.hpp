// Small mistakes put into a pack on purpose, to see whether its cases notice.
//
// One mistake a mutant: a rule or an exclusion dropped, an outcome or urgency one lower, a precaution that removes or a
// contraindication that only modifies, or one change inside a condition: a number one step to either side, a comparison
// turned into its neighbour, a list that asks for one more, one less, all or any, a literal negated or left out.
// (DeMillo, Lipton, Sayward 1978: tests that notice small mistakes notice most large ones.)
//
// Mutants are visited, never collected: each is as long as its condition, and there are about as many as the condition
// is long.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "triage/rule_base.hpp"

namespace triage {

/// The two kinds of entries that have a condition.
enum class Owner : std::uint8_t { rule, exclusion };

/// The kind of mistake. `strength` turns a precaution into a contraindication, or the other way round.
enum class Mutation : std::uint8_t { drop, condition, outcome, urgency, strength };

/// One mistake, as a difference from the rule base; `apply` makes the whole of it. Only the members of its kind are
/// set.
struct Mutant {
    Owner owner = Owner::rule;
    std::size_t number = 0;  ///< the position of the rule or exclusion
    Mutation mutation = Mutation::drop;
    Condition when;  ///< for `condition`: the changed one
    Level level;     ///< for `outcome` and `urgency`: the lowered one
};

/// Visits all of them one at a time, in the order of the rules and then of the exclusions. None reads like the
/// original, no two of one condition read alike.
using VisitMutant = std::function<void(const Mutant&)>;
/// Visits all mutants one at a time, in the order of the rules and then of the exclusions. None reads like the
/// original, and no two of one condition read alike. Exclusions with `covered_by` have none, since no decision shows
/// them.
void for_each_mutant(const RuleBase& rules, const VisitMutant& visit);

/// Visits all conditions that differ from `when` by one change.
void for_each_condition_mutant(const Condition& when, const Vocabulary& vocabulary,
                               const std::function<void(Condition&&)>& visit);

/// The rule base with the mistake in it. It need not compile: a mutant may never hold.
RuleBase apply(const Mutant& mutant, RuleBase rules);

/// The rule that the mutant drops, if it drops one. Ids of the rules behind it are lower by one in the mutated rule
/// base.
std::optional<RuleId> dropped_rule(const Mutant& mutant);

/// The line in the pack and what it says, before and after: `when: pain > 4` and `when: pain >= 4`. An empty `to` means
/// that the whole entry is dropped.
struct MutantText {
    Position where;
    std::string from;
    std::string to;
};
MutantText text_of(const Mutant& mutant, const RuleBase& rules);

/// The condition of a rule or an exclusion, as it stands in the rule base.
const Condition& condition_of(const RuleBase& rules, Owner owner, std::size_t number);

/// "rule `chest_pain`", "exclusion `no_bending`".
std::string owner_text(const RuleBase& rules, Owner owner, std::size_t number);

/// The line of the entry's condition; no column, since a mutant may change any part of it.
Position when_position(const RuleBase& rules, Owner owner, std::size_t number);

}  // namespace triage
