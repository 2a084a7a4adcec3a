// Gravity is read off the conditions as trees, at the end of loading: what is compiled does not exist yet, and the
// vocabulary needs it for its hints.
//
// A tree is judged by three values, as numbers may be missing; a condition that looks at one number twice may be judged
// vaguely.
#include "pack/gravity.hpp"

#include <algorithm>
#include <utility>

#include "model/condition_facts.hpp"
#include "pack/truth.hpp"

namespace triage {

namespace {

/// Judges conditions for somebody who says these facts, and denies all others.
class JudgeOfSaid {
public:
    JudgeOfSaid(const RuleBase& rules, const std::vector<FactId>& said) : rules_(rules), said_(said) {}

    Truth truth(const Condition& condition) const {
        return truth_of(condition, [&](const Condition& leaf) {
            if (leaf.kind == Condition::Kind::comparison) return truth_of_number(leaf.fact);
            return says(leaf.fact) ? Truth::yes : Truth::no;
        });
    }

private:
    bool says(FactId fact) const { return std::find(said_.begin(), said_.end(), fact) != said_.end(); }
    // To say a quantity that need not apply is a sign, and it may have the gravest number. One that always applies,
    // such as the age, says nothing by its name.
    Truth truth_of_number(FactId fact) const {
        return says(fact) && rules_.vocabulary[fact].may_be_absent() ? Truth::yes : Truth::unknown;
    }

    const RuleBase& rules_;
    const std::vector<FactId>& said_;
};

/// Whether saying one of the facts can help the condition to hold: whether it stands there, not denied.
bool needs(const Condition& condition, const std::vector<FactId>& facts, bool is_denied = false) {
    if (condition.kind == Condition::Kind::negation) return needs(condition.parts.front(), facts, !is_denied);
    if (condition.kind == Condition::Kind::at_least) {
        return std::any_of(condition.parts.begin(), condition.parts.end(),
                           [&](const Condition& part) { return needs(part, facts, is_denied); });
    }
    return !is_denied && std::find(facts.begin(), facts.end(), condition.fact) != facts.end();
}

/// Whether the rule holds because these facts are said: not without them, and for no other reason.
bool holds_alone(const RuleBase& rules, const Rule& rule, const std::vector<FactId>& said) {
    return needs(rule.when, said) && JudgeOfSaid(rules, said).truth(rule.when) == Truth::yes &&
           JudgeOfSaid(rules, {}).truth(rule.when) != Truth::yes;
}

// A hint has room for what to do first, not for the whole advice.
std::string first_sentence(const std::string& text) { return text.substr(0, text.find(". ")); }

}  // namespace

Level level_alone(const RuleBase& rules, const std::vector<FactId>& said) {
    Level level;
    for (const Rule& rule : rules.rules) {
        if (holds_alone(rules, rule, said)) level = join(level, rule.level);
    }
    return level;
}

Level level_together(const RuleBase& rules, const std::vector<FactId>& said) {
    Level level;
    for (const Rule& rule : rules.rules) {
        if (needs(rule.when, said)) level = join(level, rule.level);
    }
    return level;
}

// For each rule its facts, and not for each fact all rules: a rule names few facts, and a pack has many of both.
void weigh_facts(RuleBase& rules) {
    std::vector<FactWeight> weights(rules.vocabulary.facts().size());
    for (const Rule& rule : rules.rules) {
        for (const FactId fact : facts_of(rule.when)) {
            if (!needs(rule.when, {fact})) continue;
            FactWeight& weight = weights[index(fact)];
            weight.gravity.together = join(weight.gravity.together, rule.level);
            if (!holds_alone(rules, rule, {fact})) continue;
            weight.gravity.alone = join(weight.gravity.alone, rule.level);
            const bool is_emergency = rule.level.urgency == Urgency::emergency;
            if (is_emergency && weight.advice.empty()) weight.advice = first_sentence(rule.advice);
        }
    }
    rules.vocabulary.weigh(std::move(weights));
}

}  // namespace triage
