// Ids looked up by literal: what holds as soon as a literal is true, or as soon as it is false.
//
// Saves: of a hundred rules that one sign can make hold, only those are touched whose sign the person has.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "program/clauses.hpp"

namespace triage {

template <class Id>
class ByLiteral {
public:
    explicit ByLiteral(std::size_t literals) : if_true_(literals), if_false_(literals) {}

    /// `id` holds as soon as any literal of the mask is satisfied.
    void add(const Mask& mask, Id id) {
        join_into(masks_, mask);
        for_each_literal(mask.word, mask.need_true, [&](std::size_t literal) { if_true_[literal].push_back(id); });
        for_each_literal(mask.word, mask.need_false, [&](std::size_t literal) { if_false_[literal].push_back(id); });
    }

    /// Inserts what holds because of these literals: `pick(word)` gives those of a word that count where they are
    /// needed true, and those that count where they are needed false.
    template <class Pick>
    void insert(IdSet<Id>& ids, Pick pick) const {
        for (const Mask& mask : masks_) {
            const auto [counts_as_true, counts_as_false] = pick(mask.word);
            insert(if_true_, mask.word, mask.need_true & counts_as_true, ids);
            insert(if_false_, mask.word, mask.need_false & counts_as_false, ids);
        }
    }

private:
    static void insert(const std::vector<std::vector<Id>>& by_literal, std::uint32_t word, std::uint64_t literals,
                       IdSet<Id>& ids) {
        for_each_literal(word, literals, [&](std::size_t literal) {
            for (const Id id : by_literal[literal]) ids.insert(id);
        });
    }

    std::vector<Mask> masks_;
    std::vector<std::vector<Id>> if_true_;  ///< by literal
    std::vector<std::vector<Id>> if_false_;
};

/// For `ByLiteral::insert`: the literals that are satisfied.
inline auto satisfied_literals(const LiteralStates& states) {
    return [&](std::uint32_t word) { return std::pair(states.is_true[word], states.is_false[word]); };
}

/// The literals that are unknown.
inline auto unknown_literals(const LiteralStates& states) {
    return [&](std::uint32_t word) {
        const std::uint64_t bits = ~(states.is_true[word] | states.is_false[word]);
        return std::pair(bits, bits);
    };
}

/// The literals that are not contradicted.
inline auto uncontradicted_literals(const LiteralStates& states) {
    return [&](std::uint32_t word) { return std::pair(~states.is_false[word], ~states.is_true[word]); };
}

}  // namespace triage
