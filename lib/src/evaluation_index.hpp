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
        std::vector<Mask> masks;          ///< of all its clauses, joined
        std::vector<Mask> short_clauses;  ///< those that need all of their literals, which lie in one word
        std::vector<Clause> clauses;      ///< the rest
    };
    const std::vector<OtherRule>& other_rules() const { return other_rules_; }
    /// True when not one literal of the rule is left that could help it: most often it is ruled out at a glance.
    static bool is_hopeless(const OtherRule& rule, const Decision& decision);

    /// Adds to `facts` what keeps the rules of `judge_rules` from being settled, as far as they could raise the floor.
    void add_missing(const Decision& decision, IdSet<FactId>& facts) const;

    /// The stretches for which the equipment is at hand and enough sessions are done. REQUIRES: an empty set with room.
    void allow_stretches(const Profile& profile, IdSet<StretchId>& allowed) const;

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
    };
    /// The literals of one word that make some rule of a level hold.
    struct LevelMask {
        Level level;
        Mask mask;
    };
    /// Which rules hold as soon as a literal is true, or false.
    class RulesByLiteral {
    public:
        explicit RulesByLiteral(std::size_t literals) : rules_(literals) {}
        void add(std::size_t literal, RuleId rule) { rules_[literal].push_back(rule); }
        void insert(std::uint32_t word, std::uint64_t literals, IdSet<RuleId>& rules) const;

    private:
        std::vector<std::vector<RuleId>> rules_;
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

    void index_literals(const Program& program);
    void index_rules(const Program& program);
    void add_rule(RuleId rule, Level level, const std::vector<Mask>& masks);
    void add_other_rule(RuleId rule, const Program& program);
    void index_stretches(const RuleBase& rules);

    std::vector<FactId> facts_;  ///< by literal
    std::size_t literal_words_ = 0;
    std::vector<Quantity> quantities_;
    std::vector<LevelMask> level_masks_;
    std::vector<Mask> all_masks_;  ///< those of all levels, joined
    RulesByLiteral rules_if_true_;
    RulesByLiteral rules_if_false_;
    std::vector<OtherRule> other_rules_;

    IdSet<StretchId> all_stretches_;
    std::vector<Need> needs_;
    std::vector<Late> late_;
    std::optional<FactId> sessions_;
};

}  // namespace triage
