// From any example to one that a person would write: as calm as it can be while it still shows the same. All by trying,
// and each try is confirmed by the caller's question to the evaluator, so nothing here has to be right about rules.

#include "verify/calm_person.hpp"

#include <algorithm>
#include <cmath>

#include "profile/relations.hpp"

namespace triage {

namespace {

/// The end of the range away from the worse side, as far as that side is stated and the range ends there; otherwise the
/// lowest number.
double harmless_number(const Quantity& quantity) {
    return quantity.worse == Worse::lower && std::isfinite(quantity.max) ? quantity.max : quantity.min;
}

/// Gives a quantity the number for which the floor is lowest, its outcome before its urgency. For an age neither side
/// is the worse one, and the lowest number is not the calmest, so a sample from each place among the limits is tried.
/// Nothing changes for a quantity that no condition compares.
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

/// The profile with one fact as `other` has it: its number, or whether it is there.
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

/// Takes the first of these numbers with which the profile still shows what it should; none of them changes nothing.
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

// Everything is denied; the quantities that cannot be denied get harmless numbers, lowered one after the other with the
// rest as it is. That is a guess at a person without findings, not the lowest decision there is.
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
    // Every number may be moved: nobody asked for any of them.
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
    // Again from the start after each round in which something became calm: a fact that was needed beside another may
    // be needed no more without it.
    for (bool changed = true; changed;) {
        changed = false;
        for (const FactId fact : unlike_calm(profile, calm, vocabulary)) {
            Profile calmer = with_fact_of(profile, fact, calm, vocabulary);
            if (!shows(calmer)) continue;
            profile = std::move(calmer);
            changed = true;
        }
    }
    // What is left has to differ; its numbers come as near to calm as they can.
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
