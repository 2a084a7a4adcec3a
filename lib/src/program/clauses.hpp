// Clauses over literals whose states are known, unknown or both: how far a clause is, and how one walks its literals.
//
// Everything here is a few operations on words of 64 literals. It is what evaluation, explanation and interview have in
// common: they ask the same clauses different questions.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "triage/compiled.hpp"
#include "triage/program.hpp"

namespace triage {

// --- walking ---------------------------------------------------------------------------------------------------

/// Calls `visit(bit)` with the number of each bit that is set, the lowest first.
template <class Visit>
void for_each_bit(std::uint64_t bits, Visit visit) {
    for (; bits != 0; bits &= bits - 1) visit(static_cast<std::size_t>(std::countr_zero(bits)));
}

/// Calls `visit(literal)` with the number of each literal in `bits`, which stand in word `word`.
template <class Visit>
void for_each_literal(std::uint32_t word, std::uint64_t bits, Visit visit) {
    for_each_bit(bits, [&](std::size_t bit) { visit(std::size_t{word} * 64 + bit); });
}

/// Calls `visit(literal, is_true)` with the number of each literal of a mask, and whether it is needed true.
template <class Visit>
void for_each_need(const Mask& mask, Visit visit) {
    for_each_bit(mask.literals(),
                 [&](std::size_t bit) { visit(std::size_t{mask.word} * 64 + bit, (mask.need_true >> bit & 1) != 0); });
}

/// Calls `visit(literal)` with the number of each literal of a condition.
template <class Visit>
void for_each_literal(const Program& program, const CompiledCondition& condition, Visit visit) {
    for (const Clause& clause : program.clauses(condition)) {
        for (const Mask& mask : program.masks(clause)) for_each_literal(mask.word, mask.literals(), visit);
    }
}

// --- what a person has of a mask -------------------------------------------------------------------------------

/// The literals of a mask that are as it needs them.
inline std::uint64_t satisfied(const Mask& mask, const LiteralStates& states) {
    return (mask.need_true & states.is_true[mask.word]) | (mask.need_false & states.is_false[mask.word]);
}
/// Those that are known to be otherwise.
inline std::uint64_t contradicted(const Mask& mask, const LiteralStates& states) {
    return (mask.need_true & states.is_false[mask.word]) | (mask.need_false & states.is_true[mask.word]);
}
/// Those of which nothing is known.
inline std::uint64_t unknown(const Mask& mask, const LiteralStates& states) {
    return mask.literals() & ~(states.is_true[mask.word] | states.is_false[mask.word]);
}

/// Is any literal of these masks satisfied?
inline bool any_satisfied(std::span<const Mask> masks, const LiteralStates& states) {
    std::uint64_t any = 0;
    for (const Mask& mask : masks) any |= satisfied(mask, states);
    return any != 0;
}
/// Is anything known of these masks?
inline bool any_known(std::span<const Mask> masks, const LiteralStates& states) {
    std::uint64_t any = 0;
    for (const Mask& mask : masks) any |= mask.literals() & (states.is_true[mask.word] | states.is_false[mask.word]);
    return any != 0;
}

/// `satisfied`, `contradicted` or `unknown`, or a choice of one's own.
using PickLiterals = std::uint64_t (*)(const Mask&, const LiteralStates&);

/// How many literals of a clause with these masks `pick` picks.
inline std::uint32_t count(std::span<const Mask> masks, const LiteralStates& states, PickLiterals pick) {
    int number = 0;
    for (const Mask& mask : masks) number += std::popcount(pick(mask, states));
    return static_cast<std::uint32_t>(number);
}

// --- the state of a clause -------------------------------------------------------------------------------------

/// Of a clause, of a condition, of a rule. In this order: a condition is as certain as the most certain of its clauses.
enum class Certainty : std::uint8_t { ruled_out, possible, certain };

inline Certainty counted_certainty(const Clause& clause, std::span<const Mask> masks, const LiteralStates& states) {
    if (count(masks, states, satisfied) >= clause.at_least) return Certainty::certain;
    const std::uint32_t left = clause.width - count(masks, states, contradicted);
    return left >= clause.at_least ? Certainty::possible : Certainty::ruled_out;
}

/// Counts only where it must: nearly every clause asks for all of its literals or for any, and there one literal
/// decides.
inline Certainty certainty_of(const Clause& clause, std::span<const Mask> masks, const LiteralStates& states) {
    if (!clause.needs_all() && clause.at_least != 1) return counted_certainty(clause, masks, states);
    std::uint64_t any_satisfied = 0;
    std::uint64_t any_contradicted = 0;
    std::uint64_t any_unknown = 0;
    for (const Mask& mask : masks) {
        any_satisfied |= satisfied(mask, states);
        any_contradicted |= contradicted(mask, states);
        any_unknown |= unknown(mask, states);
    }
    if (clause.needs_all()) {
        if (any_contradicted != 0) return Certainty::ruled_out;
        return any_unknown != 0 ? Certainty::possible : Certainty::certain;
    }
    if (any_satisfied != 0) return Certainty::certain;
    return any_unknown != 0 ? Certainty::possible : Certainty::ruled_out;
}

/// Adds the unknown facts that keep a condition from being certain or ruled out; those of clauses that are ruled out do
/// not. REQUIRES: `facts` has room for the vocabulary.
inline void add_open_facts(const Program& program, const CompiledCondition& condition, const LiteralStates& states,
                           IdSet<FactId>& facts) {
    for (const Clause& clause : program.clauses(condition)) {
        const std::span<const Mask> masks = program.masks(clause);
        if (certainty_of(clause, masks, states) == Certainty::ruled_out) continue;
        for (const Mask& mask : masks) {
            for_each_literal(mask.word, unknown(mask, states),
                             [&](std::size_t literal) { facts.insert(program.literals()[literal].fact); });
        }
    }
}

inline IdSet<FactId> open_facts(const Program& program, const CompiledCondition& condition,
                                const LiteralStates& states) {
    IdSet<FactId> facts(program.vocabulary().facts().size());
    add_open_facts(program, condition, states, facts);
    return facts;
}

// --- masks joined ----------------------------------------------------------------------------------------------

/// The entry of `list` that `is_wanted` holds for, made if there is none.
template <class Entry, class IsWanted>
Entry& find_or_add(std::vector<Entry>& list, IsWanted is_wanted, Entry otherwise) {
    const auto found = std::find_if(list.begin(), list.end(), is_wanted);
    return found != list.end() ? *found : list.emplace_back(std::move(otherwise));
}

/// Adds the literals of another mask of the same word.
inline void add_literals(Mask& all, const Mask& mask) {
    all.need_true |= mask.need_true;
    all.need_false |= mask.need_false;
}

/// Adds the literals of `mask` to a list that has one mask for each word.
inline void join_into(std::vector<Mask>& all, const Mask& mask) {
    add_literals(find_or_add(all, [&](const Mask& each) { return each.word == mask.word; }, {mask.word, 0, 0}), mask);
}

/// Clauses that were copied out of a program to lie together: those that are looked at one after the other are then
/// read one after the other, and a unit that has its own needs no program to judge them.
class ClauseList {
public:
    std::size_t size() const { return clauses_.size(); }
    const Clause& operator[](std::size_t number) const { return clauses_[number]; }
    std::span<const Mask> masks(const Clause& clause) const {
        return std::span(masks_).subspan(clause.first_mask, clause.mask_count);
    }
    std::span<const Clause> range(std::size_t first, std::size_t count) const {
        return std::span(clauses_).subspan(first, count);
    }
    /// That of the most certain of these clauses, or `certainty` if none is more certain. A clause that is as certain
    /// as `best` ends the search.
    Certainty certainty_of(std::span<const Clause> clauses, const LiteralStates& states,
                           Certainty certainty = Certainty::ruled_out, Certainty best = Certainty::certain) const {
        for (const Clause& clause : clauses) {
            if (certainty >= best) break;
            certainty = std::max(certainty, triage::certainty_of(clause, masks(clause), states));
        }
        return certainty;
    }

    void add(Clause clause, std::span<const Mask> masks) {
        clause.first_mask = static_cast<std::uint32_t>(masks_.size());
        masks_.insert(masks_.end(), masks.begin(), masks.end());
        clauses_.push_back(clause);
    }

private:
    std::vector<Clause> clauses_;
    std::vector<Mask> masks_;
};

}  // namespace triage
