// Compares two packs in what they say otherwise, though they decide alike: names, advice and equipment. No profile can
// show these changes, since a profile no longer knows by which name a fact was said; so they are compared as texts,
// without the solver.
#pragma once

#include "triage/verify.hpp"

namespace triage {

/// Names that are gone or mean something else, advice that is worded otherwise, equipment that is needed; none has a
/// witness. A name that means another fact is `both`: looser for one, stricter for the other. A name that came to deny
/// all of its fact is looser, and one that no longer says a second fact, too.
std::vector<Change> compare_words(const RuleBase& old_rules, const RuleBase& new_rules);

}  // namespace triage
