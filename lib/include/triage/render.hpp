// Decisions, plans and interviews as text for people and as JSON for programs, and a decision as a page for a doctor.
// Only here do ids become names again.
//
// Used by the command line, and by apps that show a page as it is or hand JSON on to their own screens. An app that
// draws everything itself takes the ids of an `Explanation` and needs little of this but `advice_text`.
//
//     const triage::Explanation why = triage::explain(program, profile, decision);
//     const triage::RenderOptions options{.width = 72, .emergency_number = "112"};
//     std::cout << triage::to_text(program, why, options);
//     std::cout << triage::to_json(program, why, options) << '\n';
//
// Every text is UTF-8, and ends in a newline unless it is a single sentence or empty. It is safe to print: packs with
// characters that a terminal obeys are refused, and issues are made printable (printable.hpp). The texts of
// `RenderOptions` are the caller's own and are not looked at. JSON objects have their keys in a fixed order, so that
// equal arguments give equal bytes.
//
// REQUIRES, for every function with a `program`: the other arguments were made with it. Ids of another program would
// name other entries, which nothing detects.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "triage/at_least.hpp"
#include "triage/explain.hpp"
#include "triage/export.hpp"
#include "triage/interview.hpp"
#include "triage/paragraph.hpp"
#include "triage/plan.hpp"

namespace triage {

/// How much a decision's text has.
enum class Breadth : std::uint8_t {
    /// What a person needs now: the verdict, what to do, why in a line or two, which new sign would mean what. It fits
    /// on a screen of 80 columns and 24 lines for nearly everybody.
    now,
    /// Every stretch that is allowed, what is left out and why, all open questions, and what the packs want to be
    /// said.
    all,
};

/// The wishes of whoever shows a text. JSON looks at `emergency_number` and `answered_at` only.
struct RenderOptions {
    /// Columns of the terminal, where text wraps. Below 20 it counts as 20, and above 100 as 100: longer lines are hard
    /// to read.
    std::size_t width = 80;
    /// Whether headings and the like are coloured with escape sequences, which only a terminal should be sent.
    Color color = Color::never;
    /// Replaces `{emergency_number}` in advice; empty: "your local emergency number". No number is built in, since the
    /// library does not know the country.
    std::string emergency_number;
    /// The moment of the answers, as RFC 3339 has it, if the caller knows it: then JSON says at which moment a decision
    /// ends that changes by time, and not only in how many hours.
    std::string answered_at;
    /// A sentence under the open questions that says how to answer them in the caller's interface; empty: none.
    std::string how_to_answer;
    /// A sentence under the stretches that says how to see their steps; empty: none.
    std::string how_to_see_steps;
    /// A sentence at the end of a text that leaves something out, which says how to see the rest; empty: none.
    std::string how_to_see_all;
    /// Only decisions look at it: a plan has one length.
    Breadth breadth = Breadth::now;
};

/// A decision for a worried person: the verdict and what to do first, then why, which new sign would mean what, what
/// is open, and the stretches. Whoever stops reading after three lines knows what to do. Names and sources for
/// clinicians, and how far each was checked, stand there with `Detail::full` only.
TRIAGE_EXPORT std::string to_text(const Program& program, const Explanation& explanation,
                                  const RenderOptions& options = {});

/// The same under `proceed`, with what to do today in the place of the list of stretches: exercises, doses and steps.
/// With `Breadth::all` both stand there. REQUIRES: `today` is the plan of that profile, or an empty one.
TRIAGE_EXPORT std::string to_text(const Program& program, const Explanation& explanation, const Plan& today,
                                  const RenderOptions& options = {});

/// One line of JSON without a newline; docs/cli.md has its form. It has everything that a page about the decision
/// needs, so that a program needs no copy of the pack.
TRIAGE_EXPORT std::string to_json(const Program& program, const Explanation& explanation,
                                  const RenderOptions& options = {});

/// A plan, for the person who follows it: the warm-up first, then what to do. For an empty plan the page says why there
/// is none, what would help, and which stretches are allowed all the same.
TRIAGE_EXPORT std::string to_text(const Program& program, const Plan& plan, const RenderOptions& options = {});

/// The decision's line of JSON with one key more, `plan`; docs/cli.md has its form.
TRIAGE_EXPORT std::string to_json(const Program& program, const Plan& plan, const RenderOptions& options = {});

/// One line of JSON that `parse_profile` reads as this profile. Facts are named by their ids.
TRIAGE_EXPORT std::string to_json(const Profile& profile, const Vocabulary& vocabulary);

/// One line of JSON for a program: `{"issues": […]}`, errors and warnings together in the order of the list.
TRIAGE_EXPORT std::string to_json(const Issues& issues);

/// The text for a rejected profile: its issues, and behind a blank line what is certain all the same, if anything is.
TRIAGE_EXPORT std::string to_text(const Program& program, const ProfileResult& rejected,
                                  const RenderOptions& options = {});

/// The part of that which is certain although the profile was rejected (at_least.hpp), as prominent as a verdict: what
/// to do, and why. It asks no question, since the profile must be mended first. Empty where nothing is certain.
TRIAGE_EXPORT std::string at_least_text(const Program& program, const ProfileResult& rejected,
                                        const RenderOptions& options = {});

/// One line of JSON: `{"issues": […], "at_least": {"verdict", "urgency", "rules"}}`, without the second key where
/// nothing is certain.
TRIAGE_EXPORT std::string to_json(const Program& program, const ProfileResult& rejected);

/// The wishes of whoever prints a page for a doctor.
struct DoctorOptions {
    /// As for `RenderOptions`. The HTML has no width and no escapes.
    std::size_t width = 80;
    Color color = Color::never;
    /// When the answers were given, as it is to be read; empty: a line to fill in by hand. The library has no clock.
    std::string answered_on;
};

/// One decision for the doctor whom the person sees, on a page: the verdict and how urgent it is; the red flags that
/// were said, gravest first, since when and with which numbers; what else was said; what was denied and how it was
/// asked; what the person is not sure of; what nobody asked; the rules that hold and their sources, each with how far
/// it was checked; the packs to the byte. Every fact of the profile is there, and only once.
///
/// It tells a question that was answered with no from one that `no_others` denied with everything else, as far as the
/// profile knows (`Profile::denied_with_others`). `context` is the sender's own, and is left out.
///
/// REQUIRES: `explanation` is of a decision on `profile`; any `Detail` will do.
TRIAGE_EXPORT std::string doctor_text(const Program& program, const Profile& profile, const Explanation& explanation,
                                      const DoctorOptions& options = {});

/// The same as one HTML file that needs nothing else, made to be printed: black on white, on one sheet of A4 or Letter
/// for most people. It runs and fetches nothing, and is well-formed as XML, too, but for its first line.
TRIAGE_EXPORT std::string doctor_html(const Program& program, const Profile& profile, const Explanation& explanation,
                                      const DoctorOptions& options = {});

/// A rule's advice with each `{emergency_number}` replaced; an empty number reads "your local emergency number".
TRIAGE_EXPORT std::string advice_text(std::string_view advice, const std::string& emergency_number);

/// The next screen of an interview: what to do at once if there is anything (`NextScreen::act_now`), its questions, why
/// each is asked, and how many more there may be.
TRIAGE_EXPORT std::string to_text(const Program& program, const NextScreen& screen, const RenderOptions& options = {});

/// One line of JSON without a newline: `{"next": …, "decided": …}`; docs/cli.md has its form. Each question says which
/// control it needs. `decision` is the one so far: an interview may be left at any screen.
TRIAGE_EXPORT std::string to_json(const Program& program, const NextScreen& screen, const Decision& decision,
                                  const RenderOptions& options = {});

/// One line of JSON without a newline, for a program that keeps the profile and asks for the next screen: `{"profile":
/// …, "next": …, "decided": …}`. Where nothing is left to ask, `next` is null and `decision` has the whole decision.
TRIAGE_EXPORT std::string next_to_json(const Program& program, const Profile& profile, const Asking& asking = {},
                                       const RenderOptions& options = {});

/// A warning for a person who is not sure about an emergency: the questions that it is about, at most five lines of
/// them, and the advice of the first rule only, since in an emergency there is one thing to do. REQUIRES: not empty.
TRIAGE_EXPORT std::string to_text(const Program& program, const std::vector<ActNow>& act_now,
                                  const RenderOptions& options = {});

/// The reason for a question as one plain sentence, without the names of rules: "A yes could mean an emergency.", or
/// that it decides about stretches.
TRIAGE_EXPORT std::string why_text(const Program& program, const NextLine& line);

/// What a line means, in plain words: its help; where the pack has none, the full questions of what it stands for.
TRIAGE_EXPORT std::string help_text(const Vocabulary& vocabulary, const NextLine& line);

/// A line as a checklist shows it: that of a gateway, or a fact's item, or its question where it has none.
TRIAGE_EXPORT std::string line_text(const Vocabulary& vocabulary, const Line& line);

/// The number that a person is to type, in words: "a number from 0 to 10", "a number of days, or 2w for two
/// weeks".
TRIAGE_EXPORT std::string number_wanted(const Quantity& quantity);

}  // namespace triage
