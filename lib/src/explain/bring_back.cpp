#include "explain/bring_back.hpp"

#include <algorithm>

#include "explain/change_search.hpp"
#include "explain/conflicts.hpp"
#include "program/offer.hpp"
#include "program/stretch_filter.hpp"

namespace triage {

namespace {

class BringBackSearch {
public:
    BringBackSearch(const Program& program, const Profile& profile, StretchId stretch)
        : program_(program), rules_(program.rules()), given_(profile), profile_(profile), stretch_(stretch) {}

    BringBack search(const Decision& decision) {
        BringBack back;
        provide(back);
        find_exclusions(decision, back);
        const ComparedNumbers compared(program_);
        for (const FactId fact : facts_.to_vector()) {
            changeables_.push_back(fitting_alternatives_of(program_, compared, profile_, fact));
        }
        conflicts_.emplace(program_, changeables_);
        ChangeSearch search(program_.vocabulary(), profile_, changeables_,
                            [this](const Profile& changed, const std::vector<bool>& is_changed) {
                                return worth_changing(changed, is_changed);
                            });
        back.end = search.run();
        if (back.end == SearchEnd::found) {
            back.changes = fact_changes(rules_.vocabulary, given_, changeables_, search.found());
        }
        return back;
    }

private:
    // Equipment and sessions are had, not searched for.
    void provide(BringBack& back) {
        const StretchFilter filter(rules_, given_);
        if (filter.is_too_early(rules_[stretch_])) {
            back.from_session = rules_[stretch_].from_session;
            if (rules_.progression) profile_.set_value(rules_.progression->sessions, *back.from_session - 1);
        }
        while (const auto* need = StretchFilter(rules_, profile_).unmet_need(rules_[stretch_])) {
            back.equipment.push_back(*need);
            profile_.equipment->insert(need->front());
        }
    }

    void find_exclusions(const Decision& decision, BringBack& back) {
        facts_.resize(rules_.vocabulary.facts().size());
        for (std::size_t i = 0; i < rules_.exclusions.size(); ++i) {
            if (rules_.exclusions[i].modify || !concerns(rules_.exclusions[i], stretch_)) continue;
            const auto exclusion = static_cast<ExclusionId>(i);
            exclusions_.push_back(exclusion);
            facts_.add(facts_of(exclusion));
            const bool removes = decision.excluding.contains(exclusion) || decision.maybe_excluding.contains(exclusion);
            if (removes) back.exclusions.push_back(exclusion);
        }
        if (back.from_session && rules_.progression) facts_.erase(rules_.progression->sessions);
    }

    IdSet<FactId> facts_of(ExclusionId exclusion) const {
        IdSet<FactId> facts(rules_.vocabulary.facts().size());
        for_each_clause(program_, program_.exclusion_tests()[index(exclusion)], [&](const Clause& clause) {
            for_each_mask(program_, clause, [&](const Mask& mask) {
                for_each_literal(mask.word, mask.need_true | mask.need_false,
                                 [&](std::size_t literal) { facts.insert(program_.literals()[literal].fact); });
            });
        });
        return facts;
    }

    // An exclusion lets go only when what it hangs on changes; a verdict may hang on any fact.
    std::optional<std::vector<std::size_t>> worth_changing(const Profile& changed,
                                                           const std::vector<bool>& is_changed) {
        program_.evaluate(changed, decision_);
        if (decision_.allowed.contains(stretch_) || decision_.modified.contains(stretch_)) return std::nullopt;
        if (decision_.verdict != Verdict::proceed) return conflicts_->all_but(is_changed);
        conflicts_->clear();
        for (const ExclusionId exclusion : exclusions_) {
            conflicts_->add(program_.exclusion_tests()[index(exclusion)], decision_, not_contradicted, is_changed);
        }
        // No exclusion: it is too early, and no pack counts the sessions.
        return conflicts_->fewest() ? *conflicts_->fewest() : std::vector<std::size_t>{};
    }

    const Program& program_;
    const RuleBase& rules_;
    const Profile& given_;
    Profile profile_;  ///< with what equipment and sessions would have to be
    StretchId stretch_;
    std::vector<ExclusionId> exclusions_;  ///< all that can remove the stretch
    IdSet<FactId> facts_;                  ///< of them
    std::vector<Alternatives> changeables_;
    std::optional<Conflicts> conflicts_;
    Decision decision_;
};

}  // namespace

BringBack bring_back(const Program& program, const Profile& profile, const Decision& decision, StretchId stretch) {
    return BringBackSearch(program, profile, stretch).search(decision);
}

}  // namespace triage
