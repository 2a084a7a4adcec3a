// Proofs about packs, over all profiles, complete and partial: what holds for everybody, and who breaks what does not.
//
// An optional component (CMake target `triage::verify`), since it needs the solver Z3. Used before a pack is released:
// by `triage check --prove`, `triage test` and `triage diff`.
//
//     triage::Proof proof = triage::prove(*program);
//     std::cout << triage::to_text(*program, proof);
//     if (!proof.holds()) return 1;
//
// The solver reads the conditions as written, never the compiled program, so the compiler is proved with the pack.
// Whoever it finds is decided by `Program::evaluate` before anybody sees it, with every fact left out that can be.
// docs/verification.md says what is proved, under which assumptions, and what is not.
//
// Threads: each call has a solver of its own; calls may run side by side.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/export.hpp"
#include "triage/person_finder.hpp"
#include "triage/program.hpp"
#include "triage/render.hpp"

namespace triage {

/// The limits of a run. The shipped pack needs none: it takes a fraction of a second.
struct SolverOptions {
    /// The time for one question to the solver, not for all of them together. A question that it cannot answer in that
    /// time is undecided, which is a failure. With 0 no question is answered.
    std::chrono::milliseconds budget{5000};
    /// Called before each question, from the thread that called; may be empty. `all` is a guess that `done` never
    /// exceeds, for a progress bar. An exception that it throws leaves the run.
    std::function<void(std::size_t done, std::size_t all)> progress;
};

/// A person who shows something, as the evaluator decides. The profile is as small as it can be: without any one of its
/// facts the person would not show it any more. It keeps every relation of the pack, as everybody does who is decided.
struct Witness {
    /// The side that this is of: `before` and `after` a change of one fact, `old` and `new` for two packs; empty where
    /// there is one side.
    std::string label;
    Profile profile;
    /// `Program::evaluate` of the profile, by the program of that side.
    Decision decision;
};

/// Something that was found, and for whom. An error is a failure; a warning is worth knowing and none.
struct ProofFinding {
    /// Its code is one of the table in docs/verification.md, its place the entry of the pack.
    Issue issue;
    /// Empty where nobody can show it, such as for a rule that never holds.
    std::vector<Witness> witnesses;
};

/// One kind of property: how often it was asked for, and how that went. All three counts are 0 where the pack has
/// nothing that the property is about.
struct ProvedProperty {
    /// Stable, snake_case; programs match on it.
    std::string_view name;
    /// A sentence for people, which may be reworded. Both texts live as long as the program.
    std::string_view about;
    std::size_t proved = 0;
    std::size_t failed = 0;
    std::size_t undecided = 0;
};

/// The decision on both sides of a threshold, for a person in whom it matters. A clinician reads it to tell whether "4
/// is still fine, 5 is not" is what was meant.
struct Boundary {
    /// The id of the rule or exclusion.
    std::string owner;
    /// As in the pack: `pain > 4`.
    std::string comparison;
    FactId fact{};
    /// The rest of the person, the same on all sides. `fact` is unknown in it.
    Profile profile;
    struct Side {
        /// In the fact's unit.
        double number = 0;
        Verdict verdict = Verdict::ask;
        /// That of the floor.
        Urgency urgency = Urgency::none;
    };
    /// Just below, at and just above the number, by a hundredth, or by one for whole numbers. Empty where that is
    /// outside of the fact's range, or breaks a relation with the person's other numbers.
    std::array<std::optional<Side>, 3> sides;
};

/// The report of `prove`: everything that was asked, failed or not. It owns all its parts and refers to ids of the
/// program's rule base.
struct Proof {
    /// In the order of docs/verification.md. Only one, `conditions`, where a condition is too large for anything to be
    /// proved.
    std::vector<ProvedProperty> properties;
    /// In the order in which they were found, property by property.
    std::vector<ProofFinding> findings;
    /// The thresholds that decide something, in pack order: those of rules, then those of exclusions.
    std::vector<Boundary> boundaries;

    /// True when nothing failed and nothing is undecided: no finding is an error.
    TRIAGE_EXPORT bool holds() const;
    /// True when the library contradicts itself: a witness that the evaluator does not confirm, or a pack that was
    /// compiled or judged otherwise than written. No pack can cause that; it is worth a report.
    TRIAGE_EXPORT bool has_defects() const;
};

/// Proves the properties that docs/verification.md lists. Total: a question that cannot be decided is among the
/// findings. The program stays as it is. Time: a few questions for each rule, exclusion, stretch, invariant and fact,
/// each with a budget of its own.
TRIAGE_EXPORT Proof prove(const Program& program, const SolverOptions& options = {});

/// The report for people: the findings with their people first, then a line for each property, then the thresholds.
/// REQUIRES: `proof` is of this program.
TRIAGE_EXPORT std::string to_text(const Program& program, const Proof& proof, const RenderOptions& options = {});
/// One line of JSON without a newline; docs/cli.md has its form. REQUIRES: `proof` is of this program.
TRIAGE_EXPORT std::string to_json(const Program& program, const Proof& proof);

/// The direction in which a new pack differs from an old one. `looser` means that somebody is decided more
/// permissively, `both` that this is so for somebody and the opposite for somebody else. `none` is no proof that the
/// packs are alike: `Difference::changes` tells what differs without deciding anything otherwise.
enum class Direction : std::uint8_t { none, stricter, looser, both };

/// One kind of change: somebody is decided otherwise, or a pack says something else.
struct Change {
    /// `verdict`, `urgency`, `question`, `stretch`, `rule`, `fact` or `dose`.
    std::string_view kind;
    /// A sentence without a full stop: "`ask` becomes `proceed`".
    std::string what;
    Direction direction = Direction::none;
    /// `old` and `new`, the same person as each program reads them. Empty for a change that no decision shows.
    std::vector<Witness> witnesses;
};

/// The report of `compare`. It is complete for decisions: a kind of change that is neither among the changes nor among
/// the undecided happens to nobody.
struct Difference {
    /// The directions of all changes together; with something undecided, only of those that were found.
    Direction direction = Direction::none;
    /// First those that need no solver (facts, relations, doses, words), then verdicts, urgencies, questions, stretches
    /// and rules.
    std::vector<Change> changes;
    /// The questions that the solver could not answer, and defects of the library. `compare` proved nothing about them.
    Issues undecided;

    /// True when the evaluator did not confirm somebody whom the solver found: a defect of this library.
    TRIAGE_EXPORT bool has_defects() const;
};

/// Compares two programs over all profiles that both can read. Facts meet by their id; one that only one program knows
/// is left out for the other. Total, and neither program is changed. docs/verification.md says which changes count as
/// looser, and which are not told.
///
///     const triage::Difference difference = triage::compare(*released, *proposed);
///     const bool is_looser = difference.direction == triage::Direction::looser ||
///                            difference.direction == triage::Direction::both;
///     if (is_looser || !difference.undecided.empty()) ask_for_review(difference);
TRIAGE_EXPORT Difference compare(const Program& old_program, const Program& new_program,
                                 const SolverOptions& options = {});

/// The comparison for a terminal: the changes with their people, then one line that sums them up. REQUIRES, here and
/// below: `difference` is of these two programs, in this order.
TRIAGE_EXPORT std::string to_text(const Program& old_program, const Program& new_program, const Difference& difference,
                                  const RenderOptions& options = {});
/// The comparison for a pull request: one table in Markdown, the looser changes first. Texts of the packs are escaped.
TRIAGE_EXPORT std::string to_markdown(const Program& old_program, const Program& new_program,
                                      const Difference& difference);
/// One line of JSON without a newline; docs/cli.md has its form.
TRIAGE_EXPORT std::string to_json(const Program& old_program, const Program& new_program, const Difference& difference);

/// `none`, `stricter`, `looser` or `both`, as JSON has it. REQUIRES: an enumerator.
TRIAGE_EXPORT std::string_view to_string(Direction direction);

/// A finder of people by the solver, for `run_cases` (authoring/cases.hpp) or a search of a program's own. Nobody is
/// found without the evaluator's word, and `none_exists` is a proof over every profile. Never null. The program
/// outlives it; `options.progress` is not called. Making one translates the vocabulary once, so use one for many
/// searches; it belongs to one thread at a time.
TRIAGE_EXPORT std::unique_ptr<PersonFinder> solver_finder(const Program& program, const SolverOptions& options = {});

}  // namespace triage
