// Why a rule does not hold, read from its clauses. A ruled-out rule often has many contradicted literals; listing all
// would hide the reason, so a small set that is enough by itself is chosen.
//
// The smallest such set is a set-cover problem, which takes exponential time in general. A greedy choice with a
// clean-up behind it is small enough to read, and keeps the promise that nothing in it can be spared.
#include "explain/why_not.hpp"

#include <algorithm>

#include "explain/fact_value.hpp"
#include "program/clauses.hpp"

namespace triage {

namespace {

// A clause is ruled out once so many of its literals are contradicted that fewer than k are left; a condition is, once
// all its clauses are. So each clause wants a share of `width - k + 1` contradicted literals, and a set of literals
// rules the condition out if every clause has its share.
class Cover {
public:
    Cover(const Program& program, const LiteralStates& states, const CompiledCondition& condition) : program_(program) {
        for (const Clause& clause : program.clauses(condition)) {
            clauses_.push_back({clause.width - clause.at_least + 1, {}});
            for (const Mask& mask : program.masks(clause)) {
                for_each_literal(mask.word, contradicted(mask, states),
                                 [&](std::size_t literal) { clauses_.back().contradicted.push_back(literal); });
            }
        }
    }

    /// Chooses few facts first, then few of their literals: one number often contradicts several comparisons, and the
    /// person thinks of it as one fact. The literals are in increasing order.
    std::vector<std::size_t> few() const {
        const auto fact_of = [&](std::size_t literal) { return index(program_.literals()[literal].fact); };
        const std::vector<bool> facts = few_groups(program_.vocabulary().facts().size(), fact_of);
        // Literals of facts that were not chosen fall into the group that may not be taken.
        const std::size_t count = program_.literals().size();
        const std::vector<bool> taken =
            few_groups(count, [&](std::size_t literal) { return facts[fact_of(literal)] ? literal : count; });
        std::vector<std::size_t> literals;
        for (std::size_t i = 0; i < count; ++i) {
            if (taken[i]) literals.push_back(i);
        }
        return literals;
    }

private:
    // One clause: how many contradicted literals it wants, and which it has.
    struct Share {
        std::uint32_t wanted = 0;
        std::vector<std::size_t> contradicted;
    };

    // Takes the group that adds most literals to the shares not yet met, the first among equals, until all are met;
    // then drops, from the last taken on, each group that can be spared. A group that was kept stays needed, as fewer
    // and fewer others are left, so in the end none can be spared. `group_of` gives `count` for a literal that may not
    // be taken. REQUIRES: the groups that may be taken meet all shares.
    template <class GroupOf>
    std::vector<bool> few_groups(std::size_t count, GroupOf group_of) const {
        std::vector<bool> taken(count + 1);
        std::vector<std::size_t> order;
        for (std::vector<std::size_t> gains = gain(taken, group_of); !gains.empty(); gains = gain(taken, group_of)) {
            gains.back() = 0;
            order.push_back(static_cast<std::size_t>(std::max_element(gains.begin(), gains.end()) - gains.begin()));
            taken[order.back()] = true;
        }
        for (std::size_t i = order.size(); i-- > 0;) {
            taken[order[i]] = false;
            if (!gain(taken, group_of).empty()) taken[order[i]] = true;
        }
        return taken;
    }

    /// How many literals each group adds to the shares that are not met; empty when all are met.
    template <class GroupOf>
    std::vector<std::size_t> gain(const std::vector<bool>& taken, GroupOf group_of) const {
        std::vector<std::size_t> gains;
        for (const Share& share : clauses_) {
            const auto met = std::count_if(share.contradicted.begin(), share.contradicted.end(),
                                           [&](std::size_t literal) { return taken[group_of(literal)]; });
            if (static_cast<std::uint32_t>(met) >= share.wanted) continue;
            gains.resize(taken.size());
            for (const std::size_t literal : share.contradicted) {
                if (!taken[group_of(literal)]) ++gains[group_of(literal)];
            }
        }
        return gains;
    }

    const Program& program_;
    std::vector<Share> clauses_;
};

// The unknown literals of the open clauses, each once, of `facts` only; an empty set of facts means all.
std::vector<Requirement> open_literals(const Evaluator& evaluator, const Profile& profile, RuleId rule,
                                       const IdSet<FactId>& facts) {
    const Program& program = evaluator.program();
    const LiteralStates& states = evaluator.literals();
    std::vector<Requirement> all;
    const auto add = [&](std::size_t literal, bool needed) {
        const Literal& each = program.literals()[literal];
        const bool is_new = std::none_of(all.begin(), all.end(), [&](const Requirement& old) {
            return old.literal == each && old.needed == needed;
        });
        if (!is_new || !(facts.empty() || facts.contains(each.fact))) return;
        all.push_back({each, needed, value_of(program.vocabulary(), profile, each.fact)});
    };
    for (const Clause& clause : program.clauses(program.condition(rule))) {
        if (certainty_of(clause, program.masks(clause), states) == Certainty::ruled_out) continue;
        for (const Mask& mask : program.masks(clause)) {
            const std::uint64_t open = unknown(mask, states);
            for_each_literal(mask.word, open & mask.need_true, [&](std::size_t literal) { add(literal, true); });
            for_each_literal(mask.word, open & mask.need_false, [&](std::size_t literal) { add(literal, false); });
        }
    }
    return all;
}

// Tells how a contradicted literal failed: true if the rule needs it to hold and it does not, false if the rule needs
// it not to hold and it does.
bool is_contradicted_by_false(const LiteralStates& states, std::size_t literal) {
    return (states.is_false[literal / 64] >> (literal % 64) & 1U) != 0;
}

}  // namespace

std::vector<Requirement> contradictions(const Evaluator& evaluator, const Profile& profile, RuleId rule) {
    const Program& program = evaluator.program();
    const LiteralStates& states = evaluator.literals();
    std::vector<Requirement> because;
    for (const std::size_t literal : Cover(program, states, program.condition(rule)).few()) {
        const Literal& each = program.literals()[literal];
        because.push_back(
            {each, is_contradicted_by_false(states, literal), value_of(program.vocabulary(), profile, each.fact)});
    }
    return because;
}

std::vector<Requirement> waits_for(const Evaluator& evaluator, const Profile& profile, RuleId rule) {
    IdSet<FactId> facts(evaluator.program().vocabulary().facts().size());
    evaluator.add_missing(rule, facts);
    return open_literals(evaluator, profile, rule, facts);
}

std::vector<NotFired> rules_not_fired(const Evaluator& evaluator, const Profile& profile) {
    std::vector<NotFired> all;
    for (const RuleId rule : evaluator.program().rules().rule_ids()) {
        if (evaluator.decision().certain.contains(rule)) continue;
        const bool is_possible = evaluator.decision().possible.contains(rule);
        all.push_back({rule, is_possible,
                       is_possible ? waits_for(evaluator, profile, rule) : contradictions(evaluator, profile, rule)});
    }
    return all;
}

}  // namespace triage
