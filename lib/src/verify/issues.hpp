// How proofs and comparisons say what they found, and what they could not.
#pragma once

#include <string>
#include <string_view>

#include "triage/issue.hpp"

namespace triage {

inline constexpr std::string_view defect_hint =
    "this is a defect of triage, not of the pack; please report it with the pack";

Issue proof_error(std::string_view code, std::string message, std::string hint, const Position& where);

/// The solver had no answer in its time. `what`: "whether rule `a` ever makes a difference".
Issue undecided_issue(const std::string& what, const Position& where);

}  // namespace triage
