// The calm person: denies everything, and has numbers that ask for as little care as can be.
//
// Examples begin with somebody, and readers judge an example by what is unusual about it. So an example is told as the
// calm person with a few facts changed, which is short to write as "nothing else" and easy to check.
#pragma once

#include <functional>
#include <vector>

#include "triage/program.hpp"
#include "verify/witness.hpp"

namespace triage {

/// `limits` are those of the program. Numbers that can come together do.
Profile calm_person(const Program& program, const Limits& limits);

/// The facts in which the profile differs from the calm person.
std::vector<FactId> unlike_calm(const Profile& profile, const Profile& calm, const Vocabulary& vocabulary);

/// The calm person, but with these facts as `example` has them. The other numbers are made to fit to those, where that
/// can be.
Profile calm_but_for(const std::vector<FactId>& facts, const Profile& example, const Profile& calm,
                     const Vocabulary& vocabulary);

/// Makes every fact as the calm person has it that `shows` can do without, and brings the numbers that must differ as
/// near to calm as `shows` lets them, whole ones first. None of the facts left could be made calm alone.
/// REQUIRES: `shows(profile)`.
Profile calmest(Profile profile, const Profile& calm, const Vocabulary& vocabulary, const Limits& limits,
                const std::function<bool(const Profile&)>& shows);

}  // namespace triage
