#include "authoring/cases/assignment_search.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "model/condition_facts.hpp"
#include "pack/condition_text.hpp"
#include "program/thresholds.hpp"
#include "text/doubles.hpp"

namespace triage {

Demand holds(const Condition& condition) { return {{&condition}, 1, 0}; }
Demand fails(const Condition& condition) { return {{&condition}, 0, 1}; }

namespace {

// Adds what each list on the way to the leaf demands of its other parts: one more must make the difference.
bool add_way(const Condition& from, const Condition& leaf, std::vector<Demand>& demands) {
    if (&from == &leaf) return true;
    for (const Condition& part : from.parts) {
        if (!add_way(part, leaf, demands)) continue;
        if (from.parts.size() < 2) return true;
        Demand others;
        for (const Condition& other : from.parts) {
            if (&other != &part) others.parts.push_back(&other);
        }
        others.holding = from.count - 1;
        others.failing = others.parts.size() - others.holding;
        demands.push_back(std::move(others));
        return true;
    }
    return false;
}

/// Takes the demands one after the other; each choice calls the search for what is left, and returns when that failed.
class Searcher {
public:
    Searcher(const Vocabulary& vocabulary, const std::function<bool(const Assignment&)>& accept, std::size_t max_steps)
        : vocabulary_(vocabulary), accept_(accept), steps_left_(max_steps) {}

    Search search(const std::vector<Demand>& demands) {
        std::vector<Task> tasks;
        for (const Demand& demand : demands) {
            for (const Condition* part : demand.parts) collect_numbers(*part, numbers_);
        }
        tasks.reserve(demands.size());
        const Task* rest = nullptr;
        for (auto demand = demands.rbegin(); demand != demands.rend(); ++demand) {
            tasks.push_back(
                {demand->parts.data(), nullptr, demand->parts.size(), demand->holding, demand->failing, rest});
            rest = &tasks.back();
        }
        if (solve(rest)) return {SearchEnd::found, std::move(assignment_)};
        return {is_exhaustive_ ? SearchEnd::none_exists : SearchEnd::gave_up, {}};
    }

private:
    /// Parts of which so many must hold and so many fail, and what is to be done after that. The parts are those of a
    /// demand or of a condition.
    struct Task {
        const Condition* const* chosen = nullptr;
        const Condition* own = nullptr;
        std::size_t size = 0;
        std::size_t holding = 0;
        std::size_t failing = 0;
        const Task* rest = nullptr;

        const Condition& part(std::size_t i) const { return chosen != nullptr ? *chosen[i] : own[i]; }
        Task next(std::size_t held, std::size_t failed) const {
            return {chosen != nullptr ? chosen + 1 : nullptr,
                    own != nullptr ? own + 1 : nullptr,
                    size - 1,
                    holding - held,
                    failing - failed,
                    rest};
        }
    };

    bool solve(const Task* task) {
        while (task != nullptr && task->holding + task->failing == 0) task = task->rest;
        if (task == nullptr) return is_accepted();
        if (task->holding + task->failing > task->size) return false;
        if (!may_spend(1)) return false;
        // What is known anyway is best counted where it is wanted.
        const std::optional<bool> known = known_value(task->part(0));
        if (known && (*known ? task->holding : task->failing) > 0) {
            const Task next = *known ? task->next(1, 0) : task->next(0, 1);
            return solve(&next);
        }
        if (task->holding > 0) {
            const Task next = task->next(1, 0);
            if (make(task->part(0), true, next)) return true;
        }
        if (task->failing > 0) {
            const Task next = task->next(0, 1);
            if (make(task->part(0), false, next)) return true;
        }
        if (task->holding + task->failing == task->size) return false;
        const Task next = task->next(0, 0);
        return solve(&next);
    }

    // What is fixed already may settle it either way.
    bool make(const Condition& condition, bool wanted, const Task& rest) {
        const std::optional<bool> known = known_value(condition);
        if (known) return *known == wanted && solve(&rest);
        switch (condition.kind) {
            case Condition::Kind::finding: return assign(condition.fact, wanted ? 1 : 0, rest);
            case Condition::Kind::comparison: return make_comparison(condition, wanted, rest);
            case Condition::Kind::negation: return make(condition.parts.front(), !wanted, rest);
            case Condition::Kind::at_least: break;
        }
        // Fewer than k of n hold exactly when at least n - k + 1 fail.
        const std::size_t size = condition.parts.size();
        const Task inside{nullptr,
                          condition.parts.data(),
                          size,
                          wanted ? condition.count : 0,
                          wanted ? 0 : size - condition.count + 1,
                          &rest};
        return solve(&inside);
    }

    bool make_comparison(const Condition& leaf, bool wanted, const Task& rest) {
        const Quantity& quantity = *vocabulary_[leaf.fact].quantity;
        std::vector<double> numbers = numbers_to_try(quantity, numbers_[leaf.fact]);
        std::erase_if(numbers,
                      [&](double number) { return triage::holds(leaf.comparator, number, leaf.number) != wanted; });
        // A number halfway may be nearer than the next one that a person would write.
        const auto is_odd = [&](double number) { return decimal_places(number) > decimal_places(leaf.number); };
        std::stable_sort(numbers.begin(), numbers.end(), [&](double a, double b) {
            if (is_odd(a) != is_odd(b)) return is_odd(b);
            return std::fabs(a - leaf.number) < std::fabs(b - leaf.number);
        });
        for (const double number : numbers) {
            if (assign(leaf.fact, number, rest)) return true;
        }
        return !wanted && quantity.absence == Absence::allowed && assign(leaf.fact, std::nullopt, rest);
    }

    std::optional<bool> known_value(const Condition& condition) {
        if (condition.parts.empty()) return known_leaf(condition);
        const std::size_t count = condition.kind == Condition::Kind::negation ? 1 : condition.count;
        std::size_t held = 0;
        std::size_t failed = 0;
        for (const Condition& part : condition.parts) {
            const std::optional<bool> value = known_value(part);
            if (value) ++(*value ? held : failed);
        }
        const bool is_negation = condition.kind == Condition::Kind::negation;
        if (held >= count) return !is_negation;
        return condition.parts.size() - failed < count ? std::optional(is_negation) : std::nullopt;
    }

    std::optional<bool> known_leaf(const Condition& leaf) {
        may_spend(1);
        const auto fixed = assignment_.find(leaf.fact);
        if (fixed == assignment_.end()) return std::nullopt;
        if (leaf.kind == Condition::Kind::finding) return fixed->second == 1;
        return fixed->second && triage::holds(leaf.comparator, *fixed->second, leaf.number);
    }

    // Some task that can no longer be done makes all further choices vain.
    bool is_hopeful(const Task* task) {
        for (; task != nullptr; task = task->rest) {
            std::size_t may_hold = 0;
            std::size_t may_fail = 0;
            for (std::size_t i = 0; i < task->size; ++i) {
                const std::optional<bool> value = known_value(task->part(i));
                may_hold += value.value_or(true) ? 1 : 0;
                may_fail += value.value_or(false) ? 0 : 1;
            }
            if (may_hold < task->holding || may_fail < task->failing) return false;
        }
        return true;
    }

    // A fact that is fixed settles its leaves, so this one is free.
    bool assign(FactId fact, std::optional<double> value, const Task& rest) {
        assignment_.emplace(fact, value);
        if (is_hopeful(&rest) && solve(&rest)) return true;
        assignment_.erase(fact);
        return false;
    }

    bool is_accepted() {
        constexpr std::size_t cost = 100;
        if (may_spend(cost) && accept_(assignment_)) return true;
        return is_exhaustive_ = false;
    }

    // False once the budget is spent, and then nothing is proved any more.
    bool may_spend(std::size_t steps) {
        const bool is_enough = steps <= steps_left_;
        if (!is_enough) is_exhaustive_ = false;
        steps_left_ -= std::min(steps, steps_left_);
        return is_enough;
    }

    const Vocabulary& vocabulary_;
    const std::function<bool(const Assignment&)>& accept_;
    std::size_t steps_left_;
    bool is_exhaustive_ = true;
    std::map<FactId, std::vector<double>> numbers_;
    Assignment assignment_;
};

// Whole numbers strictly between two others, or a number halfway.
std::optional<double> one_between(double low, double high, bool whole) {
    if (!whole) return between(low, high);
    const double number = std::max(std::floor(low) + 1, next_above(low));
    return number < high ? std::optional(number) : std::nullopt;
}

}  // namespace

std::vector<Demand> decided_by(const Condition& whole, const Condition& leaf, bool value) {
    std::vector<Demand> demands{value ? holds(leaf) : fails(leaf)};
    add_way(whole, leaf, demands);
    return demands;
}

Search find_assignment(const Vocabulary& vocabulary, const std::vector<Demand>& demands,
                       const std::function<bool(const Assignment&)>& accept, std::size_t max_steps) {
    return Searcher(vocabulary, accept, max_steps).search(demands);
}

std::vector<double> numbers_to_try(const Quantity& quantity, const std::vector<double>& numbers) {
    std::set<double> ends(numbers.begin(), numbers.end());
    ends.insert(quantity.min);
    const auto end = std::isfinite(quantity.max) ? quantity.max : some_above(*ends.rbegin());
    if (end) ends.insert(*end);
    std::set<double> tried = ends;
    for (const double number : numbers) {
        tried.insert(moved_by(number, -1));
        tried.insert(moved_by(number, 1));
    }
    for (auto high = std::next(ends.begin()); high != ends.end(); ++high) {
        if (const auto number = one_between(*std::prev(high), *high, quantity.whole)) tried.insert(*number);
    }
    std::erase_if(tried, [&](double number) {
        const bool is_in_range = std::isfinite(number) && number >= quantity.min && number <= quantity.max;
        return !is_in_range || (quantity.whole && number != std::floor(number));
    });
    return {tried.begin(), tried.end()};
}

}  // namespace triage
