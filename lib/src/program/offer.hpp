// How a decision has a stretch, and what a precaution says of it: small questions that several units ask.
#pragma once

#include <algorithm>

#include "triage/decision.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// From the strictest on.
enum class Offer : std::uint8_t { refused, modified, as_it_is };

inline Offer offer_of(StretchId stretch, const Decision& decision) {
    if (decision.allowed.contains(stretch)) return Offer::as_it_is;
    return decision.modified.contains(stretch) ? Offer::modified : Offer::refused;
}

/// As it is, or as precautions say.
inline bool offers(const Decision& decision, StretchId stretch) {
    return offer_of(stretch, decision) != Offer::refused;
}

/// Certain or possible; a decision knows under `proceed` only.
inline bool applies(const Decision& decision, ExclusionId exclusion) {
    return decision.excluding.contains(exclusion) || decision.maybe_excluding.contains(exclusion);
}

inline bool concerns(const Exclusion& exclusion, StretchId stretch) {
    return std::find(exclusion.stretches.begin(), exclusion.stretches.end(), stretch) != exclusion.stretches.end();
}

inline bool has_same_dose(const Modification& a, const Modification& b) {
    return a.stays_at_first_session == b.stays_at_first_session && a.at_most == b.at_most;
}

/// Do both say the same to the person?
inline bool is_same(const Modification& a, const Modification& b) { return a.how == b.how && has_same_dose(a, b); }

}  // namespace triage
