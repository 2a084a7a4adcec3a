// Sums of a few numbers compared: in doubles where the difference is clear, in exact decimals where it is not. Every
// line of a batch is checked, so the exact way, which takes digits as text, must be rare.
//
// Numbers are moved by a property of linear inequalities: while the others stay, one quantity fits on one side of a
// single turning point, so the nearest number that fits is the wanted one or lies beside that point.
#include "profile/relations.hpp"

#include <algorithm>
#include <cmath>

#include "text/decimal.hpp"
#include "text/doubles.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

// The term's number before its factor is applied. REQUIRES: the profile has the quantity's number.
double number_of(const RelationTerm& term, const Profile& profile) {
    return term.quantity ? profile.number_or_any(*term.quantity) : term.number;
}

/// A term of the one sum or, with its sign turned, of the other.
struct Signed {
    const RelationTerm* term;
    double sign;
};

// Both sums as one: "low at most high" is "the signed terms add up to at most 0".
std::vector<Signed> terms_of(const Relation& relation) {
    std::vector<Signed> all;
    for (const RelationTerm& term : relation.low) all.push_back({&term, 1});
    for (const RelationTerm& term : relation.high) all.push_back({&term, -1});
    return all;
}

// True when the profile has every number that the relation speaks of.
bool is_complete(const Relation& relation, const Profile& profile) {
    const auto is_known = [&](const RelationTerm& term) {
        return !term.quantity || profile.present().contains(*term.quantity);
    };
    return std::all_of(relation.low.begin(), relation.low.end(), is_known) &&
           std::all_of(relation.high.begin(), relation.high.end(), is_known);
}

// The terms of a sum as decimals, in the common unit of the relation. `number(term)` gives a term's number.
template <class NumberOf>
std::vector<Decimal> decimals_of(const std::vector<RelationTerm>& terms, NumberOf number) {
    std::vector<Decimal> all;
    for (const RelationTerm& term : terms) all.push_back(times(decimal_of(number(term)), term.factor));
    return all;
}

// `order` compares the low sum with the high one.
bool holds(const Relation& relation, std::strong_ordering order) { return relation.is_strict ? order < 0 : order <= 0; }

/// The answer in doubles; nothing if the difference is so small that rounding may have made it. Whole numbers below
/// 2^53 add up exactly. Other sums of a few terms are off by about 1e-16 of their size, so 1e-12 of it leaves a wide
/// margin.
std::optional<bool> holds_clearly(const Relation& relation, const Profile& profile) {
    constexpr double doubtful = 1e-12;
    constexpr double highest_exact = 9007199254740992;  // 2^53
    double difference = 0;
    double size = 0;
    bool are_whole = true;
    const auto add = [&](const RelationTerm& term, double sign) {
        const double part = number_of(term, profile) * static_cast<double>(term.factor);
        difference += sign * part;
        size += std::fabs(part);
        are_whole &= part == std::floor(part);
    };
    for (const RelationTerm& term : relation.low) add(term, 1);
    for (const RelationTerm& term : relation.high) add(term, -1);
    if (are_whole && size < highest_exact) return relation.is_strict ? difference < 0 : difference <= 0;
    if (!std::isfinite(size) || std::fabs(difference) <= doubtful * size) return std::nullopt;
    return difference < 0;
}

/// The quantity's number at which both sums are equal, as doubles have it; not finite where the quantity cancels out.
/// REQUIRES: the other numbers are known.
double turning_point(const Relation& relation, const Profile& profile, FactId quantity) {
    double rest = 0;
    double slope = 0;
    for (const auto& [term, sign] : terms_of(relation)) {
        const double factor = sign * static_cast<double>(term->factor);
        if (term->quantity == quantity) {
            slope += factor;
        } else {
            rest += factor * number_of(*term, profile);
        }
    }
    return -rest / slope;
}

// True when the quantity stands in one of the sums.
bool mentions(const Relation& relation, FactId quantity) {
    const std::vector<FactId> facts = quantities_of(relation);
    return std::find(facts.begin(), facts.end(), quantity) != facts.end();
}

}  // namespace

std::vector<FactId> quantities_of(const Relation& relation) {
    std::vector<FactId> facts;
    for (const auto& [term, sign] : terms_of(relation)) {
        if (!term->quantity || std::find(facts.begin(), facts.end(), *term->quantity) != facts.end()) continue;
        facts.push_back(*term->quantity);
    }
    return facts;
}

bool fits(const Relation& relation, const Profile& profile) {
    if (!is_complete(relation, profile)) return true;
    if (const auto clear = holds_clearly(relation, profile)) return *clear;
    const auto number = [&](const RelationTerm& term) { return number_of(term, profile); };
    return holds(relation, compare_sums(decimals_of(relation.low, number), decimals_of(relation.high, number)));
}

bool fits_all(const Profile& profile, const Vocabulary& vocabulary) {
    return std::all_of(vocabulary.relations().begin(), vocabulary.relations().end(),
                       [&](const Relation& relation) { return fits(relation, profile); });
}

std::vector<const Relation*> broken_relations(const Profile& profile, const Vocabulary& vocabulary) {
    std::vector<const Relation*> broken;
    for (const Relation& relation : vocabulary.relations()) {
        if (!fits(relation, profile)) broken.push_back(&relation);
    }
    return broken;
}

std::string broken_text(const Relation& relation, const Profile& profile, const Vocabulary& vocabulary) {
    const std::vector<FactId> facts = quantities_of(relation);
    std::string text;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Fact& fact = vocabulary[facts[i]];
        if (i > 0) text += i + 1 == facts.size() ? " and " : ", ";
        text += "`" + fact.id + "` is " + number_text(profile.number_or_any(facts[i]));
        if (!fact.quantity->unit.empty()) text += " " + fact.quantity->unit;
    }
    return text + ", and `" + relation.holds + "` must hold";
}

// The quantity's own number is not needed, so the lower end of its range stands in for it.
std::vector<double> turning_points(const Vocabulary& vocabulary, const Profile& profile, FactId quantity) {
    std::vector<double> points;
    const Quantity& range = *vocabulary[quantity].quantity;
    for (const Relation& relation : vocabulary.relations()) {
        if (!mentions(relation, quantity)) continue;
        Profile with = profile;
        with.set_value(quantity, range.min);
        if (!is_complete(relation, with)) continue;
        const double point = turning_point(relation, with, quantity);
        if (std::isfinite(point) && point >= range.min && point <= range.max) points.push_back(point);
    }
    return points;
}

// Tries `wanted`, each turning point, and its neighbours: the next doubles, since the point is rounded and an
// inequality may be strict, and the whole numbers around it for quantities that are whole.
std::optional<double> nearest_fitting(const Vocabulary& vocabulary, Profile profile, FactId quantity, double wanted) {
    const Quantity& range = *vocabulary[quantity].quantity;
    std::vector<double> tried{wanted};
    for (const double point : turning_points(vocabulary, profile, quantity)) {
        tried.insert(tried.end(), {point, std::floor(point), std::ceil(point), std::floor(point) - 1,
                                   std::ceil(point) + 1, next_below(point), next_above(point)});
    }
    const auto fits_those_of = [&](FactId fact) {
        return std::all_of(vocabulary.relations().begin(), vocabulary.relations().end(), [&](const Relation& relation) {
            return !mentions(relation, fact) || fits(relation, profile);
        });
    };
    std::stable_sort(tried.begin(), tried.end(),
                     [&](double a, double b) { return std::fabs(a - wanted) < std::fabs(b - wanted); });
    for (const double number : tried) {
        const bool is_in_range = number >= range.min && number <= range.max;
        if (!is_in_range || (range.whole && number != std::floor(number))) continue;
        profile.set_value(quantity, number);
        if (fits_those_of(quantity)) return number;
    }
    return std::nullopt;
}

// Each round mends the first broken relation by moving the first of its quantities that may be moved. That may break
// another relation, so this can fail where a solver would not; there is one round more than there are relations.
bool make_fit(Profile& profile, const Vocabulary& vocabulary, const MayBecome& may_become) {
    for (std::size_t round = 0; round <= vocabulary.relations().size(); ++round) {
        const std::vector<const Relation*> broken = broken_relations(profile, vocabulary);
        if (broken.empty()) return true;
        for (const FactId fact : quantities_of(*broken.front())) {
            const auto number = nearest_fitting(vocabulary, profile, fact, profile.number_or_any(fact));
            if (!number || !may_become(fact, *number)) continue;
            profile.set_value(fact, *number);
            break;
        }
    }
    return fits_all(profile, vocabulary);
}

// The low sum is least, and the high sum greatest, at the ends of the ranges. If it fails even then, it holds for no
// numbers; if it holds with the ends the other way round, it holds for all.
Scope scope_of(const Relation& relation, const Vocabulary& vocabulary) {
    const auto ends = [&](bool low_is_low) {
        return [&, low_is_low](const RelationTerm& term) {
            if (!term.quantity) return term.number;
            const Quantity& range = *vocabulary[*term.quantity].quantity;
            return low_is_low ? range.min : range.max;
        };
    };
    const auto is_bounded = [&](const std::vector<RelationTerm>& terms) {
        return std::all_of(terms.begin(), terms.end(), [&](const RelationTerm& term) {
            return !term.quantity || std::isfinite(vocabulary[*term.quantity].quantity->max);
        });
    };
    const auto least = decimals_of(relation.low, ends(true));
    if (is_bounded(relation.high) && !holds(relation, compare_sums(least, decimals_of(relation.high, ends(false)))))
        return Scope::none;
    const auto lowest_high = decimals_of(relation.high, ends(true));
    if (is_bounded(relation.low) && holds(relation, compare_sums(decimals_of(relation.low, ends(false)), lowest_high)))
        return Scope::all;
    return Scope::some;
}

}  // namespace triage
