// Sums of products, made smaller and complete: absorption, "at least k of n", and Quine's iterated consensus.
//
// Products are two words of bits, so that containment and consensus are a few operations. A condition of a pack has a
// handful of variables, where nothing cleverer pays; budgets stop what an author wrote by mistake.
#include "program/implicants.hpp"

#include <algorithm>
#include <bit>

namespace triage {

namespace {

bool is_contradiction(const Term& term) { return (term.need_true & term.need_false) != 0; }

// True when every assignment that satisfies `inner` satisfies `outer`: it needs no literal that `inner` does not.
bool contains(const Term& outer, const Term& inner) {
    return (outer.need_true & ~inner.need_true) == 0 && (outer.need_false & ~inner.need_false) == 0;
}

bool is_absorbed(const Term& term, const Sum& sum) {
    return std::any_of(sum.begin(), sum.end(), [&](const Term& other) { return contains(other, term); });
}

int literal_count(const Term& term) { return std::popcount(term.need_true) + std::popcount(term.need_false); }

// "Both", multiplied out; nothing when it grows beyond the budget on the way.
std::optional<Sum> product(const Sum& a, const Sum& b, std::size_t budget) {
    Sum sum;
    for (const Term& left : a) {
        for (const Term& right : b) {
            const Term both{left.need_true | right.need_true, left.need_false | right.need_false};
            if (!is_contradiction(both)) sum.push_back(both);
        }
        absorb(sum);
        if (sum.size() > budget) return std::nullopt;
    }
    return sum;
}

// The product that the two imply together when they oppose each other in one variable: from `x and a` and `not x and b`
// follows `a and b`. Nothing when they oppose in none or in several, where nothing new follows.
std::optional<Term> consensus(const Term& a, const Term& b) {
    const std::uint64_t opposed = (a.need_true & b.need_false) | (a.need_false & b.need_true);
    if (std::popcount(opposed) != 1) return std::nullopt;
    return Term{(a.need_true | b.need_true) & ~opposed, (a.need_false | b.need_false) & ~opposed};
}

}  // namespace

// Shorter products first: only these can contain others, so one pass is enough.
void absorb(Sum& sum) {
    std::erase_if(sum, is_contradiction);
    std::stable_sort(sum.begin(), sum.end(),
                     [](const Term& a, const Term& b) { return literal_count(a) < literal_count(b); });
    Sum kept;
    for (const Term& term : sum) {
        if (!is_absorbed(term, kept)) kept.push_back(term);
    }
    sum = std::move(kept);
}

// Part by part, as one counts: at least j hold if j held before, or if j - 1 did and this part does. Writing out every
// choice of k parts would take as many products before any could be absorbed.
std::optional<Sum> at_least(const std::vector<Sum>& parts, std::size_t count, std::size_t budget) {
    // INVARIANT: reached[j] is "at least j of the parts seen so far".
    std::vector<Sum> reached(count + 1);
    reached[0] = {Term{}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::size_t left = parts.size() - i - 1;
        // Fewer than `count - left` cannot become `count` any more.
        for (std::size_t j = count; j > 0 && j + left >= count; --j) {
            const std::optional<Sum> one_more = product(reached[j - 1], parts[i], budget);
            if (!one_more) return std::nullopt;
            reached[j].insert(reached[j].end(), one_more->begin(), one_more->end());
            absorb(reached[j]);
            if (reached[j].size() > budget) return std::nullopt;
        }
    }
    return reached[count];
}

// Every consensus that nothing contains is added, until there is none: Quine proved that the sum then has every prime
// implicant. Products that became superfluous stay until the end, since indices into the sum must hold; four times the
// budget leaves them room.
std::optional<Sum> prime_implicants(Sum sum, std::size_t budget) {
    absorb(sum);
    for (std::size_t i = 1; i < sum.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const auto term = consensus(sum[i], sum[j]);
            if (!term || is_absorbed(*term, sum)) continue;
            sum.push_back(*term);
            if (sum.size() > 4 * budget) return std::nullopt;
        }
    }
    absorb(sum);
    if (sum.size() > budget) return std::nullopt;
    return sum;
}

}  // namespace triage
