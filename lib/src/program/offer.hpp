// How a decision has a stretch, and what a precaution says of it: small questions that explanation, interview, plan and
// proofs ask in one way, so that a stretch which one of them offers is never one that another refuses.
#pragma once

#include <algorithm>

#include "triage/decision.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// In order, from the strictest on: a proof that something "never allows more" compares these.
enum class Offer : std::uint8_t { refused, modified, as_it_is };

inline Offer offer_of(StretchId stretch, const Decision& decision) {
    if (decision.allowed.contains(stretch)) return Offer::as_it_is;
    return decision.modified.contains(stretch) ? Offer::modified : Offer::refused;
}

/// True when the stretch is offered, as it is or as precautions say.
inline bool offers(const Decision& decision, StretchId stretch) {
    return offer_of(stretch, decision) != Offer::refused;
}

/// True when the exclusion is certain or possible. Only a `proceed` knows: under any other verdict no exclusion
/// applies.
inline bool applies(const Decision& decision, ExclusionId exclusion) {
    return decision.excluding.contains(exclusion) || decision.maybe_excluding.contains(exclusion);
}

/// True when the exclusion removes or changes the stretch, once it applies.
inline bool concerns(const Exclusion& exclusion, StretchId stretch) {
    return std::find(exclusion.stretches.begin(), exclusion.stretches.end(), stretch) != exclusion.stretches.end();
}

/// True when both limit the dose alike, whatever else they say.
inline bool has_same_dose(const Modification& a, const Modification& b) {
    return a.stays_at_first_session == b.stays_at_first_session && a.at_most == b.at_most;
}

/// True when both say the same to the person.
inline bool is_same(const Modification& a, const Modification& b) { return a.how == b.how && has_same_dose(a, b); }

}  // namespace triage
