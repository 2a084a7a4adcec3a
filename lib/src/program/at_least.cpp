// The decision of what was understood of a rejected profile, as far as it raises: everything that was not understood is
// unknown there, so its floor holds however the profile is mended.
#include "triage/at_least.hpp"

namespace triage {

std::optional<Decision> at_least(const Program& program, const ProfileResult& rejected) {
    if (!rejected.understood) return std::nullopt;
    Decision decision = program.evaluate(*rejected.understood);
    if (decision.floor.outcome == Outcome::proceed) return std::nullopt;
    return decision;
}

}  // namespace triage
