// Profiles to literals: see literals.hpp for what that saves.
#include "program/literals.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "program/clauses.hpp"

namespace triage {

namespace {

bool has(const IdSet<FactId>& facts, FactId fact) {
    return (facts.words()[index(fact) / 64] >> index(fact) % 64 & 1) != 0;
}

// A strict comparison begins at the next number that a double can be: no number lies between.
std::pair<double, double> range_of(Comparator comparator, double number) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    switch (comparator) {
        case Comparator::greater: return {std::nextafter(number, infinity), infinity};
        case Comparator::greater_equal: return {number, infinity};
        case Comparator::less: return {-infinity, std::nextafter(number, -infinity)};
        case Comparator::less_equal: return {-infinity, number};
        case Comparator::equal: break;
    }
    return {number, number};
}

}  // namespace

LiteralReader::LiteralReader(const Program& program) : words_((program.literals().size() + 63) / 64) {
    for (std::uint32_t i = 0; i < program.literals().size(); ++i) {
        const Literal& literal = program.literals()[i];
        if (!literal.comparator) continue;
        Quantity& quantity = find_or_add(quantities_, [&](const Quantity& each) { return each.fact == literal.fact; },
                                         {literal.fact, {}, {}});
        const auto [lowest, highest] = range_of(*literal.comparator, literal.number);
        quantity.comparisons.push_back({i, lowest, highest});
        join_into(quantity.literals, {i / 64, std::uint64_t{1} << i % 64, 0});
    }
}

// A finding's literal has the number of its fact, so the sets of a profile are copied word by word. A quantity that a
// person has not ("no injury") makes each of its comparisons false.
void LiteralReader::read(const Profile& profile, LiteralStates& states) const {
    const std::vector<std::uint64_t>& present = profile.present().words();
    const std::vector<std::uint64_t>& absent = profile.absent().words();
    for (std::size_t i = 0; i < words_; ++i) {
        states.is_true[i] = i < present.size() ? present[i] : 0;
        states.is_false[i] = i < absent.size() ? absent[i] : 0;
    }
    for (const Quantity& quantity : quantities_) {
        if (has(profile.present(), quantity.fact)) {
            read_number(quantity, profile.number_or_any(quantity.fact), states);
        } else if (has(profile.absent(), quantity.fact)) {
            for (const Mask& mask : quantity.literals) states.is_false[mask.word] |= mask.need_true;
        }
    }
}

// Whether somebody has a number is mostly the same for all, and a processor foresees it; how a comparison ends it
// cannot foresee, so nothing here branches on that.
void LiteralReader::read_number(const Quantity& quantity, double number, LiteralStates& states) {
    for (const Comparison& each : quantity.comparisons) {
        const auto is_true =
            static_cast<std::uint64_t>(number >= each.lowest) & static_cast<std::uint64_t>(number <= each.highest);
        states.is_true[each.literal / 64] |= is_true << each.literal % 64;
        states.is_false[each.literal / 64] |= (is_true ^ 1) << each.literal % 64;
    }
}

}  // namespace triage
