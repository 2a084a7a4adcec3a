// From any example to one that a person would write: as calm as it can be while it still shows the same. All by trying,
// and each try is confirmed by the caller's question to the evaluator, so nothing here has to be right about rules.

#include "verify/calm_person.hpp"

#include <algorithm>
#include <cmath>

#include "profile/relations.hpp"

namespace triage {

namespace {

double harmless_number(const Quantity& quantity) {
    return quantity.worse == Worse::lower && std::isfinite(quantity.max) ? quantity.max : quantity.min;
}

/// Of an age neither side is the worse one, and its lowest number is not the calmest: what lowers the decision is
/// taken.
void calm_down(Profile& profile, FactId fact, const Program& program, const Limits& limits) {
    const auto compared = limits.find(fact);
    if (compared == limits.end()) return;
    Decision lowest = program.evaluate(profile);
    for (const auto& number : sample_values(*program.vocabulary()[fact].quantity, compared->second)) {
        if (!number) continue;
        Profile other = profile;
        other.set_value(fact, *number);
        Decision decision = program.evaluate(other);
        if (by_outcome(decision.floor) >= by_outcome(lowest.floor)) continue;
        profile = std::move(other);
        lowest = std::move(decision);
    }
}

Profile with_fact_of(Profile profile, FactId fact, const Profile& other, const Vocabulary& vocabulary) {
    const auto number = vocabulary[fact].quantity ? other.value(fact) : std::nullopt;
    if (number) {
        profile.set_value(fact, *number);
    } else {
        profile.set(fact, other.presence(fact));
    }
    return profile;
}

/// A plain number from each place among the limits, those near to `calm` first, and whole ones before all others.
std::vector<double> numbers_to_try(const Quantity& quantity, const std::vector<double>& limits, double calm) {
    std::vector<double> numbers;
    for (std::size_t from = 0; from <= limits.size(); ++from) {
        for (const std::size_t to : {from, from + 1}) {
            if (to > limits.size()) continue;
            const double number = plain_number({from, to}, quantity, limits);
            const bool is_there = number >= quantity.min && number <= quantity.max &&
                                  place_of(number, limits) == Place{from, to} &&
                                  (!quantity.whole || number == std::floor(number));
            if (is_there) numbers.push_back(number);
        }
    }
    const auto rank = [&](double number) { return std::pair(number != std::floor(number), std::fabs(number - calm)); };
    std::stable_sort(numbers.begin(), numbers.end(), [&](double a, double b) { return rank(a) < rank(b); });
    return numbers;
}

void calm_number(Profile& profile, FactId fact, double calm, const Quantity& quantity,
                 const std::vector<double>& limits, const std::function<bool(const Profile&)>& shows) {
    for (const double number : numbers_to_try(quantity, limits, calm)) {
        Profile other = profile;
        other.set_value(fact, number);
        if (!shows(other)) continue;
        profile = std::move(other);
        return;
    }
}

}  // namespace

Profile calm_person(const Program& program, const Limits& limits) {
    const Vocabulary& vocabulary = program.vocabulary();
    Profile profile = without_others(Profile(vocabulary), vocabulary);
    std::vector<FactId> numbers;
    for (const FactId fact : vocabulary.fact_ids()) {
        if (profile.presence(fact) != Presence::unknown) continue;
        profile.set_value(fact, harmless_number(*vocabulary[fact].quantity));
        numbers.push_back(fact);
    }
    for (const FactId fact : numbers) calm_down(profile, fact, program, limits);
    make_fit(profile, vocabulary, [](FactId /*fact*/, double /*number*/) { return true; });
    return profile;
}

std::vector<FactId> unlike_calm(const Profile& profile, const Profile& calm, const Vocabulary& vocabulary) {
    std::vector<FactId> facts;
    for (const FactId fact : vocabulary.fact_ids()) {
        const bool is_other_number = vocabulary[fact].quantity && profile.value(fact) != calm.value(fact);
        if (is_other_number || profile.presence(fact) != calm.presence(fact)) facts.push_back(fact);
    }
    return facts;
}

Profile calm_but_for(const std::vector<FactId>& facts, const Profile& example, const Profile& calm,
                     const Vocabulary& vocabulary) {
    Profile profile = calm;
    for (const FactId fact : facts) profile = with_fact_of(std::move(profile), fact, example, vocabulary);
    make_fit(profile, vocabulary, [&](FactId fact, double /*number*/) {
        return std::find(facts.begin(), facts.end(), fact) == facts.end();
    });
    return profile;
}

Profile calmest(Profile profile, const Profile& calm, const Vocabulary& vocabulary, const Limits& limits,
                const std::function<bool(const Profile&)>& shows) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const FactId fact : unlike_calm(profile, calm, vocabulary)) {
            Profile calmer = with_fact_of(profile, fact, calm, vocabulary);
            if (!shows(calmer)) continue;
            profile = std::move(calmer);
            changed = true;
        }
    }
    for (const FactId fact : unlike_calm(profile, calm, vocabulary)) {
        const auto limit = limits.find(fact);
        if (!vocabulary[fact].quantity || !profile.value(fact) || limit == limits.end()) continue;
        const Quantity& quantity = *vocabulary[fact].quantity;
        calm_number(profile, fact, calm.value(fact).value_or(harmless_number(quantity)), quantity, limit->second,
                    shows);
    }
    return profile;
}

}  // namespace triage
