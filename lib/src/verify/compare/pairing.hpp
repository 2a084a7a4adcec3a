// Two programs beside each other: one person in the solver, read by both.
//
// Facts meet by their id. A fact that only one side knows is free for that side and means nothing to the other, so
// packs that differ in their vocabulary can be compared as far as both can read a profile (docs/decisions/0023). Used
// by `compare`; each call has a pairing of its own, with its own solver, so calls may run side by side.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "triage/verify.hpp"
#include "verify/judgement.hpp"
#include "verify/witness.hpp"

namespace triage {

/// The fact of the other vocabulary that takes this one's answers: the id names it as a whole (as its id or an alias),
/// and both are findings, or both quantities in one unit with a number in common. Nothing where there is none.
std::optional<FactId> counterpart(const Fact& fact, const Vocabulary& other);

/// One person, as a profile of each side.
struct Reading {
    Profile old_profile;
    Profile new_profile;
};

/// The solver with one person and the decisions of both programs on them. REQUIRES for everything but `expect`: `begin`
/// returned nothing.
class Pairing {
public:
    /// Both programs outlive it.
    Pairing(const Program& old_program, const Program& new_program, const SolverOptions& options);

    /// Makes the person and both decisions. Returns the condition that is too large to be judged, if there is one.
    std::optional<TooLarge> begin();
    /// How many questions there will be, for the progress.
    void expect(std::size_t questions) { expected_ = questions; }

    const Program& old_program() const { return old_program_; }
    const Program& new_program() const { return new_program_; }
    Solver& solver() { return solver_; }
    /// The decisions of both about the person, by the conditions as written.
    const Judgement& before() const { return *old_; }
    const Judgement& after() const { return *new_; }

    /// Can all of these be true of the person? Moves the progress on by one question.
    SearchEnd ask(const Formulas& wanted);
    /// The person whom the last question found, with one short number for both sides. Whether the numbers fit together
    /// is for the caller to check (`fits_both`). REQUIRES: the last answer was `found`.
    Reading example();
    /// True if the readers of both sides accept the person: no relation is broken.
    bool fits_both(const Reading& reading) const;
    /// Leaves out every fact that `shows` does not need, on both sides at once, so that it stays one person.
    Reading smallest(Reading reading, const std::function<bool(const Reading&)>& shows) const;

private:
    /// One fact of the person and how each side calls it; empty on the side that does not know it.
    struct Slot {
        std::optional<FactId> old_fact;
        std::optional<FactId> new_fact;
    };

    /// Makes the person: one symbolic fact for each slot, in the range that both sides have in common.
    void pair_facts();
    static void set_both(Reading& reading, const Slot& slot, double number);
    void fit_both(Reading& reading) const;
    std::vector<double> joint_limits(const Slot& slot) const;
    static bool says(const Reading& reading, const Slot& slot);
    static Reading without(Reading reading, const Slot& slot);

    const Program& old_program_;
    const Program& new_program_;
    const SolverOptions& options_;
    Solver solver_;
    Limits old_limits_;
    Limits new_limits_;
    std::vector<Slot> slots_;
    std::vector<Fact> common_;  ///< by old fact: the fact in the range that both sides read
    SymbolicPerson old_person_;
    SymbolicPerson new_person_;
    std::optional<Judgement> old_;
    std::optional<Judgement> new_;
    std::size_t asked_ = 0;
    std::size_t expected_ = 0;
};

}  // namespace triage
