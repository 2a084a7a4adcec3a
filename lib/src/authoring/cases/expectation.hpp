// What a case expects, held against a decision. `faults_of` in cases.hpp tells the differences; here is the quick
// answer, which is asked once for every mutant and case.
#pragma once

#include <optional>

#include "triage/authoring/cases.hpp"

namespace triage {

/// `dropped`: the decision is of a program that lacks this rule of the case's rule base.
bool is_as_expected(const Case& example, const Decision& decision, std::optional<RuleId> dropped = std::nullopt);

/// A case that expects this decision, stretches of `exclusion` included where there is one.
Case case_expecting(const Decision& decision, const Exclusion* exclusion);

}  // namespace triage
