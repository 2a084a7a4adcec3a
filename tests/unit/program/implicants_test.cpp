// The prime implicants of a condition, against their definition by enumeration. With one too few a rule would not come
// true; with one that is no implicant it would come true for nothing.

#include "program/implicants.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <set>

#include "support/oracle.hpp"
#include "support/random_rules.hpp"

namespace {

using triage::Sum;
using triage::Term;

constexpr int variables = 5;
constexpr std::uint64_t all = (1U << variables) - 1;

bool satisfies(std::uint64_t values, const Term& term) {
    return (term.need_true & ~values) == 0 && (term.need_false & values) == 0;
}

bool satisfies(std::uint64_t values, const Sum& sum) {
    return std::any_of(sum.begin(), sum.end(), [&](const Term& term) { return satisfies(values, term); });
}

std::set<std::pair<std::uint64_t, std::uint64_t>> as_set(const Sum& sum) {
    std::set<std::pair<std::uint64_t, std::uint64_t>> terms;
    for (const Term& term : sum) terms.emplace(term.need_true, term.need_false);
    return terms;
}

/// By definition: the products that imply the function and that no shorter one contains.
Sum primes_by_definition(const Sum& function) {
    Sum implicants;
    for (std::uint64_t need_true = 0; need_true <= all; ++need_true) {
        for (std::uint64_t need_false = 0; need_false <= all; ++need_false) {
            const Term term{need_true, need_false};
            if ((need_true & need_false) != 0) continue;
            bool implies = true;
            for (std::uint64_t values = 0; values <= all; ++values) {
                implies = implies && (!satisfies(values, term) || satisfies(values, function));
            }
            if (implies) implicants.push_back(term);
        }
    }
    triage::absorb(implicants);
    return implicants;
}

}  // namespace

TEST_CASE("iterated consensus finds exactly the prime implicants of random functions") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    for (int round = 0; round < random_rules::rounds(150); ++round) {
        Sum sum;
        for (int terms = 1 + random.below(6); terms > 0; --terms) {
            const auto need_true = static_cast<std::uint64_t>(random.below(all + 1));
            const auto need_false = static_cast<std::uint64_t>(random.below(all + 1)) & ~need_true;
            sum.push_back({need_true, need_false});
        }
        const auto primes = triage::prime_implicants(sum, 1000);
        REQUIRE(primes);
        REQUIRE(as_set(*primes) == as_set(primes_by_definition(sum)));
    }
}

TEST_CASE("at least k of n counts the parts that hold") {
    for (std::size_t count = 1; count <= variables; ++count) {
        std::vector<Sum> parts;
        for (int i = 0; i < variables; ++i) parts.push_back({Term{std::uint64_t{1} << i, 0}});
        const auto sum = triage::at_least(parts, count, 1000);
        REQUIRE(sum);
        for (std::uint64_t values = 0; values <= all; ++values) {
            CHECK(satisfies(values, *sum) == (static_cast<std::size_t>(std::popcount(values)) >= count));
        }
    }
}

TEST_CASE("a function over its budget is refused, not cut") {
    std::vector<Sum> parts;
    for (int i = 0; i < 12; ++i) parts.push_back({Term{std::uint64_t{1} << i, 0}});
    CHECK(triage::at_least(parts, 6, 1000)->size() == 924);
    CHECK_FALSE(triage::at_least(parts, 6, 923).has_value());
    CHECK_FALSE(triage::prime_implicants(*triage::at_least(parts, 6, 1000), 923).has_value());
}

TEST_CASE("absorbing drops contradictions and what a shorter product contains") {
    Sum sum{Term{0b11, 0}, Term{0b01, 0b01}, Term{0b01, 0}, Term{0b01, 0}};
    triage::absorb(sum);
    CHECK(sum == Sum{Term{0b01, 0}});
}
