// The literals of compiled conditions, one by one, for those who explain rather than decide.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "triage/program.hpp"

namespace triage {

/// Calls `visit(literal)` with the index of every literal in `bits`, which stand in word `word`.
template <class Visit>
void for_each_literal(std::uint32_t word, std::uint64_t bits, Visit visit) {
    for (; bits != 0; bits &= bits - 1) {
        visit(std::size_t{word} * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
}

/// Calls `visit(mask)` for the masks of a clause.
template <class Visit>
void for_each_mask(const Program& program, const Clause& clause, Visit visit) {
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        visit(program.masks()[i]);
    }
}

/// Calls `visit(clause)` for the clauses of a condition.
template <class Visit>
void for_each_clause(const Program& program, const Test& test, Visit visit) {
    for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
        visit(program.clauses()[i]);
    }
}

/// The literals of a mask that the profile satisfies, contradicts, or leaves unknown.
inline std::uint64_t satisfied(const Mask& mask, const Decision& decision) {
    return (mask.need_true & decision.literals_true[mask.word]) |
           (mask.need_false & decision.literals_false[mask.word]);
}
inline std::uint64_t contradicted(const Mask& mask, const Decision& decision) {
    return (mask.need_true & decision.literals_false[mask.word]) |
           (mask.need_false & decision.literals_true[mask.word]);
}
inline std::uint64_t unknown(const Mask& mask, const Decision& decision) {
    return (mask.need_true | mask.need_false) &
           ~(decision.literals_true[mask.word] | decision.literals_false[mask.word]);
}

using PickLiterals = std::uint64_t (*)(const Mask&, const Decision&);

inline std::uint32_t count(const Program& program, const Clause& clause, const Decision& decision, PickLiterals pick) {
    std::uint32_t number = 0;
    for_each_mask(program, clause,
                  [&](const Mask& mask) { number += static_cast<std::uint32_t>(std::popcount(pick(mask, decision))); });
    return number;
}

/// The unknown facts that keep a possible condition from being certain or ruled out.
inline IdSet<FactId> open_facts(const Program& program, const Test& test, const Decision& decision) {
    IdSet<FactId> facts(program.vocabulary().facts().size());
    for_each_clause(program, test, [&](const Clause& clause) {
        if (clause.width - count(program, clause, decision, contradicted) < clause.at_least) return;
        for_each_mask(program, clause, [&](const Mask& mask) {
            for_each_literal(mask.word, unknown(mask, decision),
                             [&](std::size_t literal) { facts.insert(program.literals()[literal].fact); });
        });
    });
    return facts;
}

}  // namespace triage
