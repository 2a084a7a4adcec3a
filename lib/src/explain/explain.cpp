#include "triage/explain.hpp"

#include <algorithm>

#include "explain/bring_back.hpp"
#include "explain/fact_value.hpp"
#include "explain/smallest_change.hpp"
#include "explain/waiting_rules.hpp"
#include "explain/why_not.hpp"
#include "program/clauses.hpp"
#include "program/offer.hpp"
#include "program/stretch_filter.hpp"

namespace triage {

namespace {

class Explainer {
public:
    Explainer(const Program& program, const Profile& profile, const Decision& decision, Detail detail)
        : program_(program), rules_(program.rules()), profile_(profile), decision_(decision), detail_(detail) {}

    Explanation explain() const {
        Explanation why;
        why.detail = detail_;
        why.id = profile_.id;
        why.context = profile_.context;
        why.verdict = decision_.verdict;
        why.floor = decision_.floor;
        why.ceiling = decision_.ceiling;
        why.settled = decision_.settled;
        why.reasons = reasons();
        why.ask = questions();
        if (decision_.verdict == Verdict::proceed) add_stretches(why);
        add_unsure(why);
        if (detail_ != Detail::brief) why.smallest_change = smallest_change(program_, profile_, decision_);
        if (detail_ == Detail::full) why.not_fired = rules_not_fired(program_, profile_, decision_);
        return why;
    }

private:
    std::vector<Reason> reasons() const {
        std::vector<Reason> all;
        decision_.certain.for_each([&](RuleId rule) {
            all.push_back({rule, values(true_facts(program_.rule_tests()[index(rule)]))});
        });
        std::stable_sort(all.begin(), all.end(), [&](const Reason& a, const Reason& b) {
            return by_outcome(rules_[a.rule].level) > by_outcome(rules_[b.rule].level);
        });
        return all;
    }

    std::vector<Question> questions() const {
        std::vector<Question> all;
        for (WaitingRules& waiting : waiting_rules(program_, decision_)) {
            Level could_be;
            for (const RuleId rule : waiting.rules) could_be = join(could_be, rules_[rule].level);
            all.push_back({waiting.fact, could_be, std::move(waiting.rules), profile_.is_unsure(waiting.fact)});
        }
        std::stable_sort(all.begin(), all.end(), [](const Question& a, const Question& b) {
            return by_urgency(a.could_be) > by_urgency(b.could_be);
        });
        return all;
    }

    void add_unsure(Explanation& why) const {
        for (const Question& question : why.ask) {
            if (!question.is_unsure || question.rules.empty()) continue;
            const RuleId rule = most_urgent(question.rules);
            for (const Requirement& each : waits_for(program_, profile_, decision_, rule)) {
                if (each.literal.fact != question.fact) continue;
                why.unsure.push_back({question.fact, rule, each});
                break;
            }
        }
    }

    RuleId most_urgent(const std::vector<RuleId>& rules) const {
        return *std::max_element(rules.begin(), rules.end(), [&](RuleId a, RuleId b) {
            return by_urgency(rules_[a].level) < by_urgency(rules_[b].level);
        });
    }

    // The facts of the satisfied literals of all clauses that hold.
    IdSet<FactId> true_facts(const Test& test) const {
        IdSet<FactId> facts(rules_.vocabulary.facts().size());
        for_each_clause(program_, test, [&](const Clause& clause) {
            if (count(program_, clause, decision_, satisfied) < clause.at_least) return;
            for (const FactId fact : literals(clause, satisfied)) facts.insert(fact);
        });
        return facts;
    }

    std::vector<FactId> literals(const Clause& clause, PickLiterals pick) const {
        std::vector<FactId> facts;
        for_each_mask(program_, clause, [&](const Mask& mask) {
            for_each_literal(mask.word, pick(mask, decision_),
                             [&](std::size_t literal) { facts.push_back(program_.literals()[literal].fact); });
        });
        return facts;
    }

    std::vector<FactValue> values(const IdSet<FactId>& facts) const {
        std::vector<FactValue> all;
        facts.for_each([&](FactId fact) { all.push_back(value_of(rules_.vocabulary, profile_, fact)); });
        return all;
    }

    // --- stretches -----------------------------------------------------------------------------------------

    void add_stretches(Explanation& why) const {
        const Progression* progression = rules_.progression ? &*rules_.progression : nullptr;
        const std::optional<double> done = sessions_done(rules_, profile_);
        for (std::size_t i = 0; i < rules_.stretches.size(); ++i) {
            const auto stretch = static_cast<StretchId>(i);
            const std::optional<Dose> dose = dose_for_session(rules_[stretch], progression, done);
            if (decision_.allowed.contains(stretch)) {
                why.stretches.push_back({stretch, dose, {}, {}});
            } else if (decision_.modified.contains(stretch)) {
                why.modified.push_back(modified(stretch, dose));
            } else {
                why.excluded.push_back(obstacle(stretch));
                if (detail_ == Detail::full) {
                    why.excluded.back().bring_back = bring_back(program_, profile_, decision_, stretch);
                }
            }
        }
    }

    AllowedStretch modified(StretchId stretch, const std::optional<Dose>& dose) const {
        AllowedStretch allowed{stretch, dose, {}, {}};
        for_each_applying(stretch, [&](ExclusionId id, bool is_possible) {
            allowed.precautions.push_back({id, is_possible, facts_of(id, is_possible)});
            allowed.dose = modified_dose(rules_[stretch], allowed.dose, *rules_[id].modify);
            add_alternatives(id, allowed.instead);
        });
        // Limits again: the dose of a first session may have brought numbers that an earlier precaution limits.
        for (const Precaution& precaution : allowed.precautions) {
            const Modification limits{{}, false, rules_[precaution.exclusion].modify->at_most};
            allowed.dose = modified_dose(rules_[stretch], allowed.dose, limits);
        }
        return allowed;
    }

    std::vector<FactValue> facts_of(ExclusionId id, bool is_possible) const {
        const Test& test = program_.exclusion_tests()[index(id)];
        return values(is_possible ? open_facts(program_, test, decision_) : true_facts(test));
    }

    // Calls `visit(exclusion, is_possible)` for those that concern the stretch, the certain ones first.
    template <class Visit>
    void for_each_applying(StretchId stretch, Visit visit) const {
        for (const bool is_possible : {false, true}) {
            (is_possible ? decision_.maybe_excluding : decision_.excluding).for_each([&](ExclusionId id) {
                if (concerns(rules_[id], stretch)) visit(id, is_possible);
            });
        }
    }

    void add_alternatives(ExclusionId exclusion, std::vector<StretchId>& instead) const {
        for (const StretchId other : rules_[exclusion].instead) {
            const bool is_new = std::find(instead.begin(), instead.end(), other) == instead.end();
            if (is_new && decision_.allowed.contains(other)) instead.push_back(other);
        }
    }

    // The weightiest reason: what is certain, then what could be, then what the person can change.
    ExcludedStretch obstacle(StretchId stretch) const {
        ExcludedStretch excluded;
        excluded.stretch = stretch;
        for_each_applying(stretch, [&](ExclusionId id, bool is_possible) {
            if (rules_[id].modify) return;
            add_alternatives(id, excluded.instead);
            if (excluded.exclusion) return;
            excluded.exclusion = id;
            excluded.obstacle = is_possible ? Obstacle::possible_exclusion : Obstacle::exclusion;
            excluded.facts = facts_of(id, is_possible);
        });
        const StretchFilter filter(rules_, profile_);
        if (excluded.exclusion) {
            const Stretch& entry = rules_[stretch];
            excluded.is_kept_otherwise = filter.is_too_early(entry) || filter.unmet_need(entry) != nullptr;
            return excluded;
        }
        if (filter.is_too_early(rules_[stretch])) {
            excluded.obstacle = Obstacle::too_early;
        } else {
            excluded.obstacle = Obstacle::equipment;
            excluded.missing = *filter.unmet_need(rules_[stretch]);
        }
        return excluded;
    }

    const Program& program_;
    const RuleBase& rules_;
    const Profile& profile_;
    const Decision& decision_;
    Detail detail_;
};

}  // namespace

std::vector<const AllowedStretch*> offered(const Explanation& explanation) {
    std::vector<const AllowedStretch*> all;
    for (const AllowedStretch& one : explanation.stretches) all.push_back(&one);
    for (const AllowedStretch& one : explanation.modified) all.push_back(&one);
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->stretch < b->stretch; });
    return all;
}

Explanation explain(const Program& program, const Profile& profile, const Decision& decision, Detail detail) {
    return Explainer(program, profile, decision, detail).explain();
}

}  // namespace triage
