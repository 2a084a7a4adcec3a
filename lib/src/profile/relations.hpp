// Whether numbers of one person fit together, as the relations of the packs say.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "for_components.hpp"
#include "triage/profile.hpp"

namespace triage {

/// True unless the profile has all numbers of the relation and they break it. Exact: numbers count as the decimals that
/// they are written as.
TRIAGE_FOR_COMPONENTS bool fits(const Relation& relation, const Profile& profile);
TRIAGE_FOR_COMPONENTS bool fits_all(const Profile& profile, const Vocabulary& vocabulary);

/// Its quantities, each once, in the order in which they stand in it.
TRIAGE_FOR_COMPONENTS std::vector<FactId> quantities_of(const Relation& relation);

/// `wanted` where the relations let it be the quantity's number, beside the profile's others; else one near it that
/// they do. Nothing where there is none in the range.
std::optional<double> nearest_fitting(const Vocabulary& vocabulary, Profile profile, FactId quantity, double wanted);

/// Changes numbers, those of the profile for which `may_become` allows it, until they fit together. False where that
/// fails; some have changed then.
using MayBecome = std::function<bool(FactId, double)>;
TRIAGE_FOR_COMPONENTS bool make_fit(Profile& profile, const Vocabulary& vocabulary, const MayBecome& may_become);

/// The numbers of the quantity at which a relation begins or ceases to hold while the profile's other numbers stay.
std::vector<double> turning_points(const Vocabulary& vocabulary, const Profile& profile, FactId quantity);

/// For how many numbers in the ranges it holds.
enum class Scope : std::uint8_t { none, some, all };
Scope scope_of(const Relation& relation, const Vocabulary& vocabulary);

}  // namespace triage
