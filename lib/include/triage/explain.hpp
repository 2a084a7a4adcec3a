// Why: the decision as reasons, open questions, and stretches with doses, still as ids.
//
// Used by `to_text` and `to_json` (render.hpp), and by apps that draw their own screen.
//
//     triage::Explanation why = triage::explain(program, profile, decision);
//     for (const triage::Reason& reason : why.reasons) show(program.rules()[reason.rule].advice);
//     for (const triage::Question& open : why.ask) ask(program.vocabulary()[open.fact].question);
//
// `Detail::full` also says why the other rules do not hold, and what would bring back each stretch that is left out.
//
// The smallest change. Some facts change without a clinician, as the pack marks them (`Fact::changed_by`): time
// passes, pain settles. Where a decision is settled and nobody needs a doctor, `smallest_change` has the fewest of
// them that would have to change for `proceed`; whatever the marks say, nothing is offered that could keep a person
// waiting who should be seen.
//
// Nothing here decides anything: an explanation says again what the decision says, with the facts that made it so. It
// owns all its parts and refers to ids only, so it may outlive profile and decision.
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
    /// In the quantity's unit; only where the fact is a quantity whose number is known.
    std::optional<double> number;
};

/// What a rule needs of a fact, beside the fact as the profile has it.
struct Requirement {
    /// A finding, or a comparison of a quantity.
    Literal literal;
    /// False: the rule needs that the literal does not hold.
    bool needed = true;
    /// What the profile says of the literal's fact.
    FactValue read;
};

/// A certain rule and the facts that made it so. Where the rule holds in several ways, the facts of each are there.
struct Reason {
    RuleId rule{};
    /// In the order of the vocabulary.
    std::vector<FactValue> because;
};

/// A gateway that was answered (gateway.hpp), and what its "yes" comes to.
struct AnsweredGateway {
    GatewayId gateway{};
    LineAnswer answer = LineAnswer::no;
    /// What a "yes" demands: the least that its facts come to, each alone. Nothing for any other answer.
    Level level;
    /// True where `level` is more than all certain rules together demand: the "yes" has raised the floor.
    bool raises = false;
    /// Where it raises: the rules that the mildest of its facts would make certain alone, so that there is advice. None
    /// of them is known to hold.
    std::vector<RuleId> rules;
};

/// An unknown fact that holds floor and ceiling apart, and so is worth asking.
struct Question {
    FactId fact{};
    /// The levels of `rules`, joined: what the answer could help to bring about.
    Level could_be;
    /// The possible rules that wait for it, in pack order.
    std::vector<RuleId> rules;
    /// The person was asked and does not know, so asking again would not help.
    bool is_unsure = false;
};

/// The consequence of a question that the person was asked and does not know the answer to.
struct Unsure {
    FactId fact{};
    /// The most urgent rule that waits for it: until they know, its advice holds.
    RuleId rule{};
    /// What that rule waits for: they should act as if it were so.
    Requirement as_if;
};

/// A rule that is not certain, and why.
struct NotFired {
    RuleId rule{};
    /// False: it is ruled out.
    bool is_possible = false;
    /// If it is ruled out, the requirements that the profile contradicts: they alone rule it out, whatever else may be
    /// true, and no fact of them can be spared. If it is possible, those that it waits for.
    std::vector<Requirement> because;
};

/// An exclusion that keeps a stretch but changes how it is done.
struct Precaution {
    /// An exclusion with a `modify`, which says what to do differently.
    ExclusionId exclusion{};
    /// False: it is certain.
    bool is_possible = false;
    /// The facts that made it certain, or the unknown ones that it hangs on.
    std::vector<FactValue> facts;
};

/// A stretch that is offered, as it is or as precautions say.
struct AllowedStretch {
    StretchId stretch{};
    /// The dose of this session, precautions heeded; empty where the sources state none.
    std::optional<Dose> dose;
    /// The precautions that it is allowed under, all of which count; empty if it is allowed as it is.
    std::vector<Precaution> precautions;
    /// The stretches that the packs offer in its place, each of them allowed as it is.
    std::vector<StretchId> instead;
};

/// What keeps a stretch out: an exclusion that holds, one that could hold, equipment that is not at hand, or a session
/// that has not come yet.
enum class Obstacle : std::uint8_t { exclusion, possible_exclusion, equipment, too_early };

/// How many changed profiles a search for changes may try before it ends as `SearchEnd::gave_up`. It also gives up
/// where only numbers that do not fit together would do. The shipped packs take some dozens.
inline constexpr std::size_t max_profiles_tried = 10'000;

/// What one fact would have to become.
struct FactChange {
    /// The fact as it is now.
    FactValue from;
    /// What the fact would have to be; a quantity that becomes `present` needs a number.
    Presence to = Presence::present;
    /// For a quantity that becomes `present`: comparisons, and every number for which all of them hold will do; empty:
    /// any number will.
    std::vector<Literal> numbers;
    /// One of these numbers.
    std::optional<double> example;
};

/// The changes that would allow a stretch that is left out, all of them at once.
struct BringBack {
    /// Every exclusion that removes it now, certain or possible.
    std::vector<ExclusionId> exclusions;
    /// `found`: `changes` are the fewest facts that allow it, none of them if equipment and sessions are enough.
    /// `none_exists`: no change of the facts that exclusions of this stretch look at allows it.
    SearchEnd end = SearchEnd::found;
    /// The facts to change, in the order of the vocabulary.
    std::vector<FactChange> changes;
    /// Needs that are not met; one piece of each is enough.
    std::vector<std::vector<EquipmentId>> equipment;
    /// The session from which it is offered, if that has not come yet.
    std::optional<double> from_session;
};

/// One of the things that keep a stretch out.
struct KeptOut {
    Obstacle obstacle = Obstacle::exclusion;
    /// Empty for equipment and for a session that is too early.
    std::optional<ExclusionId> exclusion;
    /// The facts that made the exclusion certain, or the unknown ones that it hangs on.
    std::vector<FactValue> facts;
    /// For the obstacle `equipment`: the need that is not met. Any of these would do.
    std::vector<EquipmentId> missing;
};

/// A stretch that is left out, and the weightiest reason: exclusions come before equipment and sessions, certain ones
/// first.
struct ExcludedStretch {
    StretchId stretch{};
    /// What to tell the person first.
    Obstacle obstacle = Obstacle::exclusion;
    /// The first exclusion of the obstacle's kind; empty for equipment and for a session that is too early.
    std::optional<ExclusionId> exclusion;
    /// The facts that made the exclusion certain, or the unknown ones that it hangs on.
    std::vector<FactValue> facts;
    /// For the obstacle `equipment`: the first need that is not met. Any of these would do.
    std::vector<EquipmentId> missing;
    /// The stretches that the packs offer in its place, each of them allowed as it is.
    std::vector<StretchId> instead;
    /// True if equipment or a later session would keep it out as well.
    bool is_kept_otherwise = false;
    /// Everything that keeps it out, so that no reason shows only once another is gone. The first is the one above.
    std::vector<KeptOut> reasons;
    /// For `Detail::full` only.
    std::optional<BringBack> bring_back;
};

/// The hope that changes without a clinician give.
enum class Prospect : std::uint8_t {
    /// The verdict is `proceed`.
    nothing_needed,
    /// There are changes that would do.
    changes,
    /// The decision is not settled, so answers come first.
    answer_first,
    /// A doctor is needed, or no change that the packs mark is enough.
    see_a_doctor,
    /// It is an emergency.
    get_help_now,
    /// The search ended without an answer.
    not_searched,
};

/// Waiting while nothing else changes: every quantity that grows with time grows by this much. A quantity in whole
/// numbers counts what is complete.
struct Waiting {
    /// How long to wait, from now.
    double hours = 0;
    /// After exactly `hours` it is a moment too early.
    bool is_more_than = false;
    /// After so many hours it is too late; empty if it never is, as far as the numbers' ranges tell.
    std::optional<double> until;
};

/// When a decision changes by time alone: levels, rules that hold, or what is offered.
struct ChangeByTime {
    /// How long from now.
    double hours = 0;
    /// After exactly `hours` it is still the same, and a moment later it is not.
    bool is_more_than = false;
};

/// The fewest changes that make the verdict `proceed`, all of them at once. Waiting is one change, whatever grows
/// meanwhile.
struct SmallestChange {
    /// The kind of hope; `waiting` and `changes` are filled for `Prospect::changes` only.
    Prospect prospect = Prospect::see_a_doctor;
    /// Empty if waiting is not among the changes.
    std::optional<Waiting> waiting;
    /// The changes besides waiting, in pack order.
    std::vector<FactChange> changes;
};

/// How much is worked out, each including the one before: reasons, questions and stretches; the smallest change as
/// well; or everything. `full` may try many profiles for each stretch that is left out.
enum class Detail : std::uint8_t { brief, usual, full };

/// One decision, explained.
struct Explanation {
    Detail detail = Detail::usual;
    /// `id` and `context` are those of the profile.
    std::optional<std::string> id;
    std::optional<std::string> context;
    /// Verdict, floor, ceiling and settled are those of the decision (decision.hpp).
    Verdict verdict = Verdict::ask;
    Level floor;
    Level ceiling;
    bool settled = false;
    /// Most restrictive first.
    std::vector<Reason> reasons;
    /// Every gateway that was answered, in pack order: what the person was shown. One that raises is a reason, too, and
    /// may be the only one.
    std::vector<AnsweredGateway> gateways;
    /// The question whose answer could be most urgent first.
    std::vector<Question> ask;
    /// Stretches that are allowed as they are, in pack order.
    std::vector<AllowedStretch> stretches;
    /// Stretches that are allowed only as precautions say, in pack order.
    std::vector<AllowedStretch> modified;
    /// The other stretches. Under `proceed` only: otherwise all stretches are left out, and no list says so.
    std::vector<ExcludedStretch> excluded;
    /// Those in `ask` that the person is unsure of and a rule waits for, in that order.
    std::vector<Unsure> unsure;
    /// The first moment from now at which the decision changes although nobody says anything new, since numbers grow
    /// with time; empty: never, as far as the numbers' ranges tell.
    std::optional<ChangeByTime> valid_until;
    /// Not for `Detail::brief`.
    std::optional<SmallestChange> smallest_change;
    /// In pack order. For `Detail::full` only.
    std::vector<NotFired> not_fired;
};

/// The stretches that are allowed, as they are or modified, in pack order. The pointers live as long as the
/// explanation.
TRIAGE_EXPORT std::vector<const AllowedStretch*> offered(const Explanation& explanation);

/// Explains a decision. Never fails; a search that gives up says so in its part.
/// REQUIRES: `decision` is `program.evaluate(profile)`.
TRIAGE_EXPORT Explanation explain(const Program& program, const Profile& profile, const Decision& decision,
                                  Detail detail = Detail::usual);
/// Explains what an evaluator has decided last. It saves deciding once more, which in a batch is a tenth of the work.
/// REQUIRES: the evaluator has taken all steps of `evaluate` for this profile.
TRIAGE_EXPORT Explanation explain(const Evaluator& evaluator, const Profile& profile, Detail detail = Detail::usual);

}  // namespace triage
