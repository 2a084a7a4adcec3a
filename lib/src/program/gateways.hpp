// What a gateway's "yes" demands: at least one of the facts that it stands for is there, so the decision is at least as
// grave as the mildest of them alone.
//
// Rules never see a gateway. Its "no" and "unsure" are answers to facts by the time somebody is judged; what is left is
// the "yes" whose facts are still open, and that is joined after judging, for the few people who have one.
#pragma once

#include <vector>

#include "triage/program.hpp"

namespace triage {

/// Whether the fact alone makes the rule certain, with nothing else known. Never for a quantity: its number is not
/// known.
bool follows_from(const Program& program, RuleId rule, FactId fact);

/// The levels of all certain rules, joined: the floor without what lines demand.
Level level_of_rules(const Program& program, const Decision& decision);

/// Whether the gateway's "yes" demands more than the certain rules do. REQUIRES: the profile answers it with yes, and
/// the decision is that on the profile.
bool raises(const Program& program, GatewayId gateway, const Profile& profile, const Decision& decision);

class GatewayLevels {
public:
    explicit GatewayLevels(const Program& program);

    /// What a "yes" demands of this person; nothing for a gateway that is wider than its facts, and for facts that are
    /// denied. REQUIRES: the profile answers `gateway` with yes.
    Level level(GatewayId gateway, const Profile& profile) const;

    /// Makes the facts of each "yes" unknown that were all denied: one of the answers is wrong, and nobody knows which.
    void open_left_empty(const Profile& profile, LiteralStates& states) const;

    /// Joins what each "yes" demands to floor and ceiling. REQUIRES: the decision has both.
    void raise(const Profile& profile, Decision& decision) const;

private:
    struct Stands {
        FactId fact{};
        Level alone;                        ///< of the fact, with nothing else known
        std::vector<std::size_t> literals;  ///< that are about it
    };
    struct Line {
        std::vector<Stands> facts;
        bool is_wider = false;
    };

    bool is_left_empty(const Line& line, const Profile& profile) const;

    std::vector<Line> lines_;
};

}  // namespace triage
