// The stretches of a `proceed`: what the exclusions leave, and what suits the person's equipment and sessions.
//
// Saves: stretches are kept as sets, by the equipment that they need and by the session from which they are offered, so
// that a catalogue of hundreds takes a few operations on words. Exclusions that one literal makes hold are looked up by
// the literals that are satisfied or unknown, as such rules are.
#pragma once

#include <optional>
#include <vector>

#include "program/by_literal.hpp"
#include "triage/decision.hpp"

namespace triage {

class Offers {
public:
    explicit Offers(const Program& program);

    /// Fills `excluding` and `maybe_excluding`. REQUIRES: both are empty.
    void judge_exclusions(const LiteralStates& states, Decision& decision) const;
    /// Fills `allowed` and `modified`. REQUIRES: both are empty; the exclusions are judged.
    void offer_stretches(const Profile& profile, Decision& decision) const;

private:
    /// An exclusion that needs more than one literal.
    struct Compound {
        ExclusionId exclusion{};
        std::size_t first_clause = 0;  ///< in `clauses_`
        std::size_t clause_count = 0;
    };
    /// What an exclusion does to the stretches that it concerns.
    struct Effect {
        IdSet<StretchId> stretches;
        bool is_precaution = false;  ///< it changes them; otherwise it removes them
    };
    /// Stretches that need any one of some pieces of equipment.
    struct Need {
        IdSet<EquipmentId> any_of;
        IdSet<StretchId> stretches;
    };
    /// Stretches that are not offered before a session; the first is 1.
    struct Late {
        double from_session = 0;
        IdSet<StretchId> stretches;
    };

    void index_exclusions(const Program& program);
    void index_stretches(const RuleBase& rules);
    void add_suitable(const Profile& profile, IdSet<StretchId>& stretches) const;

    ByLiteral<ExclusionId> single_;
    std::vector<Compound> compound_;
    ClauseList clauses_;           ///< of the compound ones
    std::vector<Effect> effects_;  ///< by exclusion
    IdSet<StretchId> all_;
    std::vector<Need> needs_;
    std::vector<Late> late_;
    std::optional<FactId> sessions_;  ///< the quantity that counts the sessions done
};

}  // namespace triage
