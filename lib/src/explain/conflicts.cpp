// The choice of k literals behind `Conflicts`: of all that stand in a clause, k that leave few facts to
// branch on.
#include "explain/conflicts.hpp"

#include <algorithm>

namespace triage {

namespace {

constexpr std::size_t not_among_them = static_cast<std::size_t>(-1);

}  // namespace

Conflicts::Conflicts(const Program& program, const std::vector<Alternatives>& alternatives)
    : program_(program), change_of_(program.vocabulary().facts().size(), not_among_them) {
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        for (const FactValue& value : alternatives[i].now) change_of_[index(value.fact)] = i;
    }
}

// Adding a clause that does not stand would be wrong: nothing has to change for it to fall.
void Conflicts::add(const CompiledCondition& condition, const LiteralStates& states, PickLiterals standing,
                    const std::vector<bool>& is_changed) {
    for (const Clause& clause : program_.clauses(condition)) {
        if (count(program_.masks(clause), states, standing) >= clause.at_least) {
            add(clause, states, standing, is_changed);
        }
    }
}

// Literals that cannot change any more are put first among the k, since they leave fewer to choose from; if there are
// k of them, nothing can bring the clause down. The others follow by fact, so that literals of one fact count
// once. A clause has at least k that stand, so the list is never shorter than what is kept of it.
void Conflicts::add(const Clause& clause, const LiteralStates& states, PickLiterals standing,
                    const std::vector<bool>& is_changed) {
    std::size_t fixed = 0;
    std::vector<std::size_t> changes;
    for (const Mask& mask : program_.masks(clause)) {
        for_each_literal(mask.word, standing(mask, states), [&](std::size_t literal) {
            const std::size_t change = change_of_[index(program_.literals()[literal].fact)];
            if (change == not_among_them || is_changed[change]) {
                ++fixed;
            } else {
                changes.push_back(change);
            }
        });
    }
    std::sort(changes.begin(), changes.end());
    changes.resize(clause.at_least - std::min<std::size_t>(fixed, clause.at_least));
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    if (!fewest_ || changes.size() < fewest_->size()) fewest_ = std::move(changes);
}

std::vector<std::size_t> Conflicts::all_but(const std::vector<bool>& is_changed) const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < is_changed.size(); ++i) {
        if (!is_changed[i]) all.push_back(i);
    }
    return all;
}

}  // namespace triage
