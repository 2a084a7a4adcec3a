// The judge of the evaluator: decides by enumerating every completion, straight from the conditions as written.
//
// It shares no code with program/compile.cpp and program/evaluate.cpp, is slow, and is meant to be read: this is the
// definition (docs/semantics.md).
//
// Assumes: few facts are unknown, since completions are the product of their values; limits lie far enough apart for
// another number between them (limits_test.cpp tries those that do not); one value from each interval between limits
// stands for the whole interval. Relations between numbers are not known here: a completion may contradict them.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include <triage/triage.hpp>

namespace oracle {

/// A completion, in which everything is known: a finding is 1 or 0, a quantity is a number or absent (nothing).
using Person = std::vector<std::optional<double>>;

inline bool compare(triage::Comparator comparator, double left, double right) {
    switch (comparator) {
        case triage::Comparator::less: return left < right;
        case triage::Comparator::less_equal: return left <= right;
        case triage::Comparator::greater: return left > right;
        case triage::Comparator::greater_equal: return left >= right;
        case triage::Comparator::equal: break;
    }
    return left == right;
}

/// True where the condition holds for this person, read as it is written. A comparison with an absent number does not
/// hold.
inline bool holds(const triage::Condition& condition, const Person& person) {
    const auto& value = person[triage::index(condition.fact)];
    switch (condition.kind) {
        case triage::Condition::Kind::finding: return *value == 1;
        case triage::Condition::Kind::comparison:
            return value && compare(condition.comparator, *value, condition.number);
        case triage::Condition::Kind::negation: return !holds(condition.parts.front(), person);
        case triage::Condition::Kind::at_least: break;
    }
    const auto true_parts = std::count_if(condition.parts.begin(), condition.parts.end(),
                                          [&](const triage::Condition& part) { return holds(part, person); });
    return static_cast<std::size_t>(true_parts) >= condition.count;
}

/// Adds the numbers with which the condition compares this quantity.
inline void collect_numbers(const triage::Condition& condition, triage::FactId fact, std::set<double>& numbers) {
    if (condition.kind == triage::Condition::Kind::comparison && condition.fact == fact)
        numbers.insert(condition.number);
    for (const triage::Condition& part : condition.parts) collect_numbers(part, fact, numbers);
}

/// One value from each interval in which no comparison of the rule base changes, the compared numbers themselves among
/// them, and "absent" where it may be. These values stand for all.
inline std::vector<std::optional<double>> values_of(const triage::RuleBase& rules, triage::FactId fact) {
    const triage::Fact& known = rules.vocabulary[fact];
    if (!known.quantity) return {0.0, 1.0};
    std::set<double> numbers{known.quantity->min};
    for (const triage::Rule& rule : rules.rules) collect_numbers(rule.when, fact, numbers);
    for (const triage::Exclusion& exclusion : rules.exclusions) collect_numbers(exclusion.when, fact, numbers);
    numbers.insert(std::min(known.quantity->max, *numbers.rbegin() + 1));
    std::vector<std::optional<double>> values(numbers.begin(), numbers.end());
    for (auto next = std::next(numbers.begin()); next != numbers.end(); ++next)
        values.push_back((*std::prev(next) + *next) / 2);
    if (known.quantity->absence == triage::Absence::allowed) values.push_back(std::nullopt);
    return values;
}

/// Adds the facts that the condition reads; the others need no completing.
inline void collect_facts(const triage::Condition& condition, std::set<triage::FactId>& facts) {
    const bool is_leaf =
        condition.kind == triage::Condition::Kind::finding || condition.kind == triage::Condition::Kind::comparison;
    if (is_leaf) facts.insert(condition.fact);
    for (const triage::Condition& part : condition.parts) collect_facts(part, facts);
}

/// The oracle of one rule base, which must outlive it.
class Oracle {
public:
    explicit Oracle(const triage::RuleBase& rules) : rules_(rules) {
        for (const triage::Rule& rule : rules.rules) collect_facts(rule.when, facts_);
        for (const triage::Exclusion& exclusion : rules.exclusions) collect_facts(exclusion.when, facts_);
    }

    /// Everybody whom the profile may be about.
    std::vector<Person> completions(const triage::Profile& profile) const {
        std::vector<Person> people{known(profile)};
        for (const triage::FactId fact : facts_) {
            if (profile.presence(fact) != triage::Presence::unknown) continue;
            std::vector<Person> grown;
            for (const Person& person : people) {
                for (const auto& value : values_of(rules_, fact)) {
                    grown.push_back(person);
                    grown.back()[triage::index(fact)] = value;
                }
            }
            people = std::move(grown);
        }
        return people;
    }

    /// Floor, ceiling, certain and possible rules, verdict and both kinds of offer; `missing` is not set.
    triage::Decision decide(const triage::Profile& profile) const {
        const std::vector<Person> people = completions(profile);
        triage::Decision decision;
        decision.certain.resize(rules_.rules.size());
        decision.possible.resize(rules_.rules.size());
        for (std::size_t i = 0; i < rules_.rules.size(); ++i) {
            const auto in = count(people, rules_.rules[i].when);
            if (in == 0) continue;
            decision.ceiling = triage::join(decision.ceiling, rules_.rules[i].level);
            if (in == people.size()) decision.floor = triage::join(decision.floor, rules_.rules[i].level);
            (in == people.size() ? decision.certain : decision.possible).insert(static_cast<triage::RuleId>(i));
        }
        decision.settled = decision.floor == decision.ceiling;
        decision.verdict = verdict_of(decision);
        decision.allowed.resize(rules_.stretches.size());
        decision.modified.resize(rules_.stretches.size());
        if (decision.verdict == triage::Verdict::proceed) allow(profile, people, decision);
        return decision;
    }

    /// True when the fact matters to a rule that could still raise the level: two completions that differ only in
    /// the fact differ in the rule.
    bool matters(triage::FactId fact, const triage::Profile& profile, const triage::Decision& decision) const {
        const std::vector<Person> people = completions(profile);
        bool found = false;
        decision.possible.for_each([&](triage::RuleId id) {
            const triage::Rule& rule = rules_[id];
            if (found || triage::covered_by(rule.level, decision.floor)) return;
            found = std::any_of(people.begin(), people.end(), [&](Person person) {
                const bool before = holds(rule.when, person);
                const auto values = values_of(rules_, fact);
                return std::any_of(values.begin(), values.end(), [&](const auto& value) {
                    person[triage::index(fact)] = value;
                    return holds(rule.when, person) != before;
                });
            });
        });
        return found;
    }

    /// True when the fact can change the level: two completions that differ only in the fact differ in it.
    bool changes_level(triage::FactId fact, const triage::Profile& profile) const {
        const std::vector<Person> people = completions(profile);
        const auto values = values_of(rules_, fact);
        return std::any_of(people.begin(), people.end(), [&](Person person) {
            const triage::Level before = level_of(person);
            return std::any_of(values.begin(), values.end(), [&](const auto& value) {
                person[triage::index(fact)] = value;
                return !(level_of(person) == before);
            });
        });
    }

    /// The level that the rules give to one completion.
    triage::Level level_of(const Person& person) const {
        triage::Level level;
        for (const triage::Rule& rule : rules_.rules) {
            if (holds(rule.when, person)) level = triage::join(level, rule.level);
        }
        return level;
    }

    const std::set<triage::FactId>& facts() const { return facts_; }

private:
    static std::size_t count(const std::vector<Person>& people, const triage::Condition& condition) {
        return static_cast<std::size_t>(std::count_if(people.begin(), people.end(),
                                                      [&](const Person& person) { return holds(condition, person); }));
    }

    static triage::Verdict verdict_of(const triage::Decision& decision) {
        if (decision.floor.outcome == triage::Outcome::stop) return triage::Verdict::stop;
        if (decision.floor.outcome == triage::Outcome::see_a_doctor) return triage::Verdict::see_a_doctor;
        return decision.settled ? triage::Verdict::proceed : triage::Verdict::ask;
    }

    // The profile as a person with gaps. Nothing stands for an unknown fact, too, which completing then fills.
    Person known(const triage::Profile& profile) const {
        Person person(rules_.vocabulary.facts().size());
        for (std::size_t i = 0; i < person.size(); ++i) {
            const auto fact = static_cast<triage::FactId>(i);
            const bool is_quantity = rules_.vocabulary[fact].quantity.has_value();
            if (profile.presence(fact) == triage::Presence::present)
                person[i] = is_quantity ? profile.value(fact) : 1.0;
            if (profile.presence(fact) == triage::Presence::absent && !is_quantity) person[i] = 0.0;
        }
        return person;
    }

    // A stretch is offered under `proceed` if no exclusion takes it away from any completion, its equipment is there
    // and its session has come; as modified, if a precaution concerns it in some completion.
    void allow(const triage::Profile& profile, const std::vector<Person>& people, triage::Decision& decision) const {
        const auto done = rules_.progression ? profile.value(rules_.progression->sessions) : std::nullopt;
        for (std::size_t i = 0; i < rules_.stretches.size(); ++i) {
            const auto id = static_cast<triage::StretchId>(i);
            const triage::Stretch& stretch = rules_.stretches[i];
            const auto concerned_by_some = [&](bool is_precaution) {
                return std::any_of(rules_.exclusions.begin(), rules_.exclusions.end(), [&](const auto& exclusion) {
                    return exclusion.modify.has_value() == is_precaution &&
                           std::count(exclusion.stretches.begin(), exclusion.stretches.end(), id) > 0 &&
                           count(people, exclusion.when) > 0;
                });
            };
            const bool equipped = std::all_of(stretch.needs.begin(), stretch.needs.end(), [&](const auto& any_of) {
                return !profile.equipment || std::any_of(any_of.begin(), any_of.end(), [&](triage::EquipmentId piece) {
                    return profile.equipment->contains(piece);
                });
            });
            const bool has_come = done.value_or(0) + 1 >= stretch.from_session;
            if (concerned_by_some(false) || !equipped || !has_come) continue;
            (concerned_by_some(true) ? decision.modified : decision.allowed).insert(id);
        }
    }

    const triage::RuleBase& rules_;
    std::set<triage::FactId> facts_;
};

/// True where both judge everything alike. `missing` is left out: the oracle does not know it.
inline bool agree(const triage::Decision& a, const triage::Decision& b) {
    return a.certain == b.certain && a.possible == b.possible && a.floor == b.floor && a.ceiling == b.ceiling &&
           a.settled == b.settled && a.verdict == b.verdict && a.allowed == b.allowed && a.modified == b.modified;
}

}  // namespace oracle
