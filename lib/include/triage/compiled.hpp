// The compiled form of a condition: literals, and clauses over them as bit masks.
//
// Made by `Program::compile`. Used by whoever looks into a program: to explain a decision, to prove something about the
// rules, to list what was compiled. An application that decides needs none of it.
//
// Every finding, and every distinct comparison of a quantity (`pain >= 7`), is a *literal*: true, false or unknown for
// a person. A condition is an "or" of clauses; a clause asks for `at_least` of its literals, some needed true, some
// false. "All of" asks for every literal, "any of" for one. The literals of a clause are bits, 64 to a word, so that
// one operation looks at 64 answers.
//
//     const triage::CompiledCondition& condition = program.condition(rule);
//     for (const triage::Clause& clause : program.clauses(condition)) {
//         for (const triage::Mask& mask : program.masks(clause)) {
//             // bit i of mask.need_true: literal 64 * mask.word + i of program.literals()
//         }
//     }
//
// Threads: plain values, never changed once compiled.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "triage/ids.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// Something that a profile makes true, makes false or leaves unknown: a finding, or a comparison of a quantity.
struct Literal {
    FactId fact{};
    /// Empty for a finding.
    std::optional<Comparator> comparator;
    /// The limit that the quantity is compared with, in its own unit; 0 for a finding.
    double number = 0;

    friend bool operator==(const Literal&, const Literal&) = default;
};

/// A profile as a program reads it: the state of every literal. Bit i of word w is literal 64 w + i; what is in neither
/// is unknown. INVARIANT: no literal is in both.
struct LiteralStates {
    /// Both have one bit for each literal of the program, rounded up to whole words.
    std::vector<std::uint64_t> is_true;
    std::vector<std::uint64_t> is_false;
};

/// The literals of one clause that lie in one word: bit i stands for literal 64 `word` + i.
/// INVARIANT: no bit is in both.
struct Mask {
    std::uint32_t word = 0;
    /// The literals that the clause needs true, and those that it needs false.
    std::uint64_t need_true = 0;
    std::uint64_t need_false = 0;

    /// All literals of the clause in this word.
    std::uint64_t literals() const { return need_true | need_false; }
};

/// Certain as soon as `at_least` of its literals are satisfied; ruled out as soon as fewer than that are left
/// uncontradicted. INVARIANT: 1 <= `at_least` <= `width`; its masks have different words, in increasing order.
struct Clause {
    /// The position of its masks in a table of the program; `Program::masks` gives them.
    std::uint32_t first_mask = 0;
    std::uint32_t mask_count = 0;
    /// How many of its literals must be satisfied.
    std::uint32_t at_least = 0;
    /// How many literals it has.
    std::uint32_t width = 0;
    /// Another clause, of a rule that demands no less, needs a proper part of this one's literals. So nothing is ever
    /// asked for the sake of this clause.
    bool is_shadowed = false;

    /// True for "all of", and for a clause of one literal.
    bool needs_all() const { return at_least == width; }
};

/// Holds when any of its clauses does. INVARIANT: at least one clause; none holds for everybody.
struct CompiledCondition {
    /// The position of its clauses in a table of the program; `Program::clauses` gives them.
    std::uint32_t first_clause = 0;
    std::uint32_t clause_count = 0;
};

}  // namespace triage
