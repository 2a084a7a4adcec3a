// The answer for one profile, as ids and levels; `explain` turns it into reasons.
//
// Threads: a value. Reuse one per thread to evaluate without allocating.
#pragma once

#include <cstdint>
#include <vector>

#include "triage/ids.hpp"
#include "triage/level.hpp"

namespace triage {

struct Decision {
    Level floor;           ///< joined over the certain rules: what is known to be needed
    Level ceiling;         ///< joined over the certain and the possible ones: what could still be needed
    bool settled = false;  ///< floor == ceiling: no answer can change the level
    Verdict verdict = Verdict::ask;

    IdSet<RuleId> certain;   ///< hold however the unknown facts turn out
    IdSet<RuleId> possible;  ///< hold for some of the ways they may turn out, not for all
    /// Unknown facts that hold floor and ceiling apart. INVARIANT: empty if and only if `settled`.
    IdSet<FactId> missing;

    IdSet<ExclusionId> excluding;        ///< certain
    IdSet<ExclusionId> maybe_excluding;  ///< possible
    // Both empty unless `verdict` is `proceed`; no stretch is in both.
    IdSet<StretchId> allowed;   ///< as the catalogue has them
    IdSet<StretchId> modified;  ///< only as the precautions among `excluding` and `maybe_excluding` say

    /// What `evaluate` read: the state of every literal of the program, bit i of word w being literal 64 w + i.
    std::vector<std::uint64_t> literals_true;
    std::vector<std::uint64_t> literals_false;
    /// What `find_missing` noted on its way, for `Program::add_missing`.
    std::vector<std::uint64_t> enough;
    std::vector<std::uint8_t> waiting;
};

}  // namespace triage
