// Why: the decision as reasons, open questions, and stretches with doses, still as ids.
//
// Used by `to_text` and `to_json`, and by apps that draw their own screen.
//
//     triage::Explanation why = triage::explain(program, profile, decision);
//     for (const triage::Reason& reason : why.reasons) show(program.rules()[reason.rule].advice);
//
// `Detail::full` also says why the other rules do not hold, and what would bring back each stretch that is left out.
//
// The smallest change. Some facts change without a clinician, as the pack marks them (`Fact::changed_by`): time passes,
// pain settles. Where a decision is settled and nobody needs a doctor, `smallest_change` has the fewest of them that
// would have to change for `proceed`; whatever the marks say, nothing is offered that could keep a person waiting who
// should be seen.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "triage/decision.hpp"
#include "triage/export.hpp"
#include "triage/program.hpp"
#include "triage/search_end.hpp"

namespace triage {

/// A fact as the profile has it.
struct FactValue {
    FactId fact{};
    Presence presence = Presence::unknown;
    std::optional<double> number;  ///< in the quantity's unit
};

/// What a rule needs of a fact, and the fact as the profile has it.
struct Requirement {
    Literal literal;
    bool needed = true;  ///< false: the rule needs that the literal does not hold
    FactValue read;
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
    bool is_unsure = false;     ///< the person was asked and does not know
};

/// What follows from a question that the person was asked and does not know the answer to.
struct Unsure {
    FactId fact{};
    RuleId rule{};      ///< the most urgent rule that waits for it: until they know, its advice holds
    Requirement as_if;  ///< what that rule waits for
};

/// A rule that is not certain.
struct NotFired {
    RuleId rule{};
    bool is_possible = false;  ///< otherwise it is ruled out
    /// Ruled out: what the profile contradicts. These alone rule it out, whatever else may be true, and no fact of them
    /// can be spared. Possible: what it waits for.
    std::vector<Requirement> because;
};

/// A precaution that changes how a stretch is done.
struct Precaution {
    ExclusionId exclusion{};
    bool is_possible = false;      ///< otherwise it is certain
    std::vector<FactValue> facts;  ///< what made it certain, or what is unknown
};

struct AllowedStretch {
    StretchId stretch{};
    /// For this session, precautions heeded; empty where the sources state none.
    std::optional<Dose> dose;
    /// Empty, unless it is allowed only as these say: all of them.
    std::vector<Precaution> precautions;
    /// What the packs offer in its place; each is allowed as it is.
    std::vector<StretchId> instead;
};

enum class Obstacle : std::uint8_t { exclusion, possible_exclusion, equipment, too_early };

/// How many changed profiles a search may look at before it gives up; the shipped packs take some dozens.
inline constexpr std::size_t max_profiles_tried = 10'000;

/// What a fact would have to become.
struct FactChange {
    FactValue from;
    Presence to = Presence::present;
    /// Comparisons of a quantity that becomes `present`: every number for which all hold will do; empty: any number.
    std::vector<Literal> numbers;
    std::optional<double> example;  ///< one of these numbers
};

/// What would allow a stretch that is left out: all of this at once.
struct BringBack {
    /// Every exclusion that removes it, certain or possible.
    std::vector<ExclusionId> exclusions;
    /// How the search for changes ended. `found`: `changes` are the fewest facts that allow it. `none_exists`: no
    /// change of the facts that exclusions of this stretch look at does.
    SearchEnd end = SearchEnd::found;
    std::vector<FactChange> changes;
    std::vector<std::vector<EquipmentId>> equipment;  ///< one piece of each
    std::optional<double> from_session;
};

struct ExcludedStretch {
    StretchId stretch{};
    Obstacle obstacle = Obstacle::exclusion;
    std::optional<ExclusionId> exclusion;
    std::vector<FactValue> facts;         ///< of the exclusion: what made it certain, or what is unknown
    std::vector<EquipmentId> missing;     ///< equipment: the first need that is not met, any of these would do
    std::vector<StretchId> instead;       ///< as above
    bool is_kept_otherwise = false;       ///< equipment or a later session would keep it out as well
    std::optional<BringBack> bring_back;  ///< `Detail::full` only
};

/// What may be hoped for from changes that need no clinician.
enum class Prospect : std::uint8_t {
    nothing_needed,  ///< the verdict is `proceed`
    changes,
    answer_first,  ///< the decision is not settled
    see_a_doctor,  ///< a doctor is needed, or no change that the packs mark is enough
    get_help_now,  ///< an emergency
    not_searched,  ///< `max_profiles_tried` was not enough
};

/// Waiting while nothing else changes: every quantity that grows with time grows by this much. A quantity in whole
/// numbers counts what is complete.
struct Waiting {
    double hours = 0;
    bool is_more_than = false;    ///< after exactly `hours` it is a moment too early
    std::optional<double> until;  ///< after so many hours it is too late
};

/// The fewest changes that make the verdict `proceed`, all of them at once; waiting is one, whatever grows meanwhile.
struct SmallestChange {
    Prospect prospect = Prospect::see_a_doctor;
    std::optional<Waiting> waiting;
    std::vector<FactChange> changes;  ///< besides waiting; in pack order
};

/// How much is worked out: reasons, questions and stretches; the smallest change too; or everything.
enum class Detail : std::uint8_t { brief, usual, full };

struct Explanation {
    Detail detail = Detail::usual;
    std::optional<std::string> id;
    std::optional<std::string> context;  ///< as in the profile
    Verdict verdict = Verdict::ask;
    Level floor;
    Level ceiling;
    bool settled = false;
    std::vector<Reason> reasons;                    ///< most restrictive first
    std::vector<Question> ask;                      ///< what could be most urgent first
    std::vector<AllowedStretch> stretches;          ///< allowed as they are; in pack order
    std::vector<AllowedStretch> modified;           ///< allowed only as precautions say; in pack order
    std::vector<ExcludedStretch> excluded;          ///< under `proceed` only: otherwise all are
    std::vector<Unsure> unsure;                     ///< of those in `ask`, in that order
    std::optional<SmallestChange> smallest_change;  ///< not for `Detail::brief`
    std::vector<NotFired> not_fired;                ///< in pack order; `Detail::full` only
};

/// The stretches that are allowed, as they are or modified, in pack order. They live as long as the explanation.
TRIAGE_EXPORT std::vector<const AllowedStretch*> offered(const Explanation& explanation);

/// REQUIRES: `decision` is `program.evaluate(profile)`.
TRIAGE_EXPORT Explanation explain(const Program& program, const Profile& profile, const Decision& decision,
                                  Detail detail = Detail::usual);

}  // namespace triage
