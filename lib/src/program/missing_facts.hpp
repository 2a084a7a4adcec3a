// The unknown facts that hold floor and ceiling apart: what is worth asking.
//
// A clause of a possible rule *waits* for some of its unknown literals: for one, for all of them, or for a few of
// several. Their facts are missing, if the rule could raise the decision. There is one exception, which keeps
// interviews short: a clause that waits for two literals or more adds nothing if one of them alone is *enough* to reach
// its level, through whatever rule. For whenever the clause comes true, so has that literal, and it will have been
// asked for.
//
// Saves: comparing each clause with each other one took 47 µs for a person of whom nothing is known. One set of
// literals for each level says which are enough, and one operation on words compares a clause with it.
// docs/decisions/0031 has the measurement, and what the exception no longer finds.
#pragma once

#include <cstdint>
#include <vector>

#include "program/clauses.hpp"
#include "program/single_rules.hpp"
#include "triage/decision.hpp"

namespace triage {

/// Some sets of literals with their signs, in one block of memory: emptying all of them is one fill.
class SignedLiteralSets {
public:
    /// Makes room for them, all empty.
    SignedLiteralSets(std::size_t sets, std::size_t words) : words_(words), bits_(sets * words * 2) {}

    void clear() { std::fill(bits_.begin(), bits_.end(), 0); }
    /// Adds the literals of a mask that are among `which`.
    void add(std::size_t set, const Mask& mask, std::uint64_t which) {
        bits_[at(set, mask.word)] |= mask.need_true & which;
        bits_[at(set, mask.word) + words_] |= mask.need_false & which;
    }
    /// Adds set `from` of `other`. REQUIRES: as many words.
    void join(std::size_t set, const SignedLiteralSets& other, std::size_t from) {
        for (std::size_t i = 0; i < 2 * words_; ++i) bits_[at(set, 0) + i] |= other.bits_[at(from, 0) + i];
    }
    /// The literals of a mask that a set has with the same sign.
    std::uint64_t shared(std::size_t set, const Mask& mask) const {
        return (mask.need_true & bits_[at(set, mask.word)]) | (mask.need_false & bits_[at(set, mask.word) + words_]);
    }

private:
    /// Where the words of a set begin: those of literals that are needed true, then the others.
    std::size_t at(std::size_t set, std::size_t word) const { return 2 * words_ * set + word; }

    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

class MissingFacts {
public:
    MissingFacts(const Program& program, const SingleRules& single);

    /// How much a clause waits for.
    enum class Waiting : std::uint8_t {
        nothing,  ///< it is certain or ruled out
        one,      ///< any one literal
        all_of_two,
        all_of_more,   ///< three or more, all of them
        some_of_more,  ///< two or more of several
    };
    /// What is found out about one person, once, for all of the rules.
    struct Notes {
        SignedLiteralSets enough_for;    ///< by level: a literal that makes a rule of just this level hold
        SignedLiteralSets enough_to_be;  ///< by level: a literal that brings the decision there, or beyond
        std::vector<Waiting> waiting;    ///< by clause
    };
    /// Room for them, so that `find` allocates nothing.
    Notes make_notes() const;

    /// Fills the notes. REQUIRES: `possible` and the floor are those of the states, here and below.
    void find(const LiteralStates& states, const Decision& decision, Notes& notes) const;
    /// Adds to `facts` what the rules wait for that could raise the decision; `facts` has room for the vocabulary, here
    /// and below. REQUIRES: `find`.
    void add(const LiteralStates& states, const Decision& decision, const Notes& notes, IdSet<FactId>& facts) const;
    /// As `add`, for one rule that no single literal makes hold, and that could raise the decision.
    void add_of(RuleId rule, const LiteralStates& states, const Notes& notes, IdSet<FactId>& facts) const;

private:
    /// A rule that no single literal makes hold.
    struct Compound {
        RuleId rule{};
        Level level;
        std::size_t level_number = 0;
        std::vector<Mask> literals;    ///< of all its clauses, one mask for each word
        std::size_t first_clause = 0;  ///< in `clauses_`; those that are not shadowed
        std::size_t clause_count = 0;
        bool needs_several = true;  ///< every clause needs two literals or more, all of them
    };
    struct Single {
        LevelMask of;
        std::size_t level_number = 0;
    };

    std::size_t level_number(Level level) const;
    void add_compound(RuleId rule, const Program& program);
    bool could_raise(const Compound& rule, const Decision& decision) const;
    void find(const Compound& rule, const LiteralStates& states, Notes& notes) const;
    void join_levels(Level floor, Notes& notes) const;
    Waiting waiting_of(const Clause& clause, const LiteralStates& states) const;
    Waiting waiting_of_counted(const Clause& clause, const LiteralStates& states) const;
    bool has_one_that_is_enough(const Clause& clause, std::size_t level, const Notes& notes) const;
    bool has_one_that_waits_for_less(std::size_t number, const Compound& rule, const LiteralStates& states,
                                     const Notes& notes) const;
    bool waits_for_less(const Clause& less, const Clause& more, const LiteralStates& states) const;
    void add_of(const Compound& rule, const LiteralStates& states, const Notes& notes, IdSet<FactId>& facts) const;
    void add_unknown(const Mask& mask, const LiteralStates& states, IdSet<FactId>& facts) const;

    std::vector<FactId> facts_;  ///< by literal
    std::size_t fact_count_ = 0;
    std::size_t words_ = 0;
    std::vector<Level> levels_;  ///< of all rules, each once
    std::vector<Single> single_;
    std::vector<Compound> compound_;
    std::vector<std::size_t> numbers_;  ///< by rule, in `compound_`; meaningless for single rules
    ClauseList clauses_;                ///< of the compound rules, rule by rule
};

}  // namespace triage
