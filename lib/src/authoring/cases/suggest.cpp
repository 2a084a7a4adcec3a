#include "authoring/cases/suggest.hpp"

#include <algorithm>
#include <cmath>

#include "model/condition_facts.hpp"
#include "model/names.hpp"
#include "pack/condition_text.hpp"
#include "profile/relations.hpp"
#include "render/wording.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

void set(Profile& profile, FactId fact, std::optional<double> value, const Vocabulary& vocabulary) {
    const bool is_quantity = vocabulary[fact].quantity.has_value();
    if (is_quantity && value) return profile.set_value(fact, *value);
    profile.set(fact, value.value_or(0) == 1 ? Presence::present : Presence::absent);
}

/// Sessions that must be done before all stretches of an exclusion are offered.
double sessions_for(const Exclusion& exclusion, const RuleBase& rules) {
    double sessions = 0;
    for (const StretchId stretch : exclusion.stretches)
        sessions = std::max(sessions, std::ceil(rules[stretch].from_session) - 1);
    return sessions;
}

const Exclusion* exclusion_of(const RuleBase& rules, Owner owner, std::size_t number) {
    return owner == Owner::exclusion ? &rules.exclusions[number] : nullptr;
}

const std::string& id_of(const RuleBase& rules, Owner owner, std::size_t number) {
    return owner == Owner::exclusion ? rules.exclusions[number].id : rules.rules[number].id;
}

// What is known of a whole number is known to the evaluator only once the number is: before, two conditions may differ
// though no number tells them apart.
bool counts_whole_numbers(const Condition& condition, const Vocabulary& vocabulary) {
    const std::vector<FactId> facts = facts_of(condition);
    return std::any_of(facts.begin(), facts.end(),
                       [&](FactId fact) { return vocabulary[fact].quantity && vocabulary[fact].quantity->whole; });
}

}  // namespace

Suggester::Suggester(const Program& program, std::size_t max_steps)
    : program_(program), rules_(program.rules()), max_steps_(max_steps) {
    const auto use = [&](const Condition& leaf) { used_.insert(leaf.fact); };
    for (const Rule& rule : rules_.rules) for_each_leaf(rule.when, use);
    for (const Exclusion& exclusion : rules_.exclusions) for_each_leaf(exclusion.when, use);
    find_harmless_numbers();
    find_proceeding();
}

void Suggester::find_proceeding() {
    program_.evaluate(profile_of({}, Owner::rule, 0)).certain.for_each([&](RuleId id) {
        if (rules_[id].level.outcome > Outcome::proceed) proceeding_.push_back(fails(rules_[id].when));
    });
}

void Suggester::find_harmless_numbers() {
    std::map<FactId, std::vector<double>> numbers;
    for (const Rule& rule : rules_.rules) collect_numbers(rule.when, numbers);
    for (const Exclusion& exclusion : rules_.exclusions) collect_numbers(exclusion.when, numbers);
    const auto is_needed = [&](FactId fact) {
        return rules_.vocabulary[fact].quantity->absence == Absence::impossible;
    };
    for (const auto& [fact, compared] : numbers) {
        if (is_needed(fact)) harmless_[fact] = rules_.vocabulary[fact].quantity->min;
    }
    for (const auto& [fact, compared] : numbers) {
        if (is_needed(fact)) harmless_[fact] = harmless_number(fact, compared);
    }
}

// The lowest one with the lowest decision while everything else is as harmless as is known.
double Suggester::harmless_number(FactId quantity, const std::vector<double>& numbers) const {
    std::optional<double> best;
    Decision lowest;
    for (const double number : numbers_to_try(*rules_.vocabulary[quantity].quantity, numbers)) {
        const Decision decision = program_.evaluate(profile_of({{quantity, number}}, Owner::rule, 0));
        const bool is_lower = decision.floor.outcome != lowest.floor.outcome
                                  ? decision.floor.outcome < lowest.floor.outcome
                                  : decision.floor.urgency < lowest.floor.urgency;
        if (best && !is_lower) continue;
        best = number;
        lowest = decision;
    }
    return best.value_or(*harmless_.at(quantity));
}

// A quantity that no rule looks at and that cannot be absent stays unknown, as `no_others` leaves it.
Profile Suggester::profile_of(const Assignment& assignment, Owner owner, std::size_t number) const {
    const Vocabulary& vocabulary = rules_.vocabulary;
    Profile profile(vocabulary);
    for (std::size_t i = 0; i < vocabulary.facts().size(); ++i) {
        if (vocabulary.facts()[i].may_be_absent()) profile.set(static_cast<FactId>(i), Presence::absent);
    }
    for (const auto& [fact, value] : harmless_) set(profile, fact, value, vocabulary);
    if (owner == Owner::exclusion && rules_.progression) {
        const FactId counter = rules_.progression->sessions;
        const double sessions = sessions_for(rules_.exclusions[number], rules_);
        if (sessions > 0 && sessions <= vocabulary[counter].quantity->max) profile.set_value(counter, sessions);
    }
    for (const auto& [fact, value] : assignment) set(profile, fact, value, vocabulary);
    make_fit(profile, vocabulary, [&](FactId fact, double /*number*/) { return !assignment.contains(fact); });
    return profile;
}

// An exclusion is only looked at in somebody who may stretch: where that is not who denies everything, it is said, too.
Suggester::Person Suggester::search(std::vector<Demand> demands, Owner owner, std::size_t number,
                                    const std::function<bool(Profile&)>& accept) const {
    Person person;
    const auto try_assignment = [&](const Assignment& assignment) {
        Profile profile = profile_of(assignment, owner, number);
        if (!fits_all(profile, rules_.vocabulary) || !accept(profile)) return false;
        person.profile = std::move(profile);
        return true;
    };
    person.end = find_assignment(rules_.vocabulary, demands, try_assignment, max_steps_).end;
    if (person.end != SearchEnd::gave_up || owner == Owner::rule || proceeding_.empty()) return person;
    demands.insert(demands.end(), proceeding_.begin(), proceeding_.end());
    const SearchEnd end = find_assignment(rules_.vocabulary, demands, try_assignment, max_steps_).end;
    person.end = end == SearchEnd::found ? end : SearchEnd::gave_up;
    return person;
}

bool Suggester::shows(const Obligation& obligation, const Profile& profile) const {
    return is_met(obligation, rules_, profile, program_.evaluate(profile));
}

Suggester::Person Suggester::shows(const Obligation& obligation) const {
    const Condition& whole = condition_of(rules_, obligation.owner, obligation.number);
    if (obligation.figure == Figure::states && obligation.state == State::possible) return left_open(obligation);
    const Condition side = side_condition(obligation);
    std::vector<Demand> demands;
    if (obligation.figure == Figure::thresholds) {
        demands = {holds(side)};
    } else if (obligation.figure == Figure::mcdc) {
        demands = decided_by(whole, *obligation.leaf, obligation.value);
    } else {
        demands = {obligation.state == State::certain ? holds(whole) : fails(whole)};
    }
    return search(demands, obligation.owner, obligation.number,
                  [&](const Profile& profile) { return shows(obligation, profile); });
}

// Who has said nothing leaves every rule open. An exclusion is only looked at in somebody who may stretch.
Suggester::Person Suggester::left_open(const Obligation& obligation) const {
    const Condition& whole = condition_of(rules_, obligation.owner, obligation.number);
    const std::vector<FactId> facts = facts_of(whole);
    const bool is_rule = obligation.owner == Owner::rule;
    Profile nothing_said = is_rule ? Profile(rules_.vocabulary) : profile_of({}, obligation.owner, obligation.number);
    for (const FactId fact : facts) nothing_said.set(fact, Presence::unknown);
    if (shows(obligation, nothing_said)) return {SearchEnd::found, std::move(nothing_said)};
    Person person = search({holds(whole)}, obligation.owner, obligation.number, [&](Profile& profile) {
        return std::any_of(facts.begin(), facts.end(), [&](FactId fact) {
            Profile forgetful = profile;
            forgetful.set(fact, Presence::unknown);
            if (!shows(obligation, forgetful)) return false;
            profile = std::move(forgetful);
            return true;
        });
    });
    return person;
}

Suggester::Person Suggester::differs(const Mutant& mutant, const Program& mutated) const {
    const Condition& whole = condition_of(rules_, mutant.owner, mutant.number);
    const Exclusion* exclusion = exclusion_of(rules_, mutant.owner, mutant.number);
    const auto accept = [&](const Profile& profile) {
        const Case pinned = case_expecting(program_.evaluate(profile), exclusion);
        return !is_as_expected(pinned, mutated.evaluate(profile), dropped_rule(mutant));
    };
    if (mutant.mutation != Mutation::condition) return search({holds(whole)}, mutant.owner, mutant.number, accept);
    Person person = search({holds(whole), fails(mutant.when)}, mutant.owner, mutant.number, accept);
    if (person.profile) return person;
    const SearchEnd one_way = person.end;
    person = search({fails(whole), holds(mutant.when)}, mutant.owner, mutant.number, accept);
    const bool is_proof = one_way == SearchEnd::none_exists && !counts_whole_numbers(whole, rules_.vocabulary);
    if (person.end == SearchEnd::none_exists && !is_proof) person.end = SearchEnd::gave_up;
    return person;
}

Suggestion Suggester::suggestion(const Profile& person, Owner owner, std::size_t number, std::string name) const {
    Suggestion suggestion{{}, person, {}, ""};
    suggestion.example = case_expecting(program_.evaluate(person), exclusion_of(rules_, owner, number));
    suggestion.example.name = std::move(name);
    suggestion.example.profile = to_json(person, rules_.vocabulary);
    suggestion.yaml = case_yaml(suggestion.example, person, used_, rules_);
    return suggestion;
}

std::string case_name(const Obligation& obligation, const RuleBase& rules) {
    const std::string owner = spoken(id_of(rules, obligation.owner, obligation.number));
    const Fact& fact = rules.vocabulary[obligation.fact];
    const std::string side = obligation.side == Side::below   ? " below "
                             : obligation.side == Side::above ? " above "
                                                              : " exactly ";
    switch (obligation.figure) {
        case Figure::thresholds:
            return spoken(fact.id) + side + number_text(obligation.threshold) +
                   (fact.quantity->unit.empty() ? "" : " " + fact.quantity->unit);
        case Figure::mcdc:
            return owner + (obligation.value ? ", decided by " : ", decided by the lack of ") +
                   condition_text(*obligation.leaf, rules.vocabulary);
        default: break;
    }
    if (obligation.figure == Figure::states && obligation.state == State::possible) return owner + ", left open";
    return owner + (obligation.state == State::certain ? "" : ", ruled out");
}

std::string case_name(const Mutant& mutant, const RuleBase& rules) {
    const std::string owner = spoken(id_of(rules, mutant.owner, mutant.number));
    if (mutant.mutation == Mutation::drop) return owner + ", not left out";
    if (mutant.mutation == Mutation::strength) {
        return owner + (rules.exclusions[mutant.number].modify ? ", modified" : ", not only modified");
    }
    return owner + ", not with " + shorten(text_of(mutant, rules).to);
}

}  // namespace triage
