// Which facts a condition hangs on: as long as none of them changes, the condition stays as it is.
//
// This is what keeps a search for changes small. Without it every changeable fact would have to be tried at every
// step.
//
// Used by the goals of smallest_change.cpp and bring_back.cpp.
//
// Threads: one object belongs to one thread.
#pragma once

#include <optional>
#include <vector>

#include "explain/alternatives.hpp"
#include "program/clauses.hpp"

namespace triage {

/// The literals of a mask that can still hold: satisfied or unknown.
inline std::uint64_t not_contradicted(const Mask& mask, const LiteralStates& states) {
    return mask.literals() & ~contradicted(mask, states);
}

/// Collects clauses that stand, and keeps the smallest set of facts of which one has to change before one of
/// these clauses can fall.
///
/// Why such a set exists: a clause stands while at least k of its literals do. Take any k that stand now. If none of
/// them changes, k still stand, and so does the clause; so one of the k has to change. Every clause that stands gives
/// such sets, and each of them must be met, so the smallest may be chosen.
class Conflicts {
public:
    /// Both outlive the object.
    Conflicts(const Program& program, const std::vector<Alternatives>& alternatives);

    /// Forgets what was added.
    void clear() { fewest_.reset(); }
    /// Adds the clauses of a condition that stand. Pass `satisfied` as `standing` to ask when the condition is no
    /// longer certain, `not_contradicted` to ask when it is ruled out. Facts with `is_changed` set stay as they
    /// are: they are never part of the answer.
    void add(const CompiledCondition& condition, const LiteralStates& states, PickLiterals standing,
             const std::vector<bool>& is_changed);

    /// Places among the alternatives, sorted. Nothing when no clause stands; an empty list when a clause stands that
    /// nothing can bring down.
    const std::optional<std::vector<std::size_t>>& fewest() const { return fewest_; }
    /// Every fact that has not changed: the answer of a goal that cannot name fewer.
    std::vector<std::size_t> all_but(const std::vector<bool>& is_changed) const;

private:
    void add(const Clause& clause, const LiteralStates& states, PickLiterals standing,
             const std::vector<bool>& is_changed);

    const Program& program_;
    std::vector<std::size_t> change_of_;  ///< by fact: its place among the alternatives, or a number beyond all
    std::optional<std::vector<std::size_t>> fewest_;
};

}  // namespace triage
