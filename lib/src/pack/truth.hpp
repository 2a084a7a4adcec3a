// Conditions as trees, judged by three values: yes, no, unknown. It is what the loader has before anything is compiled.
//
// Used to weigh facts (gravity.cpp) and to hold the safety net against the rules. A condition that looks at one number
// twice may be judged vaguely: `unknown` where the compiled form knows better, and never the other way round.
//
// Threads: pure functions.
#pragma once

#include <algorithm>
#include <cstdint>

#include "triage/rule_base.hpp"

namespace triage {

/// In increasing order, so that `>=` is "at least as true as".
enum class Truth : std::uint8_t { no, unknown, yes };

/// Judges a condition; `truth_of_leaf(leaf)` judges each finding and comparison.
template <class TruthOfLeaf>
Truth truth_of(const Condition& condition, const TruthOfLeaf& truth_of_leaf) {
    if (condition.kind == Condition::Kind::negation) {
        const Truth part = truth_of(condition.parts.front(), truth_of_leaf);
        if (part == Truth::unknown) return part;
        return part == Truth::yes ? Truth::no : Truth::yes;
    }
    if (condition.kind != Condition::Kind::at_least) return truth_of_leaf(condition);
    const auto count = [&](Truth least) {
        return static_cast<std::size_t>(
            std::count_if(condition.parts.begin(), condition.parts.end(),
                          [&](const Condition& part) { return truth_of(part, truth_of_leaf) >= least; }));
    };
    if (count(Truth::yes) >= condition.count) return Truth::yes;
    return count(Truth::unknown) >= condition.count ? Truth::unknown : Truth::no;
}

}  // namespace triage
