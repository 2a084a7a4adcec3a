// What no case shows becomes a question about a person, and the person who answers it a case with its name and its
// YAML. Nothing is searched here; what a found person really shows is asked of the evaluator, never of the finder.

#include "authoring/cases/suggest.hpp"

#include "model/condition_facts.hpp"
#include "model/names.hpp"
#include "pack/condition_text.hpp"
#include "render/wording.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

/// The exclusion that a question is about; null for a rule. `number` is its position in its table.
const Exclusion* exclusion_of(const RuleBase& rules, Owner owner, std::size_t number) {
    return owner == Owner::exclusion ? &rules.exclusions[number] : nullptr;
}

const std::string& id_of(const RuleBase& rules, Owner owner, std::size_t number) {
    return owner == Owner::exclusion ? rules.exclusions[number].id : rules.rules[number].id;
}

/// The leaf has this value, and the whole changes with it if nothing else does: in each list on the way to the leaf the
/// other parts are one short of enough. False where `from` does not hold the leaf. `leaf` is found by its address.
bool add_deciding(const Condition& from, const Condition& leaf, WantedPerson& wanted) {
    if (&from == &leaf) return true;
    for (const Condition& part : from.parts) {
        if (!add_deciding(part, leaf, wanted)) continue;
        if (from.parts.size() < 2) return true;
        Condition others;
        for (const Condition& other : from.parts) {
            if (&other != &part) others.parts.push_back(other);
        }
        others.count = from.count;
        if (others.count <= others.parts.size()) wanted.fail.push_back(others);
        others.count = from.count - 1;
        if (others.count > 0) wanted.hold.push_back(std::move(others));
        return true;
    }
    return false;
}

}  // namespace

// A suggested case lists denials only of facts that some condition reads; they are collected once.
Suggester::Suggester(const Program& program, PersonFinder& finder)
    : program_(program), rules_(program.rules()), finder_(finder) {
    const auto use = [&](const Condition& leaf) { used_.insert(leaf.fact); };
    for (const Rule& rule : rules_.rules) for_each_leaf(rule.when, use);
    for (const Exclusion& exclusion : rules_.exclusions) for_each_leaf(exclusion.when, use);
}

WantedPerson wanted_for(const Obligation& obligation, const RuleBase& rules) {
    WantedPerson wanted;
    if (obligation.figure == Figure::thresholds) {
        wanted.hold.push_back(side_condition(obligation));
        return wanted;
    }
    // An exclusion is only looked at in somebody who may stretch.
    if (obligation.owner == Owner::exclusion) wanted.verdict = Verdict::proceed;
    const Condition& whole = condition_of(rules, obligation.owner, obligation.number);
    if (obligation.figure == Figure::mcdc) {
        (obligation.value ? wanted.hold : wanted.fail).push_back(*obligation.leaf);
        add_deciding(whole, *obligation.leaf, wanted);
        return wanted;
    }
    switch (obligation.state) {
        case State::certain: wanted.hold.push_back(whole); break;
        case State::ruled_out: wanted.fail.push_back(whole); break;
        case State::possible: wanted.open.push_back(whole); break;
    }
    return wanted;
}

FoundPerson Suggester::shows(const Obligation& obligation) const {
    const auto is_shown = [&](const Profile& profile) {
        return is_met(obligation, rules_, profile, program_.evaluate(profile));
    };
    WantedPerson wanted = wanted_for(obligation, rules_);
    // Who has said nothing leaves most rules open, and no case is shorter.
    Profile silent(rules_.vocabulary);
    if (!wanted.open.empty() && is_shown(silent)) return {SearchEnd::found, std::move(silent)};
    wanted.shows = is_shown;
    return finder_.find(wanted);
}

// A difference counts only where a case would show it, so the person is tried as the case that would be written.
FoundPerson Suggester::differs(const Mutant& mutant, const Program& mutated) const {
    const Exclusion* exclusion = exclusion_of(rules_, mutant.owner, mutant.number);
    return finder_.find_difference(mutated, [&](const Profile& profile) {
        const Case pinned = case_expecting(program_.evaluate(profile), exclusion);
        return !is_as_expected(pinned, mutated.evaluate(profile), dropped_rule(mutant));
    });
}

Suggestion Suggester::suggestion(const Profile& person, Owner owner, std::size_t number, std::string name) const {
    Suggestion suggestion{{}, person, {}, ""};
    suggestion.example = case_expecting(program_.evaluate(person), exclusion_of(rules_, owner, number));
    suggestion.example.name = std::move(name);
    suggestion.example.profile = to_json(person, rules_.vocabulary);
    suggestion.yaml = case_yaml(suggestion.example, person, used_, rules_);
    return suggestion;
}

// The name says what the case is there for: "pain below 4", "red flag, left open".
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
