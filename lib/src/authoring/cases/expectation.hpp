// The expectation of a case, held against a decision. `faults_of` in cases.hpp tells the differences;
// `is_as_expected` here is the quick answer, which is asked once for every mutant and case.
#pragma once

#include <optional>

#include "triage/authoring/cases.hpp"

namespace triage {

/// True if the decision has all that the case pins. `dropped`: the decision is of a program that lacks this rule of the
/// case's rule base, so that the ids behind it are lower by one.
bool is_as_expected(const Case& example, const Decision& decision, std::optional<RuleId> dropped = std::nullopt);

/// A case that pins this decision, without a name and a profile. With `exclusion` it also pins how each of its
/// stretches is offered; null: no stretch.
Case case_expecting(const Decision& decision, const Exclusion* exclusion);

}  // namespace triage
