// How comparisons of one number hang together: `pain > 4` implies `pain >= 4`, and nothing is below 2 and above 7.
//
// The compiler treats comparisons as independent variables and tells the combinations that no number has;
// a quantity that may be absent has one more value, for which every comparison is false.
#pragma once

#include <cstdint>
#include <vector>

#include "for_components.hpp"
#include "program/implicants.hpp"
#include "triage/program.hpp"

namespace triage {

/// True when the comparison holds for `number`.
TRIAGE_FOR_COMPONENTS bool holds(Comparator comparator, double number, double threshold);

class Thresholds {
public:
    /// `variables[i]` is the literal of variable i; at most 64.
    Thresholds(const std::vector<Literal>& variables, const Vocabulary& vocabulary);

    /// Products that no value satisfies, complete for pairs and triples of comparisons of one quantity.
    Sum impossible() const;
    /// False when no person can satisfy the product.
    bool is_possible(const Term& term) const;

private:
    /// The comparisons of one quantity, and which of them hold together for some value.
    struct Group {
        std::uint64_t variables = 0;
        std::vector<std::uint64_t> patterns;
    };
    static bool is_possible(const Group& group, const Term& term);
    std::vector<Group> groups_;
};

}  // namespace triage
