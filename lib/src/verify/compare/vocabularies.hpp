// What a new pack says otherwise, though it decides alike: names, advice and equipment.
#pragma once

#include "triage/verify.hpp"

namespace triage {

/// Names that are gone or mean something else, advice that is worded otherwise, equipment that is needed. Without a
/// witness: a profile is what was read, and no longer knows by which name. A name that means another fact is looser
/// for one and stricter for another; one that came to deny all of its fact is looser.
std::vector<Change> compare_words(const RuleBase& old_rules, const RuleBase& new_rules);

}  // namespace triage
