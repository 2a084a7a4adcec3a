#include "explain/conflicts.hpp"

#include <algorithm>

namespace triage {

namespace {

constexpr std::size_t not_changeable = static_cast<std::size_t>(-1);

}  // namespace

Conflicts::Conflicts(const Program& program, const std::vector<Alternatives>& changeables)
    : program_(program), change_of_(program.vocabulary().facts().size(), not_changeable) {
    for (std::size_t i = 0; i < changeables.size(); ++i) {
        for (const FactValue& value : changeables[i].now) change_of_[index(value.fact)] = i;
    }
}

void Conflicts::add(const Test& test, const Decision& decision, PickLiterals standing,
                    const std::vector<bool>& is_changed) {
    for_each_clause(program_, test, [&](const Clause& clause) {
        if (count(program_, clause, decision, standing) >= clause.at_least) {
            add(clause, decision, standing, is_changed);
        }
    });
}

// Literals that cannot change any more come first among the k: the fewer are left to choose from, the better.
void Conflicts::add(const Clause& clause, const Decision& decision, PickLiterals standing,
                    const std::vector<bool>& is_changed) {
    std::size_t fixed = 0;
    std::vector<std::size_t> changes;
    for_each_mask(program_, clause, [&](const Mask& mask) {
        for_each_literal(mask.word, standing(mask, decision), [&](std::size_t literal) {
            const std::size_t change = change_of_[index(program_.literals()[literal].fact)];
            if (change == not_changeable || is_changed[change]) {
                ++fixed;
            } else {
                changes.push_back(change);
            }
        });
    });
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
