// Who may be told to wait is decided first, from the decision alone; only for those who need no doctor is anything
// searched for (docs/decisions/0026). The search tries waiting and the facts that the packs mark as changing by
// healing or by the person, and the evaluator confirms what it finds.
#include "explain/smallest_change.hpp"

#include <algorithm>

#include "explain/change_search.hpp"
#include "explain/conflicts.hpp"

namespace triage {

namespace {

// One search. Waiting, if any clock is known, is one change beside the facts, so "a day and less pain" counts as two.
// Unknown facts are not changed: to learn one is an answer, not a change.
class SmallestChangeSearch {
public:
    SmallestChangeSearch(const Program& program, const Profile& profile)
        : program_(program), profile_(profile), evaluator_(program) {
        const ComparedNumbers compared(program);
        if (auto time = waiting(program, compared, profile)) alternatives_.push_back(std::move(*time));
        for (const FactId fact : program.vocabulary().fact_ids()) {
            const ChangedBy changed_by = program.vocabulary()[fact].changed_by;
            const bool may_change = changed_by == ChangedBy::healing || changed_by == ChangedBy::person;
            const bool is_known = profile.presence(fact) != Presence::unknown;
            if (may_change && is_known)
                alternatives_.push_back(fitting_alternatives_of(program, compared, profile, fact));
        }
        conflicts_.emplace(program, alternatives_);
    }

    // `none` means that no change which the packs mark is enough, so a doctor has to look. The changed profile is
    // evaluated once more before anything is claimed.
    SmallestChange search() {
        ChangeSearch search(program_.vocabulary(), profile_, alternatives_,
                            [this](const Profile& changed, const std::vector<bool>& is_changed) {
                                return worth_changing(changed, is_changed);
                            });
        const SearchEnd end = search.run();
        if (end == SearchEnd::none_exists) return {Prospect::see_a_doctor, {}, {}};
        if (end == SearchEnd::gave_up || program_.evaluate(search.changed()).verdict != Verdict::proceed) {
            return {Prospect::not_searched, {}, {}};
        }
        return {Prospect::changes, wait(search.found()),
                fact_changes(program_.vocabulary(), profile_, alternatives_, search.found())};
    }

private:
    // The goal of the search (see `ChangeSearch::Goal`). A rule that forbids to proceed lets go only when something
    // that makes it certain changes, whatever else does. Where no rule forbids it but open questions are left, any
    // change may help.
    std::optional<std::vector<std::size_t>> worth_changing(const Profile& changed,
                                                           const std::vector<bool>& is_changed) {
        const Decision& decision = evaluator_.judge(changed);
        if (decision.verdict == Verdict::proceed) return std::nullopt;
        conflicts_->clear();
        decision.certain.for_each([&](RuleId rule) {
            if (program_.rules()[rule].level.outcome == Outcome::proceed) return;
            conflicts_->add(program_.condition(rule), evaluator_.literals(), satisfied, is_changed);
        });
        return conflicts_->fewest() ? *conflicts_->fewest() : conflicts_->all_but(is_changed);
    }

    // The step of waiting among the changes, in hours; nothing if waiting is not among them.
    std::optional<Waiting> wait(const std::vector<ChosenChange>& found) const {
        const auto time = std::find_if(found.begin(), found.end(),
                                       [&](const ChosenChange& each) { return alternatives_[each.change].is_waiting; });
        if (time == found.end()) return std::nullopt;
        // The last step ends where a number leaves its range. No condition changes there, so no end is told.
        const std::vector<Alternative>& steps = alternatives_[time->change].steps;
        const NumberRange& first = *steps[time->first].interval;
        const bool has_end = time->last + 1 < steps.size();
        const double until = steps[time->last].interval->high;
        return Waiting{first.low, !first.with_low, has_end ? std::optional(until) : std::nullopt};
    }

    const Program& program_;
    const Profile& profile_;
    std::vector<Alternatives> alternatives_;
    std::optional<Conflicts> conflicts_;
    Evaluator evaluator_;
};

}  // namespace

// The order of these tests is the safety of the answer. Whoever should see a doctor is never offered a wait, whatever
// the packs mark: the marks say what may change, not that it is safe to wait for it.
SmallestChange smallest_change(const Program& program, const Profile& profile, const Decision& decision) {
    if (decision.floor.urgency == Urgency::emergency) return {Prospect::get_help_now, {}, {}};
    if (!decision.settled) return {Prospect::answer_first, {}, {}};
    if (decision.verdict == Verdict::proceed) return {Prospect::nothing_needed, {}, {}};
    if (decision.floor.urgency >= Urgency::routine || decision.verdict == Verdict::see_a_doctor) {
        return {Prospect::see_a_doctor, {}, {}};
    }
    return SmallestChangeSearch(program, profile).search();
}

}  // namespace triage
