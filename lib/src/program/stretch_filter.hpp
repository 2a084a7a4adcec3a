// What keeps a stretch from one person besides exclusions: equipment that is not at hand, and sessions not yet done.
#pragma once

#include "triage/profile.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// The sessions done so far; nothing when nobody said or no pack counts them.
std::optional<double> sessions_done(const RuleBase& rules, const Profile& profile);

/// Answers for one person. A profile that says nothing of equipment has all of it; one that says nothing of sessions is
/// before the first. REQUIRES: the profile outlives it and keeps its equipment.
class StretchFilter {
public:
    StretchFilter(const RuleBase& rules, const Profile& profile)
        : equipment_(profile.equipment ? &*profile.equipment : nullptr),
          session_(sessions_done(rules, profile).value_or(0) + 1) {}

    bool is_too_early(const Stretch& stretch) const { return session_ < stretch.from_session; }

    /// The first need of which no piece is at hand; null when all are met or nobody said what is at hand.
    const std::vector<EquipmentId>* unmet_need(const Stretch& stretch) const;

private:
    const IdSet<EquipmentId>* equipment_;  ///< null: nobody said what is at hand
    double session_;                       ///< the one to come; the first is 1
};

}  // namespace triage
