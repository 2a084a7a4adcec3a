// Which comparisons of one number can hold together, found by trying: one number at each threshold, one between each
// two and one on either side are all the people that conditions can tell apart.
#include "program/thresholds.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "text/doubles.hpp"

namespace triage {

bool holds(Comparator comparator, double number, double threshold) {
    switch (comparator) {
        case Comparator::less: return number < threshold;
        case Comparator::less_equal: return number <= threshold;
        case Comparator::greater: return number > threshold;
        case Comparator::greater_equal: return number >= threshold;
        case Comparator::equal: break;
    }
    return number == threshold;
}

namespace {

// One number from each piece of the range in which no comparison changes: the thresholds themselves, and a number
// between each two. Between two neighbouring doubles there is none, so none is invented.
std::vector<double> representatives(std::vector<double> numbers, const Quantity& quantity) {
    numbers.push_back(quantity.min);
    std::sort(numbers.begin(), numbers.end());
    const auto end = std::isfinite(quantity.max) ? quantity.max : some_above(numbers.back());
    if (end) numbers.push_back(*end);
    std::vector<double> values = numbers;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (const auto inner = between(numbers[i - 1], numbers[i])) values.push_back(*inner);
    }
    return values;
}

}  // namespace

// A quantity that may be absent has one more pattern, in which no comparison holds.
Thresholds::Thresholds(const std::vector<Literal>& variables, const Vocabulary& vocabulary) {
    std::map<FactId, std::vector<std::size_t>> by_quantity;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        if (variables[i].comparator) by_quantity[variables[i].fact].push_back(i);
    }
    for (const auto& [fact, members] : by_quantity) {
        const Quantity& quantity = *vocabulary[fact].quantity;
        Group group;
        std::vector<double> numbers;
        for (const std::size_t i : members) {
            group.variables |= std::uint64_t{1} << i;
            numbers.push_back(variables[i].number);
        }
        for (const double value : representatives(numbers, quantity)) {
            std::uint64_t pattern = 0;
            for (const std::size_t i : members) {
                if (holds(*variables[i].comparator, value, variables[i].number)) pattern |= std::uint64_t{1} << i;
            }
            group.patterns.push_back(pattern);
        }
        if (quantity.absence == Absence::allowed) group.patterns.push_back(0);
        groups_.push_back(std::move(group));
    }
}

// Some number makes true what the term needs true, and false what it needs false.
bool Thresholds::is_possible(const Group& group, const Term& term) {
    return std::any_of(group.patterns.begin(), group.patterns.end(), [&](std::uint64_t pattern) {
        return (term.need_true & group.variables & ~pattern) == 0 && (term.need_false & group.variables & pattern) == 0;
    });
}

// Numbers of different quantities have nothing to do with each other here.
bool Thresholds::is_possible(const Term& term) const {
    return std::all_of(groups_.begin(), groups_.end(), [&](const Group& group) { return is_possible(group, term); });
}

// Products of up to three literals are enough for the compiler: larger ones join no products that these do not, and a
// product that no person satisfies is dropped in the end anyway.
Sum Thresholds::impossible() const {
    Sum sum;
    for (const Group& group : groups_) {
        // Grow products literal by literal. An impossible one grows no further: any that contains it is impossible,
        // too.
        Sum open{Term{}};
        for (int size = 1; size <= 3; ++size) {
            Sum grown;
            for (const Term& term : open) {
                const std::uint64_t used = term.need_true | term.need_false;
                // Only variables above the highest used one, so that each product comes once.
                const std::uint64_t above = used == 0 ? ~std::uint64_t{0} : ~(std::bit_floor(used) * 2 - 1);
                for (std::uint64_t rest = group.variables & above; rest != 0; rest &= rest - 1) {
                    const std::uint64_t bit = rest & (~rest + 1);
                    for (const Term& next :
                         {Term{term.need_true | bit, term.need_false}, Term{term.need_true, term.need_false | bit}}) {
                        (is_possible(group, next) ? grown : sum).push_back(next);
                    }
                }
            }
            open = std::move(grown);
        }
    }
    absorb(sum);
    return sum;
}

}  // namespace triage
