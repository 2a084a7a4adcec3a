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

struct SolverOptions {
    /// For one question to the solver. What it cannot answer in that time is undecided, which is a failure. With 0 no
    /// question is answered.
    std::chrono::milliseconds budget{5000};
    /// Called between questions, from the thread that called; may be empty.
    std::function<void(std::size_t done, std::size_t all)> progress;
};

/// A person who shows something, as the evaluator decides. No fact in the profile can be left out.
struct Witness {
    std::string label;  ///< which side of a comparison: `before`, `after`; empty where there is one side
    Profile profile;
    Decision decision;
};

/// What was found, and for whom. A warning is worth knowing and no failure.
struct ProofFinding {
    Issue issue;
    std::vector<Witness> witnesses;
};

/// One kind of property: how often it was asked for, and how that went.
struct ProvedProperty {
    std::string_view name;   ///< stable, snake_case
    std::string_view about;  ///< a sentence
    std::size_t proved = 0;
    std::size_t failed = 0;
    std::size_t undecided = 0;
};

/// The decision on both sides of a threshold, for a person in whom it matters.
struct Boundary {
    std::string owner;       ///< the rule or exclusion
    std::string comparison;  ///< as in the pack: `pain > 4`
    FactId fact{};
    Profile profile;  ///< the rest of the person
    struct Side {
        double number = 0;  ///< in the fact's unit
        Verdict verdict = Verdict::ask;
        Urgency urgency = Urgency::none;
    };
    std::array<std::optional<Side>, 3> sides;  ///< just below, at, just above; empty outside of the fact's range
};

struct Proof {
    std::vector<ProvedProperty> properties;
    std::vector<ProofFinding> findings;  ///< in the order of the properties
    std::vector<Boundary> boundaries;    ///< in the order of the pack

    /// Nothing failed and nothing is undecided.
    TRIAGE_EXPORT bool holds() const;
    /// A witness that the evaluator does not confirm: a defect of this library, never of the pack.
    TRIAGE_EXPORT bool has_defects() const;
};

/// Proves what docs/verification.md lists. Total; what cannot be decided is among the findings.
TRIAGE_EXPORT Proof prove(const Program& program, const SolverOptions& options = {});

TRIAGE_EXPORT std::string to_text(const Program& program, const Proof& proof, const RenderOptions& options = {});
/// One line of JSON without a newline; docs/cli.md has its form.
TRIAGE_EXPORT std::string to_json(const Program& program, const Proof& proof);

/// What a new pack is, compared with an old one.
enum class Direction : std::uint8_t { none, stricter, looser, both };

struct Change {
    std::string_view kind;  ///< `verdict`, `urgency`, `question`, `stretch`, `rule`, `fact` or `dose`
    std::string what;       ///< a sentence without a full stop: "`ask` becomes `proceed`"
    Direction direction = Direction::none;
    std::vector<Witness> witnesses;  ///< `old` and `new`; empty for a change that no decision shows
};

struct Difference {
    Direction direction = Direction::none;
    std::vector<Change> changes;
    Issues undecided;  ///< what the solver could not answer, and defects

    TRIAGE_EXPORT bool has_defects() const;
};

/// Compares two programs over all profiles that both can read. Facts meet by their id; one that only one program knows
/// is left out for the other.
TRIAGE_EXPORT Difference compare(const Program& old_program, const Program& new_program,
                                 const SolverOptions& options = {});

TRIAGE_EXPORT std::string to_text(const Program& old_program, const Program& new_program, const Difference& difference,
                                  const RenderOptions& options = {});
TRIAGE_EXPORT std::string to_markdown(const Program& old_program, const Program& new_program,
                                      const Difference& difference);
TRIAGE_EXPORT std::string to_json(const Program& old_program, const Program& new_program, const Difference& difference);

TRIAGE_EXPORT std::string_view to_string(Direction direction);

/// A finder of people for `test_pack` and its kind, by the solver. Nobody is found without the evaluator's word, and
/// `none_exists` is a proof over every profile. The program outlives it; `progress` is not called.
TRIAGE_EXPORT std::unique_ptr<PersonFinder> solver_finder(const Program& program, const SolverOptions& options = {});

}  // namespace triage
