// Equipment and sessions, stretch by stretch, for those who say why one is kept back; `Offers` judges all at once.
#include "program/stretch_filter.hpp"

#include <algorithm>

namespace triage {

std::optional<double> sessions_done(const RuleBase& rules, const Profile& profile) {
    return rules.progression ? profile.value(rules.progression->sessions) : std::nullopt;
}

const std::vector<EquipmentId>* StretchFilter::unmet_need(const Stretch& stretch) const {
    if (equipment_ == nullptr) return nullptr;
    for (const std::vector<EquipmentId>& need : stretch.needs) {
        const bool met =
            std::any_of(need.begin(), need.end(), [&](EquipmentId piece) { return equipment_->contains(piece); });
        if (!met) return &need;
    }
    return nullptr;
}

}  // namespace triage
