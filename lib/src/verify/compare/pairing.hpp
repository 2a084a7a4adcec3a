// Two programs beside each other: one person in the solver, read by both.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "triage/verify.hpp"
#include "verify/judgement.hpp"
#include "verify/witness.hpp"

namespace triage {

/// The fact of the other vocabulary that this one's id names as a whole, if both are findings, or quantities in one
/// unit.
std::optional<FactId> counterpart(const Fact& fact, const Vocabulary& other);

/// One person, written down for each side.
struct Reading {
    Profile old_profile;
    Profile new_profile;
};

class Pairing {
public:
    /// Both programs outlive it.
    Pairing(const Program& old_program, const Program& new_program, const SolverOptions& options);

    /// The condition that is too large to be judged, if there is one; nothing can then be asked.
    std::optional<TooLarge> begin();
    void expect(std::size_t questions) { expected_ = questions; }

    const Program& old_program() const { return old_program_; }
    const Program& new_program() const { return new_program_; }
    Solver& solver() { return solver_; }
    /// The decisions of both about the person.
    const Judgement& before() const { return *old_; }
    const Judgement& after() const { return *new_; }

    SearchEnd ask(const Formulas& wanted);
    /// The person whom the last question found.
    Reading example();
    /// Whether each side can read it.
    bool fits_both(const Reading& reading) const;
    /// Leaves out every fact that `shows` does not need.
    Reading smallest(Reading reading, const std::function<bool(const Reading&)>& shows) const;

private:
    /// A fact as each side knows it.
    struct Slot {
        std::optional<FactId> old_fact;
        std::optional<FactId> new_fact;
    };

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
    std::vector<Fact> common_;  ///< by old fact: what both can read of it
    SymbolicPerson old_person_;
    SymbolicPerson new_person_;
    std::optional<Judgement> old_;
    std::optional<Judgement> new_;
    std::size_t asked_ = 0;
    std::size_t expected_ = 0;
};

}  // namespace triage
