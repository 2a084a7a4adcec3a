// Boolean functions of up to 64 variables as sums of products, and their prime implicants.
//
// The sum of all prime implicants is Blake's canonical form: whatever part of the variables is known, the
// function is certain if and only if one product is satisfied, and possible if and only if one is not
// contradicted. That is what makes evaluation over unknown facts exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace triage {

/// A product: these variables true, those false, the others free.
struct Term {
    std::uint64_t need_true = 0;
    std::uint64_t need_false = 0;

    friend bool operator==(const Term&, const Term&) = default;
};

using Sum = std::vector<Term>;

/// Drops products that contradict themselves and those that another product contains.
void absorb(Sum& sum);

/// "At least `count` of `parts`", or nothing when that takes more than `budget` products.
std::optional<Sum> at_least(const std::vector<Sum>& parts, std::size_t count, std::size_t budget);

/// All prime implicants (Quine's iterated consensus), or nothing when there are more than `budget`.
std::optional<Sum> prime_implicants(Sum sum, std::size_t budget);

}  // namespace triage
