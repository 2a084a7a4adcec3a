#include "triage/explain.hpp"

#include <algorithm>
#include <bit>

#include "stretch_filter.hpp"

namespace triage {

namespace {

class Explainer {
public:
    Explainer(const Program& program, const Profile& profile, const Decision& decision)
        : program_(program), rules_(program.rules()), profile_(profile), decision_(decision) {}

    Explanation explain() const {
        Explanation why;
        why.id = profile_.id;
        why.verdict = decision_.verdict;
        why.floor = decision_.floor;
        why.ceiling = decision_.ceiling;
        why.settled = decision_.settled;
        why.reasons = reasons();
        why.ask = questions();
        if (decision_.verdict == Verdict::proceed) add_stretches(why);
        return why;
    }

private:
    std::vector<Reason> reasons() const {
        std::vector<Reason> all;
        decision_.certain.for_each([&](RuleId rule) {
            all.push_back({rule, values(true_facts(program_.rule_tests()[index(rule)]))});
        });
        std::stable_sort(all.begin(), all.end(), [&](const Reason& a, const Reason& b) {
            const Level left = rules_[a.rule].level;
            const Level right = rules_[b.rule].level;
            return std::pair(left.outcome, left.urgency) > std::pair(right.outcome, right.urgency);
        });
        return all;
    }

    std::vector<Question> questions() const {
        std::vector<Question> all;
        decision_.missing.for_each([&](FactId fact) { all.push_back({fact, {}, {}}); });
        decision_.possible.for_each([&](RuleId rule) {
            IdSet<FactId> waits_for(rules_.vocabulary.facts().size());
            program_.add_missing(rule, decision_, waits_for);
            for (Question& question : all) {
                if (!waits_for.contains(question.fact)) continue;
                question.could_be = join(question.could_be, rules_[rule].level);
                question.rules.push_back(rule);
            }
        });
        std::stable_sort(all.begin(), all.end(), [](const Question& a, const Question& b) {
            return std::pair(a.could_be.urgency, a.could_be.outcome) >
                   std::pair(b.could_be.urgency, b.could_be.outcome);
        });
        return all;
    }

    // The facts of the satisfied literals of all clauses that hold.
    IdSet<FactId> true_facts(const Test& test) const {
        IdSet<FactId> facts(rules_.vocabulary.facts().size());
        for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
            const Clause& clause = program_.clauses()[i];
            if (literals(clause, satisfied).size() < clause.at_least) continue;
            for (const FactId fact : literals(clause, satisfied)) facts.insert(fact);
        }
        return facts;
    }

    IdSet<FactId> unknown_facts(const Test& test) const {
        IdSet<FactId> facts(rules_.vocabulary.facts().size());
        for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
            for (const FactId fact : literals(program_.clauses()[i], unknown)) facts.insert(fact);
        }
        return facts;
    }

    using Pick = std::uint64_t (*)(const Mask&, std::uint64_t is_true, std::uint64_t is_false);
    static std::uint64_t satisfied(const Mask& mask, std::uint64_t is_true, std::uint64_t is_false) {
        return (mask.need_true & is_true) | (mask.need_false & is_false);
    }
    static std::uint64_t unknown(const Mask& mask, std::uint64_t is_true, std::uint64_t is_false) {
        return (mask.need_true | mask.need_false) & ~(is_true | is_false);
    }

    std::vector<FactId> literals(const Clause& clause, Pick pick) const {
        std::vector<FactId> facts;
        for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
            const Mask& mask = program_.masks()[i];
            std::uint64_t rest = pick(mask, decision_.literals_true[mask.word], decision_.literals_false[mask.word]);
            for (; rest != 0; rest &= rest - 1) {
                facts.push_back(
                    program_.literals()[std::size_t{mask.word} * 64 + static_cast<std::size_t>(std::countr_zero(rest))]
                        .fact);
            }
        }
        return facts;
    }

    std::vector<FactValue> values(const IdSet<FactId>& facts) const {
        std::vector<FactValue> all;
        facts.for_each([&](FactId fact) {
            const bool is_quantity = rules_.vocabulary[fact].quantity.has_value();
            all.push_back({fact, profile_.presence(fact), is_quantity ? profile_.value(fact) : std::nullopt});
        });
        return all;
    }

    // --- stretches -----------------------------------------------------------------------------------------

    void add_stretches(Explanation& why) const {
        const Progression* progression = rules_.progression ? &*rules_.progression : nullptr;
        const std::optional<double> done = sessions_done(rules_, profile_);
        for (std::size_t i = 0; i < rules_.stretches.size(); ++i) {
            const auto stretch = static_cast<StretchId>(i);
            if (decision_.allowed.contains(stretch)) {
                why.stretches.push_back({stretch, dose_for_session(rules_[stretch], progression, done)});
            } else {
                why.excluded.push_back(obstacle(stretch));
            }
        }
    }

    // The weightiest reason: what is certain, then what could be, then what the person can change.
    ExcludedStretch obstacle(StretchId stretch) const {
        ExcludedStretch excluded;
        excluded.stretch = stretch;
        if (const auto exclusion = removed_by(decision_.excluding, stretch)) {
            excluded.exclusion = exclusion;
            excluded.facts = values(true_facts(program_.exclusion_tests()[index(*exclusion)]));
            return excluded;
        }
        if (const auto exclusion = removed_by(decision_.maybe_excluding, stretch)) {
            excluded.obstacle = Obstacle::possible_exclusion;
            excluded.exclusion = exclusion;
            excluded.facts = values(unknown_facts(program_.exclusion_tests()[index(*exclusion)]));
            return excluded;
        }
        const StretchFilter filter(rules_, profile_);
        if (filter.is_too_early(rules_[stretch])) {
            excluded.obstacle = Obstacle::too_early;
        } else {
            excluded.obstacle = Obstacle::equipment;
            excluded.missing = *filter.unmet_need(rules_[stretch]);
        }
        return excluded;
    }

    std::optional<ExclusionId> removed_by(const IdSet<ExclusionId>& exclusions, StretchId stretch) const {
        std::optional<ExclusionId> found;
        exclusions.for_each([&](ExclusionId exclusion) {
            const std::vector<StretchId>& removed = rules_[exclusion].stretches;
            if (!found && std::find(removed.begin(), removed.end(), stretch) != removed.end()) found = exclusion;
        });
        return found;
    }

    const Program& program_;
    const RuleBase& rules_;
    const Profile& profile_;
    const Decision& decision_;
};

}  // namespace

Explanation explain(const Program& program, const Profile& profile, const Decision& decision) {
    return Explainer(program, profile, decision).explain();
}

}  // namespace triage
