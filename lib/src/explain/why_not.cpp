#include "explain/why_not.hpp"

#include <algorithm>

#include "explain/fact_value.hpp"
#include "program/clauses.hpp"

namespace triage {

namespace {

// A clause is ruled out as soon as so many of its literals are contradicted that too few are left; a condition, as soon
// as all its clauses are. So few literals are wanted that every clause has its share.
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

    /// First few facts, then few of their literals: one number often contradicts several comparisons.
    std::vector<std::size_t> few() const {
        const auto fact_of = [&](std::size_t literal) { return index(program_.literals()[literal].fact); };
        const std::vector<bool> facts = few_groups(program_.vocabulary().facts().size(), fact_of);
        // Those of other facts are in a group that is no use.
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
    struct Share {
        std::uint32_t wanted = 0;
        std::vector<std::size_t> contradicted;
    };

    // Always the group that most clauses still want, the first of equals; then those go that the later ones made
    // needless. `group_of` gives `count` for what may not be taken.
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

    /// How much each group adds to the shares that are not met; empty when all are.
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
