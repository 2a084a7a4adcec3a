// Makes the mutants of a pack. A condition is changed at one place of its tree at a time, and texts tell which changes
// read alike, so that none is counted twice.

#include "authoring/cases/mutation.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_set>

#include "pack/condition_text.hpp"

namespace triage {

namespace {

using Kind = Condition::Kind;

bool is_leaf(const Condition& condition) {
    return condition.kind == Kind::finding || condition.kind == Kind::comparison;
}

/// A fact, a comparison, or the opposite of one.
bool is_literal(const Condition& condition) {
    return is_leaf(condition) || (condition.kind == Kind::negation && is_leaf(condition.parts.front()));
}

Condition negated(const Condition& condition) {
    if (condition.kind == Kind::negation) return condition.parts.front();
    Condition negation;
    negation.kind = Kind::negation;
    negation.parts.push_back(condition);
    return negation;
}

std::vector<Comparator> neighbours(Comparator comparator) {
    switch (comparator) {
        case Comparator::less: return {Comparator::less_equal};
        case Comparator::less_equal: return {Comparator::less};
        case Comparator::greater: return {Comparator::greater_equal};
        case Comparator::greater_equal: return {Comparator::greater};
        case Comparator::equal: break;
    }
    return {Comparator::greater_equal, Comparator::less_equal};
}

using VisitCondition = std::function<void(Condition&&)>;

// Each mutant is as long as the condition, and there are about as many: they are never held together.
class Mutator {
public:
    explicit Mutator(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void mutate(const Condition& condition, const VisitCondition& visit) const {
        if (condition.kind == Kind::comparison) change_comparison(condition, visit);
        if (condition.kind == Kind::at_least) change_list(condition, visit);
        if (is_literal(condition)) visit(negated(condition));
        for (std::size_t i = 0; i < condition.parts.size(); ++i) change_part(condition, i, visit);
    }

private:
    void change_comparison(const Condition& leaf, const VisitCondition& visit) const {
        const Quantity& quantity = *vocabulary_[leaf.fact].quantity;
        for (const int places : {-1, 1}) {
            const double number = moved_by(leaf.number, places);
            const bool is_usable = std::isfinite(number) && number >= quantity.min && number <= quantity.max;
            if (!is_usable || number == leaf.number) continue;
            Condition mutant = leaf;
            mutant.number = number;
            visit(std::move(mutant));
        }
        for (const Comparator comparator : neighbours(leaf.comparator)) {
            Condition mutant = leaf;
            mutant.comparator = comparator;
            visit(std::move(mutant));
        }
    }

    // `and` and `or` are lists that ask for all parts, or for one.
    static void change_list(const Condition& list, const VisitCondition& visit) {
        const std::size_t size = list.parts.size();
        std::set<std::size_t> counts{list.count - 1, list.count + 1};
        if (list.count == 1) counts.insert(size);
        if (list.count == size) counts.insert(1);
        for (const std::size_t count : counts) {
            if (count < 1 || count > size || count == list.count) continue;
            Condition mutant = list;
            mutant.count = count;
            visit(std::move(mutant));
        }
        for (std::size_t i = 0; i < size && size > 1; ++i) {
            if (is_literal(list.parts[i])) visit(without_part(list, i));
        }
    }

    // A list of all stays one of all; others ask for as many as before, if so many are left.
    static Condition without_part(Condition list, std::size_t part) {
        list.parts.erase(list.parts.begin() + static_cast<std::ptrdiff_t>(part));
        list.count = std::min(list.count, list.parts.size());
        if (list.parts.size() > 1) return list;
        Condition last = std::move(list.parts.front());
        return last;
    }

    void change_part(const Condition& condition, std::size_t part, const VisitCondition& visit) const {
        const Condition& original = condition.parts[part];
        // The opposite of a negated literal is made of the negation, not inside it.
        const bool is_negated = condition.kind == Kind::negation && is_leaf(original);
        mutate(original, [&](Condition&& changed) {
            if (is_negated && changed.kind == Kind::negation) return;
            Condition mutant = condition;
            mutant.parts[part] = std::move(changed);
            visit(std::move(mutant));
        });
    }

    const Vocabulary& vocabulary_;
};

void visit_condition_mutants(const RuleBase& rules, Owner owner, std::size_t number, const VisitMutant& visit) {
    for_each_condition_mutant(condition_of(rules, owner, number), rules.vocabulary, [&](Condition&& when) {
        visit({owner, number, Mutation::condition, std::move(when), {}});
    });
}

void visit_level_mutants(const Rule& rule, std::size_t number, const VisitMutant& visit) {
    if (rule.level.outcome > Outcome::proceed) {
        const auto lower = static_cast<Outcome>(static_cast<int>(rule.level.outcome) - 1);
        visit({Owner::rule, number, Mutation::outcome, {}, {lower, rule.level.urgency}});
    }
    if (rule.level.urgency > Urgency::none) {
        const auto lower = static_cast<Urgency>(static_cast<int>(rule.level.urgency) - 1);
        visit({Owner::rule, number, Mutation::urgency, {}, {rule.level.outcome, lower}});
    }
}

void change_strength(Exclusion& exclusion) {
    if (exclusion.modify) {
        exclusion.modify.reset();
    } else {
        exclusion.modify.emplace();
    }
}

Position at_line(const Position& entry, std::uint32_t line) { return {entry.file, line, 0, "", ""}; }

}  // namespace

// Of the texts that were seen only hashes are kept, as all of them together grow with the square of the condition.
void for_each_condition_mutant(const Condition& when, const Vocabulary& vocabulary, const VisitCondition& visit) {
    const auto hash_of = [&](const Condition& condition) {
        return std::hash<std::string>{}(condition_text(condition, vocabulary));
    };
    std::unordered_set<std::size_t> seen{hash_of(when)};
    Mutator(vocabulary).mutate(when, [&](Condition&& mutant) {
        if (seen.insert(hash_of(mutant)).second) visit(std::move(mutant));
    });
}

void for_each_mutant(const RuleBase& rules, const VisitMutant& visit) {
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        visit({Owner::rule, i, Mutation::drop, {}, {}});
        visit_condition_mutants(rules, Owner::rule, i, visit);
        visit_level_mutants(rules.rules[i], i, visit);
    }
    for (std::size_t i = 0; i < rules.exclusions.size(); ++i) {
        if (!rules.exclusions[i].covered_by.empty()) continue;  // no decision shows it: see coverage.cpp
        visit({Owner::exclusion, i, Mutation::drop, {}, {}});
        visit({Owner::exclusion, i, Mutation::strength, {}, {}});
        visit_condition_mutants(rules, Owner::exclusion, i, visit);
    }
}

RuleBase apply(const Mutant& mutant, RuleBase rules) {
    const auto place = static_cast<std::ptrdiff_t>(mutant.number);
    const bool is_rule = mutant.owner == Owner::rule;
    switch (mutant.mutation) {
        case Mutation::drop:
            if (is_rule) rules.rules.erase(rules.rules.begin() + place);
            if (!is_rule) rules.exclusions.erase(rules.exclusions.begin() + place);
            break;
        case Mutation::condition:
            (is_rule ? rules.rules[mutant.number].when : rules.exclusions[mutant.number].when) = mutant.when;
            break;
        case Mutation::outcome:
        case Mutation::urgency: rules.rules[mutant.number].level = mutant.level; break;
        case Mutation::strength: change_strength(rules.exclusions[mutant.number]); break;
    }
    return rules;
}

std::optional<RuleId> dropped_rule(const Mutant& mutant) {
    if (mutant.mutation != Mutation::drop || mutant.owner != Owner::rule) return std::nullopt;
    return static_cast<RuleId>(mutant.number);
}

MutantText text_of(const Mutant& mutant, const RuleBase& rules) {
    const bool is_rule = mutant.owner == Owner::rule;
    const Position& entry = is_rule ? rules.rules[mutant.number].where : rules.exclusions[mutant.number].where;
    const std::string& when =
        is_rule ? rules.rules[mutant.number].when_text : rules.exclusions[mutant.number].when_text;
    switch (mutant.mutation) {
        case Mutation::condition:
            return {when_position(rules, mutant.owner, mutant.number), "when: " + when,
                    "when: " + condition_text(mutant.when, rules.vocabulary)};
        case Mutation::outcome:
            return {at_line(entry, rules.rules[mutant.number].outcome_line),
                    "outcome: " + std::string(to_string(rules.rules[mutant.number].level.outcome)),
                    "outcome: " + std::string(to_string(mutant.level.outcome))};
        case Mutation::urgency:
            return {at_line(entry, rules.rules[mutant.number].urgency_line),
                    "urgency: " + std::string(to_string(rules.rules[mutant.number].level.urgency)),
                    "urgency: " + std::string(to_string(mutant.level.urgency))};
        case Mutation::strength:
            return {at_line(entry, entry.line), owner_text(rules, mutant.owner, mutant.number),
                    rules.exclusions[mutant.number].modify ? "a contraindication" : "a precaution"};
        case Mutation::drop: break;
    }
    return {at_line(entry, entry.line), owner_text(rules, mutant.owner, mutant.number), ""};
}

const Condition& condition_of(const RuleBase& rules, Owner owner, std::size_t number) {
    return owner == Owner::rule ? rules.rules[number].when : rules.exclusions[number].when;
}

std::string owner_text(const RuleBase& rules, Owner owner, std::size_t number) {
    return owner == Owner::rule ? "rule `" + rules.rules[number].id + "`"
                                : "exclusion `" + rules.exclusions[number].id + "`";
}

Position when_position(const RuleBase& rules, Owner owner, std::size_t number) {
    if (owner == Owner::rule) return at_line(rules.rules[number].where, rules.rules[number].when_line);
    return at_line(rules.exclusions[number].where, rules.exclusions[number].when_line);
}

}  // namespace triage
