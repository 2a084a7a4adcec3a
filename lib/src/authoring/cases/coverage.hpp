// The obligations of the cases of a pack: what they should show, and which of that a decision shows.
//
// - A *rule* is covered by a case in which it is certain.
// - Each condition has three *states*: certain, ruled out, possible. Those of an exclusion are only looked at where the
//   verdict is `proceed`, since nothing is allowed otherwise.
// - A *threshold*, a number that a fact is compared with, has three sides: a known number below, at and above it. Sides
//   that the quantity's range leaves out are not asked for.
// - *MC/DC*: each finding and comparison, wherever it stands in a condition, must be seen to decide: once true and once
//   false, where the condition would come out the other way if only that one place did. This is the masking form
//   (Chilenski, "An Investigation of Three Forms of the MC/DC Criterion", DOT/FAA/AR-01/18, 2001): the two cases may
//   differ elsewhere. The unique-cause form forbids that and cannot be met where one fact stands in two places or two
//   numbers bound one quantity, as rules about health often want it; both find the same mistakes. The condition is
//   judged as written, part by part and three-valued: something may be unknown as long as both results are determined.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "authoring/cases/mutation.hpp"
#include "triage/authoring/cases.hpp"

namespace triage {

/// How a condition stands for a person, and where a number stands beside a threshold.
enum class State : std::uint8_t { certain, ruled_out, possible };
enum class Side : std::uint8_t { below, at, above };

/// One thing to be shown. Points into the rule base, which outlives it. Only the members of its figure are set.
struct Obligation {
    Figure figure = Figure::rules;
    Owner owner = Owner::rule;  ///< for a threshold: the first that compares with it
    std::size_t number = 0;
    State state = State::certain;     ///< states
    FactId fact{};                    ///< thresholds
    double threshold = 0;             ///< thresholds
    Side side = Side::below;          ///< thresholds
    const Condition* leaf = nullptr;  ///< MC/DC
    bool value = false;               ///< MC/DC: what the leaf is
};

/// Everything that the cases should show, in the order of the pack. Exclusions with `covered_by` are left out: nobody
/// whom they concern proceeds.
std::vector<Obligation> obligations_of(const RuleBase& rules);

/// True if this profile shows it. Constant time but for MC/DC, which judges the condition twice. REQUIRES: `decision`
/// is the rule base's decision on `profile`.
bool is_met(const Obligation& obligation, const RuleBase& rules, const Profile& profile, const Decision& decision);

/// "rule `chest_pain` is certain in no case"
std::string gap_text(const Obligation& obligation, const RuleBase& rules);

/// A comparison of the threshold's quantity that holds exactly on that side.
Condition side_condition(const Obligation& obligation);

}  // namespace triage
