// Decisions, plans and interviews as text for people and as JSON for programs. Only here do ids become names again.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "triage/at_least.hpp"
#include "triage/explain.hpp"
#include "triage/export.hpp"
#include "triage/interview.hpp"
#include "triage/paragraph.hpp"
#include "triage/plan.hpp"

namespace triage {

struct RenderOptions {
    std::size_t width = 80;  ///< columns of the terminal; text wraps there, and at 100 at most
    Color color = Color::never;
    std::string emergency_number;  ///< replaces `{emergency_number}`; empty: "your local emergency number"
    std::string how_to_answer;     ///< said under the open questions, in the words of the caller's interface
    std::string how_to_see_steps;  ///< said under the stretches
};

/// For a worried person: the verdict and what to do first, then why, then what is open, then the stretches.
TRIAGE_EXPORT std::string to_text(const Program& program, const Explanation& explanation,
                                  const RenderOptions& options = {});

/// One line of JSON without a newline; docs/cli.md has its form.
TRIAGE_EXPORT std::string to_json(const Program& program, const Explanation& explanation,
                                  const RenderOptions& options = {});

/// A plan, for the person who follows it: the warm-up first, then what to do.
TRIAGE_EXPORT std::string to_text(const Program& program, const Plan& plan, const RenderOptions& options = {});

/// The decision's line of JSON with one key more, `plan`; docs/cli.md has its form.
TRIAGE_EXPORT std::string to_json(const Program& program, const Plan& plan, const RenderOptions& options = {});

/// One line of JSON that `parse_profile` reads as this profile.
TRIAGE_EXPORT std::string to_json(const Profile& profile, const Vocabulary& vocabulary);

/// One line of JSON for a program: `{"issues": […]}`.
TRIAGE_EXPORT std::string to_json(const Issues& issues);

/// Of a rejected profile: its issues, and behind a blank line what is certain all the same, if anything is.
TRIAGE_EXPORT std::string to_text(const Program& program, const ProfileResult& rejected,
                                  const RenderOptions& options = {});

/// What is certain although the profile was rejected (at_least.hpp), as prominent as a verdict: what to do, and why.
/// Empty where nothing is.
TRIAGE_EXPORT std::string at_least_text(const Program& program, const ProfileResult& rejected,
                                        const RenderOptions& options = {});

/// One line of JSON: `{"issues": […], "at_least": {"verdict", "urgency", "rules"}}`, without the second key where
/// nothing is certain.
TRIAGE_EXPORT std::string to_json(const Program& program, const ProfileResult& rejected);

/// A rule's advice with `{emergency_number}` replaced; an empty number reads "your local emergency number".
TRIAGE_EXPORT std::string advice_text(std::string_view advice, const std::string& emergency_number);

/// The next screen of an interview: its questions, why each is asked, and how many more there may be.
TRIAGE_EXPORT std::string to_text(const Program& program, const NextScreen& screen, const RenderOptions& options = {});

/// One line of JSON without a newline: `{"next": …, "decided": …}`; docs/cli.md has its form. `decision`: what is known
/// so far.
TRIAGE_EXPORT std::string to_json(const Program& program, const NextScreen& screen, const Decision& decision,
                                  const RenderOptions& options = {});

/// What to do at once where the person is not sure: which questions, and the advice of the first rule; in an emergency
/// there is one thing to do. REQUIRES: not empty.
TRIAGE_EXPORT std::string to_text(const Program& program, const std::vector<ActNow>& act_now,
                                  const RenderOptions& options = {});

/// Why it is asked, as one sentence: what it could come to, and by which rules.
TRIAGE_EXPORT std::string why_text(const Program& program, const NextQuestion& question);

/// What a person is to type: "a number from 0 to 10".
TRIAGE_EXPORT std::string number_wanted(const Quantity& quantity);

}  // namespace triage
