// From a stretch that is left out to the least that would allow it: equipment and sessions are taken as had, then the
// fewest facts of its exclusions that would have to change are searched for (docs/decisions/0026).
//
// Other facts are not tried: under `proceed` only exclusions, equipment and sessions can keep a stretch out.
#include "explain/bring_back.hpp"

#include <algorithm>

#include "explain/change_search.hpp"
#include "explain/conflicts.hpp"
#include "program/offer.hpp"
#include "program/stretch_filter.hpp"

namespace triage {

namespace {

// One search for one stretch. `profile_` is the given profile with the equipment and sessions that `provide` has
// added; `conflicts_` refers to `alternatives_`, so the facts must be collected before it is made.
class BringBackSearch {
public:
    BringBackSearch(const Program& program, const Profile& profile, StretchId stretch)
        : program_(program),
          rules_(program.rules()),
          given_(profile),
          profile_(profile),
          stretch_(stretch),
          evaluator_(program) {}

    // The steps in their order: each needs the members that the ones before have filled.
    BringBack search(const Decision& decision) {
        BringBack back;
        provide(back);
        find_exclusions(decision, back);
        const ComparedNumbers compared(program_);
        for (const FactId fact : facts_.to_vector()) {
            alternatives_.push_back(fitting_alternatives_of(program_, compared, profile_, fact));
        }
        conflicts_.emplace(program_, alternatives_);
        ChangeSearch search(program_.vocabulary(), profile_, alternatives_,
                            [this](const Profile& changed, const std::vector<bool>& is_changed) {
                                return worth_changing(changed, is_changed);
                            });
        back.end = search.run();
        if (back.end == SearchEnd::found) {
            back.changes = fact_changes(rules_.vocabulary, given_, alternatives_, search.found());
        }
        return back;
    }

private:
    // Adds the equipment and the sessions that the stretch lacks, and notes them in the answer. What is lacking is
    // known, so nothing need be searched for. Any piece meets a need; the first one is taken.
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

    // Collects every exclusion that can remove the stretch, those that are ruled out now included: a change could make
    // one of them hold. Precautions only modify, so they are left out. The number of sessions is no fact to change any
    // more once `provide` has set it.
    void find_exclusions(const Decision& decision, BringBack& back) {
        facts_.resize(rules_.vocabulary.facts().size());
        for (const ExclusionId exclusion : rules_.exclusion_ids()) {
            if (rules_[exclusion].modify || !concerns(rules_[exclusion], stretch_)) continue;
            exclusions_.push_back(exclusion);
            facts_.add(facts_of(exclusion));
            const bool removes = decision.excluding.contains(exclusion) || decision.maybe_excluding.contains(exclusion);
            if (removes) back.exclusions.push_back(exclusion);
        }
        if (back.from_session && rules_.progression) facts_.erase(rules_.progression->sessions);
    }

    // The facts of an exclusion as it is compiled, so a fact that cannot matter is not among them.
    IdSet<FactId> facts_of(ExclusionId exclusion) const {
        IdSet<FactId> facts(rules_.vocabulary.facts().size());
        for_each_literal(program_, program_.condition(exclusion),
                         [&](std::size_t literal) { facts.insert(program_.literals()[literal].fact); });
        return facts;
    }

    // The goal of the search (see `ChangeSearch::Goal`). While the changed profile still proceeds, one exclusion that
    // stands must lose a fact it hangs on. Once a change has cost the verdict, any fact may be what brings it back, so
    // nothing is left out.
    std::optional<std::vector<std::size_t>> worth_changing(const Profile& changed,
                                                           const std::vector<bool>& is_changed) {
        const Decision& decision = evaluator_.evaluate(changed);
        if (decision.allowed.contains(stretch_) || decision.modified.contains(stretch_)) return std::nullopt;
        if (decision.verdict != Verdict::proceed) return conflicts_->all_but(is_changed);
        conflicts_->clear();
        for (const ExclusionId exclusion : exclusions_) {
            conflicts_->add(program_.condition(exclusion), evaluator_.literals(), not_contradicted, is_changed);
        }
        // With no exclusion left the stretch is too early, and no pack counts sessions: no fact can help.
        return conflicts_->fewest() ? *conflicts_->fewest() : std::vector<std::size_t>{};
    }

    const Program& program_;
    const RuleBase& rules_;
    const Profile& given_;
    Profile profile_;  ///< `given_` with the equipment and sessions that are lacking
    StretchId stretch_;
    std::vector<ExclusionId> exclusions_;  ///< all that can remove the stretch
    IdSet<FactId> facts_;                  ///< of them
    std::vector<Alternatives> alternatives_;
    std::optional<Conflicts> conflicts_;
    Evaluator evaluator_;
};

}  // namespace

BringBack bring_back(const Program& program, const Profile& profile, const Decision& decision, StretchId stretch) {
    return BringBackSearch(program, profile, stretch).search(decision);
}

}  // namespace triage
