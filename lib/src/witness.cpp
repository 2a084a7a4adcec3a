#include "witness.hpp"

#include <algorithm>
#include <cmath>

namespace triage {

Limits limits_of(const RuleBase& rules) {
    Limits limits;
    for (const Rule& rule : rules.rules) collect_numbers(rule.when, limits);
    for (const Exclusion& exclusion : rules.exclusions) collect_numbers(exclusion.when, limits);
    for (const Invariant& invariant : rules.invariants) {
        if (invariant.given) collect_numbers(*invariant.given, limits);
    }
    for (const Stretch& stretch : rules.stretches) {
        if (rules.progression && stretch.from_session > 1)
            limits[rules.progression->sessions].push_back(stretch.from_session - 1);
    }
    for (auto& [fact, numbers] : limits) {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
    return limits;
}

double plain_number(double number, const Quantity& quantity, const std::vector<double>& limits) {
    if (std::binary_search(limits.begin(), limits.end(), number)) return number;
    const auto above = std::upper_bound(limits.begin(), limits.end(), number);
    if (above == limits.begin() || *std::prev(above) < quantity.min) return quantity.min;
    const bool reaches_max = above == limits.end() || *above > quantity.max;
    const double low = *std::prev(above);
    const double high = reaches_max ? quantity.max : *above;
    const double next_whole = std::floor(low) + 1;
    return next_whole < high || (reaches_max && next_whole == high) ? next_whole : (low + high) / 2;
}

Profile example_of(Solver& solver, const SymbolicPerson& person, const Vocabulary& vocabulary, const Limits& limits) {
    Profile profile(vocabulary);
    for (std::size_t i = 0; i < person.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const auto& quantity = vocabulary[fact].quantity;
        if (solver.value(person[i].absent)) {
            profile.set(fact, Presence::absent);
        } else if (solver.value(person[i].present)) {
            if (!quantity) {
                profile.set(fact, Presence::present);
                continue;
            }
            const auto compared = limits.find(fact);
            static const std::vector<double> none;
            profile.set_value(fact, plain_number(solver.value(*person[i].number), *quantity,
                                                 compared == limits.end() ? none : compared->second));
        }
    }
    return profile;
}

void forget(Profile& profile, FactId fact) { profile.set(fact, Presence::unknown); }

Profile without_others(Profile profile, const Vocabulary& vocabulary) {
    for (std::size_t i = 0; i < vocabulary.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (vocabulary[fact].may_be_absent() && profile.presence(fact) == Presence::unknown)
            profile.set(fact, Presence::absent);
    }
    return profile;
}

Profile smallest(Profile profile, const Vocabulary& vocabulary, const std::function<bool(const Profile&)>& shows) {
    for (bool changed = true; changed;) {
        changed = false;
        std::vector<FactId> known = profile.present().to_vector();
        const std::vector<FactId> absent = profile.absent().to_vector();
        // What is denied says less, so it goes first.
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
