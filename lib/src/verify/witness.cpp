// Numbers in their places, people as small as can be. The search for numbers that fit together is a short one and gives
// up early: relations are few, and where it fails, the finding is reported as undecided instead of showing somebody who
// cannot exist (docs/decisions/0034).

#include "verify/witness.hpp"

#include <algorithm>
#include <cmath>

#include "pack/condition_text.hpp"
#include "profile/relations.hpp"
#include "text/doubles.hpp"

namespace triage {

Limits limits_of(const RuleBase& rules) {
    Limits limits;
    for (const Rule& rule : rules.rules) collect_numbers(rule.when, limits);
    for (const Exclusion& exclusion : rules.exclusions) collect_numbers(exclusion.when, limits);
    for (const Invariant& invariant : rules.invariants) {
        if (invariant.given) collect_numbers(*invariant.given, limits);
    }
    for (const Stretch& stretch : rules.stretches) {
        // Session `n` begins when `n - 1` are done: that is the comparison a decision makes.
        if (rules.progression && stretch.from_session > 1)
            limits[rules.progression->sessions].push_back(stretch.from_session - 1);
    }
    for (auto& [fact, numbers] : limits) {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
    return limits;
}

namespace {

/// The limits of a fact, none where no condition compares it.
const std::vector<double>& of(const Limits& limits, FactId fact) {
    static const std::vector<double> none;
    const auto found = limits.find(fact);
    return found == limits.end() ? none : found->second;
}

bool adds_to(const std::vector<RelationTerm>& sum, FactId fact) {
    return std::any_of(sum.begin(), sum.end(), [&](const RelationTerm& term) { return term.quantity == fact; });
}

/// Moves the number of `fact` to that end of its place at which `relation` is kept most easily: down where it adds to
/// the sum that must be the smaller one, up otherwise. A number that equals a limit has no room, and the end of a place
/// behind a limit is one step of the limit's last decimal beyond it. Leaves the number where that end is no number of
/// the range.
void spread(Profile& profile, const Vocabulary& vocabulary, const Limits& limits, FactId fact,
            const Relation& relation) {
    const std::vector<double>& compared = of(limits, fact);
    const Place place = place_of(profile.number_or_any(fact), compared);
    if (place.from != place.to) return;
    const Quantity& quantity = *vocabulary[fact].quantity;
    const bool wants_low = adds_to(relation.low, fact);
    const bool has_limit = wants_low ? place.from > 0 : place.from < compared.size();
    const double limit =
        !has_limit ? (wants_low ? quantity.min : quantity.max) : compared[place.from - (wants_low ? 1 : 0)];
    const double step = moved_by(limit, wants_low ? 1 : -1);
    const double number = has_limit ? step : limit;
    if (std::isfinite(number) && number >= quantity.min && number <= quantity.max &&
        place_of(number, compared) == place && (!quantity.whole || number == std::floor(number)))
        profile.set_value(fact, number);
}

/// A short number strictly between the two: the next whole one above `low` where it fits, else one in the middle.
double plain_between(double low, double high) {
    const double next_whole = std::floor(low) + 1;
    if (low < next_whole && next_whole < high) return next_whole;
    return between(low, high).value_or(next_above(low));
}

}  // namespace

double plain_number(const Place& place, const Quantity& quantity, const std::vector<double>& limits) {
    if (place.from != place.to) return limits[place.from];
    // The place begins at or below the low end of the range, so it is that end.
    if (place.from == 0 || limits[place.from - 1] < quantity.min) return quantity.min;
    const double low = limits[place.from - 1];
    const bool reaches_max = place.from == limits.size() || limits[place.from] > quantity.max;
    if (!reaches_max) return plain_between(low, limits[place.from]);
    // `plain_between` excludes its upper end; the range includes its own.
    return std::floor(low) + 1 == quantity.max ? quantity.max : plain_between(low, quantity.max);
}

Place place_of(double number, const std::vector<double>& limits) {
    const auto [from, to] = std::equal_range(limits.begin(), limits.end(), number);
    return {static_cast<std::size_t>(from - limits.begin()), static_cast<std::size_t>(to - limits.begin())};
}

// Reading the number would round it, perhaps across a limit. Comparisons are exact.
Place place_of(Solver& solver, NumberId number, const std::vector<double>& limits) {
    Place place;
    for (const double limit : limits) {
        if (solver.value(solver.compare(number, Comparator::greater, limit))) ++place.from;
        if (solver.value(solver.compare(number, Comparator::greater_equal, limit))) ++place.to;
    }
    return place;
}

Profile example_of(Solver& solver, const SymbolicPerson& person, const Vocabulary& vocabulary, const Limits& limits) {
    Profile profile(vocabulary);
    for (const FactId fact : vocabulary.fact_ids()) {
        const SymbolicFact& symbol = person[index(fact)];
        const auto& quantity = vocabulary[fact].quantity;
        if (solver.value(symbol.absent)) {
            profile.set(fact, Presence::absent);
        } else if (solver.value(symbol.present)) {
            if (!quantity) {
                profile.set(fact, Presence::present);
                continue;
            }
            const std::vector<double>& compared = of(limits, fact);
            profile.set_value(fact, plain_number(place_of(solver, *symbol.number, compared), *quantity, compared));
        }
    }
    // Ignores whether it worked: the callers look at the profile itself.
    make_fit(profile, vocabulary, limits);
    return profile;
}

bool make_fit(Profile& profile, const Vocabulary& vocabulary, const Limits& limits, std::optional<FactId> fixed) {
    if (fits_all(profile, vocabulary)) return true;
    const Profile first = profile;
    const auto stays = [&](FactId fact, double number) {
        const std::vector<double>& compared = of(limits, fact);
        return fact != fixed && place_of(number, compared) == place_of(first.number_or_any(fact), compared);
    };
    // First the short numbers, one moved at a time. Where they cannot come together, numbers at the ends of their
    // places are as far apart as conditions allow, and from there it is tried once more.
    if (make_fit(profile, vocabulary, stays)) return true;
    for (const Relation* broken : broken_relations(profile, vocabulary)) {
        for (const FactId fact : quantities_of(*broken)) {
            if (fact != fixed) spread(profile, vocabulary, limits, fact, *broken);
        }
    }
    if (make_fit(profile, vocabulary, stays)) return true;
    profile = first;
    return false;
}

void forget(Profile& profile, FactId fact) { profile.set(fact, Presence::unknown); }

Profile without_others(Profile profile, const Vocabulary& vocabulary) {
    for (const FactId fact : vocabulary.fact_ids()) {
        if (vocabulary[fact].may_be_absent() && profile.presence(fact) == Presence::unknown)
            profile.set(fact, Presence::absent);
    }
    return profile;
}

// One pass may make another fact superfluous, since `shows` need not be monotone; so it goes on until nothing changes.
Profile smallest(Profile profile, const Vocabulary& vocabulary, const std::function<bool(const Profile&)>& shows) {
    for (bool changed = true; changed;) {
        changed = false;
        std::vector<FactId> known = profile.present().to_vector();
        const std::vector<FactId> absent = profile.absent().to_vector();
        // Denials are tried first: they say less about a person than what is there.
        known.insert(known.begin(), absent.begin(), absent.end());
        for (const FactId fact : known) {
            Profile fewer = profile;
            forget(fewer, fact);
            if (!shows(fewer)) continue;
            profile = std::move(fewer);
            changed = true;
        }
    }
    if (profile.absent().size() <= max_denials) return profile;
    const Profile short_one = without_others(profile, vocabulary);
    return shows(short_one) ? short_one : profile;
}

}  // namespace triage
