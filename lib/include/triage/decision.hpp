// The answer for one profile, as ids and levels.
//
// Made by `Program::evaluate`; `explain` turns it into reasons, doses and questions, and `to_text` and `to_json`
// (render.hpp) into words. A program that only gates needs no more than `verdict`, and `floor.urgency` beside it.
//
//     const triage::Decision decision = program.evaluate(profile);
//     if (decision.verdict == triage::Verdict::proceed) show(decision.allowed, decision.modified);
//
// The ids are those of the program's rule base. What is not answered never makes a decision more permissive: it can
// only hold `ceiling` above `floor`, which keeps the verdict from being `proceed`.
//
// Threads: a value.
#pragma once

#include "triage/ids.hpp"
#include "triage/level.hpp"

namespace triage {

/// One decision. It owns its sets, whose capacities are those of the program's tables.
struct Decision {
    Level floor;           ///< joined over the certain rules: what is known to be needed
    Level ceiling;         ///< joined over the certain and the possible ones: what could still be needed
    bool settled = false;  ///< `floor == ceiling`: no answer can change the level
    /// `stop` or `see_a_doctor` where the floor's outcome is that; `proceed` only when settled; otherwise `ask`.
    Verdict verdict = Verdict::ask;

    IdSet<RuleId> certain;   ///< hold however the unknown facts turn out
    IdSet<RuleId> possible;  ///< hold for some of the ways they may turn out, not for all
    /// Unknown facts that hold floor and ceiling apart: what is worth asking. INVARIANT: empty if and only if
    /// `settled`.
    IdSet<FactId> missing;

    // Exclusions and stretches are judged under `proceed` only; under every other verdict these four are empty.
    IdSet<ExclusionId> excluding;        ///< certain
    IdSet<ExclusionId> maybe_excluding;  ///< possible: they remove stretches as the certain ones do
    /// Stretches to offer as the catalogue has them. INVARIANT: no stretch is in both this and `modified`.
    IdSet<StretchId> allowed;
    /// Stretches to offer only as the precautions among `excluding` and `maybe_excluding` say.
    IdSet<StretchId> modified;
};

}  // namespace triage
