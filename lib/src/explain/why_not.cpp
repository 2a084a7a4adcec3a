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
    Cover(const Program& program, const Decision& decision, const Test& test) : program_(program) {
        for_each_clause(program, test, [&](const Clause& clause) {
            clauses_.push_back({clause.width - clause.at_least + 1, {}});
            for_each_mask(program, clause, [&](const Mask& mask) {
                for_each_literal(mask.word, contradicted(mask, decision),
                                 [&](std::size_t literal) { clauses_.back().contradicted.push_back(literal); });
            });
        });
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

bool is_open(const Program& program, const Clause& clause, const Decision& decision) {
    return clause.width - count(program, clause, decision, contradicted) >= clause.at_least;
}

std::vector<Requirement> open_literals(const Program& program, const Profile& profile, const Decision& decision,
                                       RuleId rule, const IdSet<FactId>& facts) {
    std::vector<Requirement> all;
    const auto add = [&](std::size_t literal, bool needed) {
        const Literal& each = program.literals()[literal];
        const bool is_new = std::none_of(all.begin(), all.end(), [&](const Requirement& old) {
            return old.literal == each && old.needed == needed;
        });
        if (!is_new || !(facts.empty() || facts.contains(each.fact))) return;
        all.push_back({each, needed, value_of(program.vocabulary(), profile, each.fact)});
    };
    for_each_clause(program, program.rule_tests()[index(rule)], [&](const Clause& clause) {
        if (!is_open(program, clause, decision)) return;
        for_each_mask(program, clause, [&](const Mask& mask) {
            const std::uint64_t open = unknown(mask, decision);
            for_each_literal(mask.word, open & mask.need_true, [&](std::size_t literal) { add(literal, true); });
            for_each_literal(mask.word, open & mask.need_false, [&](std::size_t literal) { add(literal, false); });
        });
    });
    return all;
}

bool is_contradicted_by_false(const Decision& decision, std::size_t literal) {
    return (decision.literals_false[literal / 64] >> (literal % 64) & 1U) != 0;
}

}  // namespace

std::vector<Requirement> contradictions(const Program& program, const Profile& profile, const Decision& decision,
                                        RuleId rule) {
    std::vector<Requirement> because;
    for (const std::size_t literal : Cover(program, decision, program.rule_tests()[index(rule)]).few()) {
        const Literal& each = program.literals()[literal];
        because.push_back(
            {each, is_contradicted_by_false(decision, literal), value_of(program.vocabulary(), profile, each.fact)});
    }
    return because;
}

std::vector<Requirement> waits_for(const Program& program, const Profile& profile, const Decision& decision,
                                   RuleId rule) {
    IdSet<FactId> facts(program.vocabulary().facts().size());
    program.add_missing(rule, decision, facts);
    return open_literals(program, profile, decision, rule, facts);
}

std::vector<NotFired> rules_not_fired(const Program& program, const Profile& profile, const Decision& decision) {
    std::vector<NotFired> all;
    for (std::size_t i = 0; i < program.rules().rules.size(); ++i) {
        const auto rule = static_cast<RuleId>(i);
        if (decision.certain.contains(rule)) continue;
        const bool is_possible = decision.possible.contains(rule);
        all.push_back({rule, is_possible,
                       is_possible ? waits_for(program, profile, decision, rule)
                                   : contradictions(program, profile, decision, rule)});
    }
    return all;
}

}  // namespace triage
