// Why: the decision as reasons, open questions, and stretches with doses, still as ids.
//
// Used by `to_text` and `to_json`, and by apps that draw their own screen.
//
//     triage::Explanation why = triage::explain(program, profile, decision);
//     for (const triage::Reason& reason : why.reasons) show(program.rules()[reason.rule].advice);
//
// Threads: pure functions of their arguments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "triage/decision.hpp"
#include "triage/program.hpp"

namespace triage {

/// A fact as the profile has it.
struct FactValue {
    FactId fact{};
    Presence presence = Presence::unknown;
    std::optional<double> number;  ///< in the quantity's unit
};

/// A certain rule and the facts that made it so.
struct Reason {
    RuleId rule{};
    std::vector<FactValue> because;
};

/// An unknown fact that holds floor and ceiling apart.
struct Question {
    FactId fact{};
    Level could_be;             ///< joined over the possible rules that wait for it
    std::vector<RuleId> rules;  ///< those rules
};

struct AllowedStretch {
    StretchId stretch{};
    std::optional<Dose> dose;  ///< for this session; empty where the sources state none
};

enum class Obstacle : std::uint8_t { exclusion, possible_exclusion, equipment, too_early };

struct ExcludedStretch {
    StretchId stretch{};
    Obstacle obstacle = Obstacle::exclusion;
    std::optional<ExclusionId> exclusion;
    std::vector<FactValue> facts;      ///< of the exclusion: what made it certain, or what is unknown
    std::vector<EquipmentId> missing;  ///< equipment: the first need that is not met, any of these would do
};

struct Explanation {
    std::optional<std::string> id;
    Verdict verdict = Verdict::ask;
    Level floor;
    Level ceiling;
    bool settled = false;
    std::vector<Reason> reasons;            ///< most restrictive first
    std::vector<Question> ask;              ///< what could be most urgent first
    std::vector<AllowedStretch> stretches;  ///< in pack order
    std::vector<ExcludedStretch> excluded;  ///< under `proceed` only: otherwise all are
};

/// REQUIRES: `decision` is `program.evaluate(profile)`.
Explanation explain(const Program& program, const Profile& profile, const Decision& decision);

}  // namespace triage
