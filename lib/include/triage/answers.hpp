// Answers as an app sends them: to the lines of one screen, by their ids.
//
// An app that draws its own screens shows what `next_screen` says, sends back what was tapped, and gets the new
// profile, or all issues. Used by `triage ask --next --answers`, and by services.
//
//     const auto given = triage::parse_answers(body);
//     if (!given) return complain(given.issues);
//     const auto person = triage::take_answers(program, profile, *given, {.wanted = today});
//     if (!person) return complain(person.issues);
//     const auto next = triage::next_screen(program, *person, {.wanted = today});
//
// An answer counts only for a line that was shown: the screen must be the one that is next for this profile, and the
// line of a gateway the one that it has now, which its digest tells. So nothing is ever denied that nobody saw. Of
// answers with an issue nothing counts, the good ones neither: the app shows the screen again.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "triage/export.hpp"
#include "triage/gateway.hpp"
#include "triage/interview.hpp"
#include "triage/issue.hpp"
#include "triage/profile.hpp"
#include "triage/program.hpp"

namespace triage {

/// The answer to one line.
struct GivenAnswer {
    /// Of a fact or a gateway.
    std::string id;
    /// A number is in the quantity's own unit.
    std::variant<LineAnswer, double> says;
    /// Of a gateway: that of the line that was shown; it must be there.
    std::string digest;
    /// When it was given, as RFC 3339 has it, `2026-11-20T10:00:00Z`; may be empty. Nothing is decided by it; it dates
    /// the profile.
    std::string at;
};

/// The answers to one screen. Lines may be left out: they are asked again.
struct GivenAnswers {
    /// `NextScreen::id`.
    std::string screen;
    std::vector<GivenAnswer> answers;
};

/// Reads `{"screen": …, "answers": [{"id", "answer" or "number", "digest", "at"}, …]}`; docs/embedding.md has its form.
/// Issues, with JSON Pointers: `invalid_json`, `invalid_utf8`, `wrong_type`, `unknown_key`, `repeated_key`,
/// `missing_field`, `unknown_value`.
TRIAGE_EXPORT Result<GivenAnswers> parse_answers(std::string_view json);

/// The profile with these answers. `asking`: as the screen was asked for. Failure: `not_asked` for a screen that is not
/// next, and for a line that is not on it; `other_wording`; `wrong_type` for a number where a line takes none, and for
/// a "yes" to a number that everybody has; `cannot_be_absent`; `out_of_range`; `repeated_value`; `contradiction` for
/// numbers that do not fit together; `bad_date`; `missing_field` for a gateway without its digest. `at` of an issue is
/// the JSON Pointer of the answer in the message.
///
/// Where every answer says when it was given, the profile is dated (`Profile::answered_on`): with the day of the oldest
/// answer, if nothing was known before or that was dated, too.
TRIAGE_EXPORT Result<Profile> take_answers(const Program& program, const Profile& profile, const GivenAnswers& given,
                                           const Asking& asking = {});

}  // namespace triage
