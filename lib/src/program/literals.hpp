// A profile as the literals of a program: findings are copied, numbers become the truth of each comparison.
//
// Saves: names and comparisons are dealt with once a profile, at the door; everything behind sees bits. A comparison is
// kept as the range of numbers for which it holds, so that all five comparators are judged alike, and without a branch.
#pragma once

#include <vector>

#include "triage/program.hpp"

namespace triage {

class LiteralReader {
public:
    explicit LiteralReader(const Program& program);

    /// So many words of 64 literals.
    std::size_t words() const { return words_; }

    /// Sets the state of every literal. REQUIRES: `states` has `words()` words.
    void read(const Profile& profile, LiteralStates& states) const;

private:
    struct Comparison {
        std::size_t literal = 0;
        double lowest = 0;  ///< it holds for these numbers and all between
        double highest = 0;
    };
    struct Quantity {
        FactId fact{};
        std::vector<Comparison> comparisons;
        std::vector<Mask> literals;  ///< its comparisons, as literals that are needed true
    };

    static void read_number(const Quantity& quantity, double number, LiteralStates& states);

    std::size_t words_ = 0;
    std::vector<Quantity> quantities_;
};

}  // namespace triage
