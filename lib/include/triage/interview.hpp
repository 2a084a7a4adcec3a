// Which question to ask next, and why; the profile is the whole state of the interview.
//
// Used by `triage ask` and by apps with a screen of their own. An app keeps a profile, asks what `next_screen` says,
// writes each answer into the profile with `answer`, and asks again; going back is taking an older profile.
//
//     triage::Profile person(program.vocabulary());
//     while (const auto screen = triage::next_screen(program, person)) {
//         for (const triage::NextLine& line : screen->lines) {
//             triage::answer(program.vocabulary(), line.asks, my_screen.ask(*screen, line), person);
//         }
//     }
//     const triage::Decision decision = program.evaluate(person);
//
// Screens come in the order of the packs (gateway.hpp), each with those of its lines that an answer could still matter
// to. A "yes" opens the facts of its line: they are asked at once if one of them could be an emergency, and otherwise
// before the next screen that wants it (`Screen::comes_after_opened`). What stands on no screen comes last, the gravest
// first: emergencies before all others, among equals the question that leaves the fewest others open, its answers taken
// for equally likely; then the order of the packs. `next_question` asks fact by fact in that order and knows no
// screens.
//
// Nothing is asked that could not change the decision, and nothing is left to ask exactly when the decision is settled,
// urgency included, or waits only for what the person is unsure of. Under `proceed` there follows what still keeps a
// stretch from being offered, or from being offered as it is: any stretch, or those that are wanted.
//
// Answers to a line: yes, no, unsure (a fact stays unknown, is not asked again, and holds back every `proceed` it
// matters to; of a gateway, each of its facts is asked by itself). Skip is a member of `later`, asked after all others.
//
// Whoever is not sure about an emergency is told at once to act as if it were one, and may then go on: `act_now`.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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

/// A line that is worth asking: a fact, or a gateway with the facts that its answer would settle.
struct NextLine {
    Line asks;
    /// The facts that are open: the fact itself, or those that the gateway stands for. At least one.
    std::vector<FactId> facts;
    /// What the decision could become: its floor joined with the levels of `rules`.
    Level could_become;
    std::vector<RuleId> rules;  ///< possible rules that wait for these facts, the most urgent first
    /// Under `proceed`: possible exclusions that wait for them. They change no level, only which stretches are offered.
    std::vector<ExclusionId> exclusions{};
};

/// Why these lines stand together.
enum class ScreenKind : std::uint8_t {
    screen,      ///< a screen of the packs
    opened,      ///< the facts of a gateway that was answered with yes or unsure
    left_empty,  ///< that gateway once more: all that it stands for was denied behind a "yes"; its "no" takes that back
    group,       ///< facts that are on no screen, and are asked together
    single,      ///< one fact
    again,       ///< facts that were there some days ago: are they still? (`Profile::was_there`)
};

/// What an interview is about: whether the person may stretch, or which stretches suit them.
enum class Phase : std::uint8_t { danger, stretches };

/// Lines to ask together, at least one.
struct NextScreen {
    ScreenKind kind = ScreenKind::single;
    /// Names it for programs, the same whenever these lines come: the id of the screen, the gateway, the group or the
    /// fact, with the kind in front of the second and third: `ill`, `opened/fever_sweats`, `left_empty/fever_sweats`.
    std::string id;
    /// A heading and the question for all lines; empty for a single fact, which is its own question.
    std::string name;
    std::string question;
    std::optional<ScreenId> screen;    ///< of the packs, also for what it has opened
    std::optional<GatewayId> gateway;  ///< whose facts these are; for `opened` and `left_empty`
    std::optional<GroupId> group;      ///< of the facts; for `group`
    /// A quantity is among others only where it need not apply: its "no" is that, and its "yes" still lacks a number.
    /// On a screen of the packs a quantity may also stand as a number to give.
    std::vector<NextLine> lines;
    Phase phase = Phase::danger;
    /// How many more lines could follow after these, at most, as far as is known now; a "yes" may open more.
    std::size_t could_follow = 0;
    /// The share of what had to be asked of somebody unknown that is answered, from 0 to 1. It never falls while a
    /// profile only grows and the wanted stretches stay.
    double progress = 0;
    std::vector<ActNow> act_now{};  ///< to be said before anything is asked
};

/// What the person who asks wants.
struct Asking {
    /// Facts to ask after all others; a gateway comes later when all of its open facts do. Empty for none.
    IdSet<FactId> later{};
    /// Under `proceed`, only what these stretches wait for is asked; empty: any stretch. `stretches_of_today`
    /// (plan.hpp) has what most people want.
    std::vector<StretchId> wanted{};
};

/// What somebody has to be told at once who is not sure, in pack order; nothing where the decision is an emergency
/// already. `explain` says the same of a decision, in `unsure`.
TRIAGE_EXPORT std::vector<ActNow> act_now(const Program& program, const Profile& profile);

/// The next question, if there is one. `later`: facts to ask after all others; empty for none.
TRIAGE_EXPORT std::optional<NextQuestion> next_question(const Program& program, const Profile& profile,
                                                        const IdSet<FactId>& later = {});

/// The next lines to ask; nothing where no answer could change the decision. At most `most_lines` at once; the others
/// of a longer screen come next.
TRIAGE_EXPORT std::optional<NextScreen> next_screen(const Program& program, const Profile& profile,
                                                    const Asking& asking = {});

/// Nobody takes in more lines at once.
inline constexpr std::size_t most_lines = 6;

/// Writes an answer to a line into the profile. The "yes" of a quantity leaves it unknown: its number is set with
/// `set_value`. A "no" to a line whose "yes" was left empty takes that back.
TRIAGE_EXPORT void answer(const Vocabulary& vocabulary, const Line& line, LineAnswer answer, Profile& profile);

}  // namespace triage
