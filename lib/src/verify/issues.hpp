// How proofs and comparisons say what they found, and what they could not. One place for the two, so that an undecided
// question reads alike wherever it comes up.
#pragma once

#include <string>
#include <string_view>

#include "triage/issue.hpp"

namespace triage {

/// The hint of findings that no pack can cause: the solver and the evaluator disagree.
inline constexpr std::string_view defect_hint =
    "this is a defect of triage, not of the pack; please report it with the pack";

/// An issue of severity `error`; `ProofRun::note` turns one into a warning.
Issue proof_error(std::string_view code, std::string message, std::string hint, const Position& where);

/// The failure `undecided`: the solver had no answer in its time. `what` completes "could not be decided: …", such as
/// "whether rule `a` ever makes a difference".
Issue undecided_issue(const std::string& what, const Position& where);

}  // namespace triage
