// A program arranged for judging fast: what many rules and stretches have in common is looked at once.
//
// Most rules hold as soon as any one of their literals does. Those of one level are judged together, a word of
// literals at a time; which of them it was is looked up from the literals that are true. Built once by the compiler.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "triage/decision.hpp"
#include "triage/program.hpp"

namespace triage {

class EvaluationIndex {
public:
    /// Of a compiled program, which need not outlive it.
    explicit EvaluationIndex(const Program& program);

    /// Sets the state of every literal.
    void read_literals(const Profile& profile, Decision& decision) const;

    /// Judges the rules that need one literal only: joins their levels to floor and ceiling, and adds them to the
    /// certain ones. REQUIRES: that set is empty and has room, here and below.
    void judge_rules(Decision& decision) const;
    /// Adds to the possible ones those of them that are neither certain nor ruled out.
    void add_possible(Decision& decision) const;
    /// A rule that it leaves to be judged clause by clause.
    struct OtherRule {
        RuleId rule{};
        Level level;
        std::size_t level_number = 0;
        std::vector<Mask> masks;          ///< of all its clauses, joined
        std::vector<Mask> short_clauses;  ///< those that need all of their literals, which lie in one word
        std::vector<Clause> clauses;      ///< the rest
        std::size_t first_waiting = 0;    ///< in `waiting_clauses_`
        std::size_t waiting_count = 0;
        bool needs_several = false;  ///< every clause needs two literals or more, all of them
    };
    /// REQUIRES: it is one of those.
    const OtherRule& other_rule(RuleId rule) const { return other_rules_[other_numbers_[index(rule)]]; }
    /// Adds to the possible ones those of them that are not ruled out at a glance, as most are. REQUIRES: an empty set.
    void add_candidates(Decision& decision) const;
    /// Of them those that may be certain.
    void add_certain_candidates(Decision& decision) const;
    /// True when not one of its literals is satisfied: then it cannot be certain.
    static bool is_untouched(const OtherRule& rule, const Decision& decision);
    /// True when not one of its literals is known.
    static bool is_open(const OtherRule& rule, const Decision& decision);

    // What is missing. A clause that waits for two literals or more adds nothing where one of them is enough for as
    // much, by itself or by another clause that waits for it alone: whenever the first comes true, that one is.

    /// Notes in the decision how much each clause waits for, and which literals are enough for which level.
    void find_waiting(Decision& decision) const;
    /// So that it allocates nothing later.
    void make_room(Decision& decision) const;
    /// Adds to `facts` what keeps the possible rules from being settled, as far as they could raise the floor; of all
    /// of them, or of one whose level the floor does not cover. REQUIRES: `find_waiting`.
    void add_missing(const Decision& decision, IdSet<FactId>& facts) const;
    void add_missing(RuleId rule, const Decision& decision, IdSet<FactId>& facts) const;

    /// The stretches for which the equipment is at hand and enough sessions are done. REQUIRES: an empty set with room.
    void allow_stretches(const Profile& profile, IdSet<StretchId>& allowed) const;

    /// What an exclusion does to the stretches that it concerns.
    struct Effect {
        IdSet<StretchId> stretches;
        bool is_precaution = false;
    };
    const std::vector<Effect>& effects() const { return effects_; }
    /// Adds the exclusions that need one literal only to those that apply, or may. REQUIRES: empty sets with room.
    void judge_exclusions(Decision& decision) const;
    /// Those that it leaves to be judged clause by clause.
    const std::vector<ExclusionId>& other_exclusions() const { return other_exclusions_; }

private:
    /// A comparison as the range of numbers for which it holds.
    struct Comparison {
        std::size_t literal = 0;
        double lowest = 0;
        double highest = 0;
    };
    struct Quantity {
        FactId fact{};
        std::vector<Comparison> comparisons;
        std::vector<Mask> all{};  ///< of them, as literals that are false where there is no number
    };
    /// The literals of one word that make some rule of a level hold.
    struct LevelMask {
        Level level;
        Mask mask;
        std::size_t level_number = 0;
    };
    /// How much a clause waits for.
    enum Waiting : std::uint8_t {
        nothing,  ///< it is closed
        one,      ///< any one literal
        all_of_two,
        all_of_more,   ///< three or more, all of them
        some_of_more,  ///< two or more of several
    };
    /// What holds as soon as a literal is true, or as soon as it is false.
    template <class Id>
    class ByLiteral {
    public:
        explicit ByLiteral(std::size_t literals) : if_true_(literals), if_false_(literals) {}
        void add(const Mask& mask, Id id);
        /// Inserts what holds if these literals are true, or those false: `pick(word)` gives both, of a word.
        template <class Pick>
        void insert(IdSet<Id>& ids, Pick pick) const;
        bool has(std::size_t literal, Id id) const;
        const std::vector<Mask>& masks() const { return masks_; }

    private:
        static void insert(const std::vector<std::vector<Id>>& by_literal, std::uint32_t word, std::uint64_t literals,
                           IdSet<Id>& ids);

        std::vector<Mask> masks_;  ///< of all of it, joined
        std::vector<std::vector<Id>> if_true_;
        std::vector<std::vector<Id>> if_false_;
    };
    /// Stretches that need one of some pieces of equipment.
    struct Need {
        IdSet<EquipmentId> any_of;
        IdSet<StretchId> stretches;
    };
    /// Stretches that are not offered before a session.
    struct Late {
        double from_session = 0;
        IdSet<StretchId> stretches;
    };

    static void read_number(const Quantity& quantity, double number, Decision& decision);
    void index_literals(const Program& program);
    void index_rules(const Program& program);
    void add_rule(RuleId rule, Level level, const std::vector<Mask>& masks);
    void add_other_rule(RuleId rule, const Program& program);
    void add_waiting(const Clause& clause, const Program& program);
    void index_exclusions(const Program& program);
    void index_stretches(const RuleBase& rules);
    std::size_t level_number(Level level) const;
    std::uint64_t* enough_of(Decision& decision, std::size_t number) const;
    Waiting waiting_of(const Clause& clause, const Decision& decision) const;
    Waiting waiting_of_counted(const Clause& clause, const Decision& decision) const;
    void note_enough(const Mask& mask, std::size_t level, Decision& decision) const;
    void join_enough(Decision& decision) const;
    bool is_absorbed(const Clause& clause, const std::uint64_t* enough) const;
    bool is_absorbed(std::size_t number, const OtherRule& rule, const Decision& decision) const;
    bool waits_for_less(const Clause& less, const Clause& more, const Decision& decision) const;
    void add_missing(const OtherRule& rule, const Decision& decision, IdSet<FactId>& facts) const;
    void add_unknown(const Mask& mask, const Decision& decision, IdSet<FactId>& facts) const;

    std::vector<FactId> facts_;  ///< by literal
    std::size_t literal_words_ = 0;
    std::vector<Quantity> quantities_;
    std::vector<LevelMask> level_masks_;
    ByLiteral<RuleId> rules_;
    ByLiteral<ExclusionId> exclusions_;  ///< that need one literal only
    std::vector<ExclusionId> other_exclusions_;
    std::vector<OtherRule> other_rules_;
    std::vector<std::uint32_t> other_numbers_;  ///< by rule; meaningful for other rules
    ByLiteral<RuleId> triggers_;                ///< no other rule holds unless one of its triggers does
    std::vector<Clause> waiting_clauses_;       ///< of the other rules, rule by rule; masks in `waiting_masks_`
    std::vector<Mask> waiting_masks_;
    std::vector<Level> levels_;  ///< of all rules, each once
    std::size_t fact_count_ = 0;

    IdSet<StretchId> all_stretches_;
    std::vector<Need> needs_;
    std::vector<Late> late_;
    std::vector<Effect> effects_;  ///< by exclusion
    std::optional<FactId> sessions_;
};

}  // namespace triage
