// The limits that a person's answers set to the catalogue under `proceed`: how many exercises are left out or changed,
// and because of which answers. Equipment and sessions are no answers about the person, and do not count here.
#pragma once

#include <string>
#include <vector>

#include "triage/explain.hpp"
#include "triage/plan.hpp"

namespace triage {

/// One kind of limit: how many exercises it concerns, and because of which answers.
struct Limited {
    std::size_t exercises = 0;
    std::vector<FactValue> facts;  ///< each once; what is said to be there before what is denied
};

struct Limits {
    std::size_t all = 0;    ///< in the catalogue
    Limited left_out;       ///< because of what was said
    Limited changed;        ///< by precautions, because of what was said
    Limited left_out_open;  ///< because questions are open
    Limited changed_open;
    bool has_exercise = true;  ///< warm-ups and activities, such as walking, are none

    bool any() const {
        return left_out.exercises + changed.exercises + left_out_open.exercises + changed_open.exercises > 0;
    }
};

/// REQUIRES: the verdict is `proceed`.
Limits limits_of(const RuleBase& rules, const Explanation& why);

/// How many words the limits take: the first four answers of each kind, or one of all, with what is left out and what
/// is changed in one sentence. How many more answers there are is said in either.
enum class LimitWords : std::uint8_t { usual, few };

/// One sentence for each kind of limit that there is, the gravest first.
std::vector<std::string> limit_texts(const RuleBase& rules, const Limits& limits, LimitWords words = LimitWords::usual);

/// Whether something that was said to be there is among the reasons, not only what was denied.
bool says_present(const Limited& limited);

/// Says what would bring at least one exercise of the catalogue back. REQUIRES: the verdict is `proceed`, and none is
/// left.
Help what_would_help(const RuleBase& rules, const Explanation& why);

/// Sentences that tell somebody who has no exercise left what to do instead.
std::string instead_of_exercises(Help help);

}  // namespace triage
