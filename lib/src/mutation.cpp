#include "mutation.hpp"

#include <cmath>
#include <set>

#include "condition_text.hpp"

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

class Mutator {
public:
    explicit Mutator(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    std::vector<Condition> mutate(const Condition& condition) const {
        std::vector<Condition> mutants;
        if (condition.kind == Kind::comparison) change_comparison(condition, mutants);
        if (condition.kind == Kind::at_least) change_list(condition, mutants);
        if (is_literal(condition)) mutants.push_back(negated(condition));
        for (std::size_t i = 0; i < condition.parts.size(); ++i) change_part(condition, i, mutants);
        return mutants;
    }

private:
    void change_comparison(const Condition& leaf, std::vector<Condition>& mutants) const {
        const Quantity& quantity = *vocabulary_[leaf.fact].quantity;
        for (const int places : {-1, 1}) {
            const double number = moved_by(leaf.number, places);
            if (!std::isfinite(number) || number < quantity.min || number > quantity.max) continue;
            mutants.push_back(leaf);
            mutants.back().number = number;
        }
        for (const Comparator comparator : neighbours(leaf.comparator)) {
            mutants.push_back(leaf);
            mutants.back().comparator = comparator;
        }
    }

    // `and` and `or` are lists that ask for all parts, or for one.
    static void change_list(const Condition& list, std::vector<Condition>& mutants) {
        const std::size_t size = list.parts.size();
        std::set<std::size_t> counts{list.count - 1, list.count + 1};
        if (list.count == 1) counts.insert(size);
        if (list.count == size) counts.insert(1);
        for (const std::size_t count : counts) {
            if (count < 1 || count > size || count == list.count) continue;
            mutants.push_back(list);
            mutants.back().count = count;
        }
        for (std::size_t i = 0; i < size && size > 1; ++i) {
            if (is_literal(list.parts[i])) mutants.push_back(without_part(list, i));
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

    void change_part(const Condition& condition, std::size_t part, std::vector<Condition>& mutants) const {
        const Condition& original = condition.parts[part];
        // The opposite of a negated literal is made of the negation, not inside it.
        const bool is_negated = condition.kind == Kind::negation && is_leaf(original);
        for (Condition& mutant : mutate(original)) {
            if (is_negated && mutant.kind == Kind::negation) continue;
            mutants.push_back(condition);
            mutants.back().parts[part] = std::move(mutant);
        }
    }

    const Vocabulary& vocabulary_;
};

void add_condition_mutants(const RuleBase& rules, Owner owner, std::size_t number, std::vector<Mutant>& mutants) {
    for (Condition& when : condition_mutants(condition_of(rules, owner, number), rules.vocabulary)) {
        mutants.push_back({owner, number, Mutation::condition, std::move(when), {}});
    }
}

void add_level_mutants(const Rule& rule, std::size_t number, std::vector<Mutant>& mutants) {
    if (rule.level.outcome > Outcome::proceed) {
        const auto lower = static_cast<Outcome>(static_cast<int>(rule.level.outcome) - 1);
        mutants.push_back({Owner::rule, number, Mutation::outcome, {}, {lower, rule.level.urgency}});
    }
    if (rule.level.urgency > Urgency::none) {
        const auto lower = static_cast<Urgency>(static_cast<int>(rule.level.urgency) - 1);
        mutants.push_back({Owner::rule, number, Mutation::urgency, {}, {rule.level.outcome, lower}});
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

std::vector<Condition> condition_mutants(const Condition& when, const Vocabulary& vocabulary) {
    std::set<std::string> seen{condition_text(when, vocabulary)};
    std::vector<Condition> mutants;
    for (Condition& mutant : Mutator(vocabulary).mutate(when)) {
        if (seen.insert(condition_text(mutant, vocabulary)).second) mutants.push_back(std::move(mutant));
    }
    return mutants;
}

std::vector<Mutant> mutants_of(const RuleBase& rules) {
    std::vector<Mutant> mutants;
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        mutants.push_back({Owner::rule, i, Mutation::drop, {}, {}});
        add_condition_mutants(rules, Owner::rule, i, mutants);
        add_level_mutants(rules.rules[i], i, mutants);
    }
    for (std::size_t i = 0; i < rules.exclusions.size(); ++i) {
        mutants.push_back({Owner::exclusion, i, Mutation::drop, {}, {}});
        mutants.push_back({Owner::exclusion, i, Mutation::strength, {}, {}});
        add_condition_mutants(rules, Owner::exclusion, i, mutants);
    }
    return mutants;
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
