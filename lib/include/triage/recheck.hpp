// What somebody's answers of some days ago still answer today.
//
// Most uses are the second and later: nobody should say again what cannot have changed. Packs say how long the answers
// to which facts hold (`KeepRule`); everything else is asked again.
//
//     const auto kept = triage::kept_answers(program, older, *triage::read_day("2026-11-23"));
//     if (!kept) return complain(kept.issues);
//     triage::Profile person = kept->profile;
//     while (const auto screen = triage::next_screen(program, person)) …
//
// Nothing that was said is taken for less than it says:
//
// - What is there and only a clinician changes (a condition or a circumstance, without `changed_by` and not protective)
//   stays for ever, unless a rule of the pack names that fact by its id.
// - Every other answer holds as long as the rules say, a "yes" as a "no". Then it is unknown, and asked again: an
//   interview is never settled by what is over. What was there is asked before anything else (`Profile::was_there`).
// - A number that time changes grows by the days that have passed. Dates have no hours, so a day more or less is
//   possible; where a rule could tell such numbers apart, the number is asked again, and also where it leaves its
//   range.
// - The "no" to a gateway is kept where every fact that it stands for may be; its wording was compared when the
//   profile was read.
// - What the person was unsure of is asked again.
//
// Threads: pure functions.
#pragma once

#include <cstddef>

#include "triage/day.hpp"
#include "triage/export.hpp"
#include "triage/profile.hpp"
#include "triage/program.hpp"

namespace triage {

/// What is left of an older profile.
struct Kept {
    /// Dated today, with `kept_from` where it has answers that are older and will end, and with what `was_there`.
    Profile profile;
    /// The day of the older profile.
    Day since{};
    /// Answered facts and gateways that are still answered, and those that are not.
    std::size_t kept = 0;
    std::size_t asked_again = 0;
};

/// What is still known today of a profile that was answered on a day before. Issues: `missing_field` for a profile
/// without `answered_on`, `bad_date` for one of a day after today.
TRIAGE_EXPORT Result<Kept> kept_answers(const Program& program, const Profile& profile, Day today);

}  // namespace triage
