// Which facts a condition hangs on: while none of them changes, neither does the condition.
#pragma once

#include <optional>
#include <vector>

#include "explain/alternatives.hpp"
#include "program/clauses.hpp"

namespace triage {

/// The literals that a profile leaves standing.
inline std::uint64_t not_contradicted(const Mask& mask, const Decision& decision) {
    return (mask.need_true | mask.need_false) & ~contradicted(mask, decision);
}

/// A clause stands while at least k of its literals do. So of any k that stand now, one has to change before the clause
/// can fall; of all such choices, over all clauses that were added, this keeps the one with the fewest changeables.
class Conflicts {
public:
    Conflicts(const Program& program, const std::vector<Alternatives>& changeables);

    /// Forgets what was added.
    void clear() { fewest_.reset(); }
    /// Adds the clauses of a condition that stand. `satisfied` as `standing` asks when it is no longer certain,
    /// `not_contradicted` when it is ruled out. What has changed already is not among the answers.
    void add(const Test& test, const Decision& decision, PickLiterals standing, const std::vector<bool>& is_changed);

    /// Nothing when no clause stands. Empty when one stands that nothing can bring down.
    const std::optional<std::vector<std::size_t>>& fewest() const { return fewest_; }
    std::vector<std::size_t> all_but(const std::vector<bool>& is_changed) const;

private:
    void add(const Clause& clause, const Decision& decision, PickLiterals standing,
             const std::vector<bool>& is_changed);

    const Program& program_;
    std::vector<std::size_t> change_of_;  ///< by fact; beyond all for one that does not change
    std::optional<std::vector<std::size_t>> fewest_;
};

}  // namespace triage
