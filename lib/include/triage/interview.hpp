// Which question to ask next, and why; the profile is the whole state of the interview.
//
// Used by `triage ask` and by apps with a screen of their own. An app keeps a profile, asks what `next_screen` or
// `next_question` says, writes the answer into the profile, and asks again; going back is taking an older profile.
//
//     triage::Profile person(program.vocabulary());
//     while (const auto next = triage::next_question(program, person)) {
//         person.set(next->fact, ask(program.vocabulary()[next->fact].question));
//     }
//     const triage::Decision decision = program.evaluate(person);
//
// Emergencies come first. Among equals comes the question that leaves the fewest others open, its answers taken for
// equally likely; then the order of the packs. Nothing is asked that could not change the decision, and nothing is left
// to ask exactly when the decision is settled, urgency included, or waits only for what the person is unsure of. Under
// `proceed` there follows what still keeps a stretch from being offered, or from being offered as it is.
//
// Four answers to a finding: yes and no are `Profile::set`, not sure is `Profile::set_unsure` (it stays unknown, is not
// asked again, and holds back every `proceed` it matters to), and skip is a member of `later`, asked after all others.
//
// Whoever is not sure about an emergency is told at once to act as if it were one, and may then go on: `act_now`.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "triage/decision.hpp"
#include "triage/explain.hpp"
#include "triage/export.hpp"
#include "triage/profile.hpp"
#include "triage/program.hpp"

namespace triage {

/// A question that is worth asking, and the reason for it.
struct NextQuestion {
    FactId fact{};
    /// What the decision could become: its floor joined with the levels of `rules`.
    Level could_become;
    std::vector<RuleId> rules;  ///< possible rules that wait for it, the most urgent first
    /// Under `proceed`: possible exclusions that wait for it. It changes no level, only which stretches are offered.
    std::vector<ExclusionId> exclusions{};
};

/// An emergency that holds if the answers that the person is not sure of turn out badly, whatever else is answered.
struct ActNow {
    RuleId rule{};
    std::vector<Requirement> as_if;  ///< what the rule needs of the facts that the person is not sure of
};

/// A group of questions, or a single one.
struct NextScreen {
    std::optional<GroupId> group;
    /// At least one, the one to ask first in front. A quantity is among others only where it need not apply: its "no"
    /// is that, and its "yes" still lacks a number.
    std::vector<NextQuestion> questions;
    /// How many more questions, at most, could follow after these, the numbers that these still lack not counted.
    std::size_t could_follow = 0;
    std::vector<ActNow> act_now{};  ///< to be said before anything is asked
};

/// What somebody has to be told at once who is not sure, in pack order; nothing where the decision is an emergency
/// already. `explain` says the same of a decision, in `unsure`.
TRIAGE_EXPORT std::vector<ActNow> act_now(const Program& program, const Profile& profile);

/// The next question, if there is one. `later`: facts to ask after all others; empty for none.
TRIAGE_EXPORT std::optional<NextQuestion> next_question(const Program& program, const Profile& profile,
                                                        const IdSet<FactId>& later = {});

/// The next question together with those of its group that are still worth asking and are not in `later`, unless it is
/// itself.
TRIAGE_EXPORT std::optional<NextScreen> next_screen(const Program& program, const Profile& profile,
                                                    const IdSet<FactId>& later = {});

}  // namespace triage
