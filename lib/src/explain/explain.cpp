// From a decision, which is sets of ids, to reasons: each certain rule with the facts that made it so, each open
// question with what it could come to, each stretch with its dose or its obstacle.
//
// Nothing is decided here. Facts are read back from the compiled clauses, so an explanation cannot name a reason other
// than the one that was judged; names and wording are added later, by `render/`.
#include "triage/explain.hpp"

#include <algorithm>
#include <cassert>

#include "explain/bring_back.hpp"
#include "explain/fact_value.hpp"
#include "explain/smallest_change.hpp"
#include "explain/valid_until.hpp"
#include "explain/waiting_rules.hpp"
#include "explain/why_not.hpp"
#include "program/clauses.hpp"
#include "program/gateways.hpp"
#include "program/offer.hpp"
#include "program/stretch_filter.hpp"

namespace triage {

namespace {

// One explanation. It refers to what it was given and changes nothing, so its functions may be called in any order.
class Explainer {
public:
    Explainer(const Evaluator& evaluator, const Profile& profile, Detail detail)
        : evaluator_(evaluator),
          program_(evaluator.program()),
          rules_(program_.rules()),
          profile_(profile),
          decision_(evaluator.decision()),
          detail_(detail) {}

    // Stretches are told under `proceed` only: under any other verdict all of them are left out. `add_unsure` reads
    // the questions, so it comes after them.
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
        add_gateways(why);
        why.ask = questions();
        if (decision_.verdict == Verdict::proceed) add_stretches(why);
        add_unsure(why);
        why.valid_until = valid_until(program_, profile_, decision_);
        if (detail_ != Detail::brief) why.smallest_change = smallest_change(program_, profile_, decision_);
        if (detail_ == Detail::full) why.not_fired = rules_not_fired(evaluator_, profile_);
        return why;
    }

private:
    // Most restrictive first, outcome before urgency; pack order among equals.
    std::vector<Reason> reasons() const {
        std::vector<Reason> all;
        decision_.certain.for_each([&](RuleId rule) {
            all.push_back({rule, values(true_facts(program_.condition(rule)))});
        });
        std::stable_sort(all.begin(), all.end(), [&](const Reason& a, const Reason& b) {
            return by_outcome(rules_[a.rule].level) > by_outcome(rules_[b.rule].level);
        });
        return all;
    }

    // What was shown, whatever the answer; only a "yes" says anything of its own.
    void add_gateways(Explanation& why) const {
        for (const GatewayId id : rules_.vocabulary.gateway_ids()) {
            const std::optional<LineAnswer> answer = profile_.answer_to(id);
            if (!answer) continue;
            AnsweredGateway& answered = why.gateways.emplace_back();
            answered.gateway = id;
            answered.answer = *answer;
            if (*answer != LineAnswer::yes) continue;
            answered.level = program_.level_of(id, profile_);
            answered.raises = raises(program_, id, profile_, decision_);
            if (answered.raises) answered.rules = rules_of_mildest(rules_.vocabulary[id]);
        }
    }

    // The mildest fact that is not denied; of a line of which all is denied, the mildest of all.
    std::vector<RuleId> rules_of_mildest(const Gateway& gateway) const {
        std::vector<RuleId> mildest;
        std::optional<Level> least;
        for (const bool with_denied : {false, true}) {
            for (const StandsFor& each : gateway.stands_for) {
                if (!with_denied && profile_.absent().contains(each.fact)) continue;
                std::vector<RuleId> alone = rules_alone(each.fact);
                Level level;
                for (const RuleId rule : alone) level = join(level, rules_[rule].level);
                if (least && by_outcome(level) >= by_outcome(*least)) continue;
                least = level;
                mildest = std::move(alone);
            }
            if (least) break;
        }
        return mildest;
    }

    // Most restrictive first, as reasons are.
    std::vector<RuleId> rules_alone(FactId fact) const {
        std::vector<RuleId> alone;
        for (const RuleId rule : rules_.rule_ids()) {
            if (follows_from(program_, rule, fact)) alone.push_back(rule);
        }
        std::stable_sort(alone.begin(), alone.end(),
                         [&](RuleId a, RuleId b) { return by_outcome(rules_[a].level) > by_outcome(rules_[b].level); });
        return alone;
    }

    // What could be most urgent first; pack order among equals.
    std::vector<Question> questions() const {
        std::vector<Question> all;
        for (WaitingRules& waiting : waiting_rules(evaluator_)) {
            Level could_be;
            for (const RuleId rule : waiting.rules) could_be = join(could_be, rules_[rule].level);
            all.push_back({waiting.fact, could_be, std::move(waiting.rules), profile_.is_unsure(waiting.fact)});
        }
        std::stable_sort(all.begin(), all.end(), [](const Question& a, const Question& b) {
            return by_urgency(a.could_be) > by_urgency(b.could_be);
        });
        return all;
    }

    // For each question that the person could not answer, the most urgent rule that waits for it and the literal of it
    // that the rule waits for. Until they know, that rule's advice holds for them.
    void add_unsure(Explanation& why) const {
        for (const Question& question : why.ask) {
            if (!question.is_unsure || question.rules.empty()) continue;
            const RuleId rule = most_urgent(question.rules);
            for (const Requirement& each : waits_for(evaluator_, profile_, rule)) {
                if (each.literal.fact != question.fact) continue;
                why.unsure.push_back({question.fact, rule, each});
                break;
            }
        }
    }

    // The first in pack order among the most urgent. REQUIRES: at least one rule.
    RuleId most_urgent(const std::vector<RuleId>& rules) const {
        return *std::max_element(rules.begin(), rules.end(), [&](RuleId a, RuleId b) {
            return by_urgency(rules_[a].level) < by_urgency(rules_[b].level);
        });
    }

    // The facts of the satisfied literals of all clauses that hold. Where a rule holds in several ways, the facts of
    // each are told.
    IdSet<FactId> true_facts(const CompiledCondition& condition) const {
        const LiteralStates& states = evaluator_.literals();
        IdSet<FactId> facts(rules_.vocabulary.facts().size());
        for (const Clause& clause : program_.clauses(condition)) {
            const std::span<const Mask> masks = program_.masks(clause);
            if (certainty_of(clause, masks, states) != Certainty::certain) continue;
            for (const Mask& mask : masks) {
                for_each_literal(mask.word, satisfied(mask, states),
                                 [&](std::size_t literal) { facts.insert(program_.literals()[literal].fact); });
            }
        }
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
        for (const StretchId stretch : rules_.stretch_ids()) {
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

    // A stretch that precautions allow. All of them count: their limits are applied one after the other.
    AllowedStretch modified(StretchId stretch, const std::optional<Dose>& dose) const {
        AllowedStretch allowed{stretch, dose, {}, {}};
        for_each_applying(stretch, [&](ExclusionId id, bool is_possible) {
            allowed.precautions.push_back({id, is_possible, facts_of(id, is_possible)});
            allowed.dose = modified_dose(rules_[stretch], allowed.dose, *rules_[id].modify);
            add_alternatives(id, allowed.instead);
        });
        // Apply the limits once more: a later precaution may have brought in the numbers of the first session, which
        // an earlier one limits.
        for (const Precaution& precaution : allowed.precautions) {
            const Modification limits{{}, false, rules_[precaution.exclusion].modify->at_most};
            allowed.dose = modified_dose(rules_[stretch], allowed.dose, limits);
        }
        return allowed;
    }

    // The facts that made an exclusion certain, or the unknown ones that it hangs on.
    std::vector<FactValue> facts_of(ExclusionId id, bool is_possible) const {
        const CompiledCondition& condition = program_.condition(id);
        return values(is_possible ? open_facts(program_, condition, evaluator_.literals()) : true_facts(condition));
    }

    // Calls `visit(exclusion, is_possible)` for those that concern the stretch, the certain ones first, pack order
    // among equals.
    template <class Visit>
    void for_each_applying(StretchId stretch, Visit visit) const {
        for (const bool is_possible : {false, true}) {
            (is_possible ? decision_.maybe_excluding : decision_.excluding).for_each([&](ExclusionId id) {
                if (concerns(rules_[id], stretch)) visit(id, is_possible);
            });
        }
    }

    // Adds the exclusion's alternatives that are allowed as they are, each once.
    void add_alternatives(ExclusionId exclusion, std::vector<StretchId>& instead) const {
        for (const StretchId other : rules_[exclusion].instead) {
            const bool is_new = std::find(instead.begin(), instead.end(), other) == instead.end();
            if (is_new && decision_.allowed.contains(other)) instead.push_back(other);
        }
    }

    // Names the weightiest obstacle: a certain exclusion, then a possible one, then a session that is too early, then
    // equipment. REQUIRES: the stretch is neither allowed nor modified. So without an exclusion, and not too early, it
    // has an unmet need.
    ExcludedStretch obstacle(StretchId stretch) const {
        ExcludedStretch excluded;
        excluded.stretch = stretch;
        for_each_applying(stretch, [&](ExclusionId id, bool is_possible) {
            if (rules_[id].modify) return;
            add_alternatives(id, excluded.instead);
            excluded.reasons.push_back(
                {is_possible ? Obstacle::possible_exclusion : Obstacle::exclusion, id, facts_of(id, is_possible), {}});
        });
        const bool is_excluded = !excluded.reasons.empty();
        add_other_obstacles(stretch, excluded.reasons);
        const KeptOut& first = excluded.reasons.front();
        excluded.is_kept_otherwise = is_excluded && !excluded.reasons.back().exclusion;
        excluded.obstacle = first.obstacle;
        excluded.exclusion = first.exclusion;
        excluded.facts = first.facts;
        excluded.missing = first.missing;
        return excluded;
    }

    // A session that has not come, and equipment that is not at hand: behind all exclusions.
    void add_other_obstacles(StretchId stretch, std::vector<KeptOut>& reasons) const {
        const StretchFilter filter(rules_, profile_);
        if (filter.is_too_early(rules_[stretch])) reasons.push_back({Obstacle::too_early, {}, {}, {}});
        const std::vector<EquipmentId>* unmet = filter.unmet_need(rules_[stretch]);
        if (unmet != nullptr) reasons.push_back({Obstacle::equipment, {}, {}, *unmet});
    }

    const Evaluator& evaluator_;  ///< which has decided on the profile, and knows its literals
    const Program& program_;
    const RuleBase& rules_;
    const Profile& profile_;
    const Decision& decision_;
    Detail detail_;
};

}  // namespace

// Both lists are in pack order already; sorting by id merges them.
std::vector<const AllowedStretch*> offered(const Explanation& explanation) {
    std::vector<const AllowedStretch*> all;
    for (const AllowedStretch& one : explanation.stretches) all.push_back(&one);
    for (const AllowedStretch& one : explanation.modified) all.push_back(&one);
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->stretch < b->stretch; });
    return all;
}

// A decision does not hold the literals that its reasons are made of, so they are read once more.
Explanation explain(const Program& program, const Profile& profile, const Decision& decision, Detail detail) {
    Evaluator evaluator(program);
    const Decision& again = evaluator.evaluate(profile);
    assert(again.floor == decision.floor && again.ceiling == decision.ceiling && again.allowed == decision.allowed);
    static_cast<void>(again);
    static_cast<void>(decision);
    return explain(evaluator, profile, detail);
}

Explanation explain(const Evaluator& evaluator, const Profile& profile, Detail detail) {
    return Explainer(evaluator, profile, detail).explain();
}

}  // namespace triage
