// Whether the numbers of one person fit together, as the relations of the packs say, and numbers changed until they
// do.
//
// A relation is an inequality between two sums (docs/decisions/0034). It is checked where a profile is read, so that
// no later stage knows of it; those who fill in numbers of their own (searches, proofs, suggested cases) make them fit
// here.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "for_components.hpp"
#include "triage/profile.hpp"

namespace triage {

/// True unless the profile has all numbers of the relation and they break it: nothing is known of missing numbers.
/// Exact: numbers count as the decimals that they are written as. Nearly always a few operations on doubles.
TRIAGE_FOR_COMPONENTS bool fits(const Relation& relation, const Profile& profile);
/// True when the profile breaks no relation of the vocabulary.
TRIAGE_FOR_COMPONENTS bool fits_all(const Profile& profile, const Vocabulary& vocabulary);

/// The quantities of a relation, each once, in the order in which they stand in it.
TRIAGE_FOR_COMPONENTS std::vector<FactId> quantities_of(const Relation& relation);

/// The number nearest to `wanted` that the quantity can have beside the profile's other numbers; `wanted` itself where
/// it fits. Nothing if no number that was tried fits. The result lies in the quantity's range, and is whole where the
/// quantity is.
std::optional<double> nearest_fitting(const Vocabulary& vocabulary, Profile profile, FactId quantity, double wanted);

/// Changes known numbers of the profile, one at a time and only where `may_become(quantity, number)` allows it, until
/// they fit together. False if that fails; some numbers have changed then. Numbers are moved as little as a relation
/// asks, but not always the fewest of them.
using MayBecome = std::function<bool(FactId, double)>;
TRIAGE_FOR_COMPONENTS bool make_fit(Profile& profile, const Vocabulary& vocabulary, const MayBecome& may_become);

/// The numbers of the quantity at which a relation begins or ceases to hold while the profile's other numbers stay.
/// Only relations whose other numbers are all known have one. Each is rounded: look at its neighbours, too.
std::vector<double> turning_points(const Vocabulary& vocabulary, const Profile& profile, FactId quantity);

/// Whether a relation holds for no numbers in the ranges, for some, or for all. `none` and `all` are mistakes of a
/// pack. An infinite range may leave it at `some`.
enum class Scope : std::uint8_t { none, some, all };
Scope scope_of(const Relation& relation, const Vocabulary& vocabulary);

}  // namespace triage
