// Small mistakes put into a pack on purpose, to see whether its cases notice.
//
// One mistake a mutant: a rule or an exclusion dropped, an outcome or urgency one lower, a precaution that removes or a
// contraindication that only modifies, or one change inside a condition: a number one step to either side, a comparison
// turned into its neighbour, a list that asks for one more, one less, all or any, a literal negated or left out.
// (DeMillo, Lipton, Sayward 1978: tests that notice small mistakes notice most large ones.)
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "triage/rule_base.hpp"

namespace triage {

enum class Owner : std::uint8_t { rule, exclusion };

/// What is changed, of a rule or of an exclusion.
enum class Mutation : std::uint8_t { drop, condition, outcome, urgency, strength };

struct Mutant {
    Owner owner = Owner::rule;
    std::size_t number = 0;  ///< of the rule or exclusion
    Mutation mutation = Mutation::drop;
    Condition when;  ///< `condition`
    Level level;     ///< `outcome`, `urgency`
};

/// Visits all of them one at a time, in the order of the rules and then of the exclusions. None reads like the
/// original, no two of one condition read alike.
using VisitMutant = std::function<void(const Mutant&)>;
void for_each_mutant(const RuleBase& rules, const VisitMutant& visit);

/// Visits all that differ from `when` by one change.
void for_each_condition_mutant(const Condition& when, const Vocabulary& vocabulary,
                               const std::function<void(Condition&&)>& visit);

/// The rule base with the mistake in it.
RuleBase apply(const Mutant& mutant, RuleBase rules);

/// The rule that it drops: those behind it then have lower ids.
std::optional<RuleId> dropped_rule(const Mutant& mutant);

/// The line in the pack and what it says, before and after: `when: pain > 4` and `when: pain >= 4`. An empty `to` means
/// that the whole entry is dropped.
struct MutantText {
    Position where;
    std::string from;
    std::string to;
};
MutantText text_of(const Mutant& mutant, const RuleBase& rules);

/// The condition as it stands in the rule base.
const Condition& condition_of(const RuleBase& rules, Owner owner, std::size_t number);

/// "rule `chest_pain`", "exclusion `no_bending`".
std::string owner_text(const RuleBase& rules, Owner owner, std::size_t number);

/// The line of its condition.
Position when_position(const RuleBase& rules, Owner owner, std::size_t number);

}  // namespace triage
