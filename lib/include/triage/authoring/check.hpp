// What is legal in a pack but wants a look before release.
//
// Used by `triage check`, and by whoever keeps packs and wants the same in a pipeline. Loading and compiling already
// refuse what is wrong (names, units, missing sources, long anchors, a name that two facts share, conditions that
// always or never hold); `check` adds what only a human can settle:
//
//     auto rules = triage::load_packs({"./my-pack"});
//     auto program = triage::Program::compile(std::move(*rules));
//     triage::Issues found = triage::check(*program, {"2026-11-21", triage::Release::yes});
//     std::cout << triage::to_text(found);
//     if (triage::has_errors(found)) return 1;  // not to be released
//
// Threads: a pure function of its arguments.
#pragma once

#include <cstdint>
#include <string_view>

#include "triage/export.hpp"
#include "triage/issue.hpp"
#include "triage/program.hpp"

namespace triage {

/// Is the pack about to be released? Then these are errors instead of warnings: a review that is overdue or to come, a
/// range without a plausible end, and a name that says less, or denies more, than the words in it.
enum class Release : std::uint8_t { no, yes };

struct CheckOptions {
    /// ISO 8601, such as `2026-11-21`. The library has no clock: a check of one day comes out the same on another. The
    /// text must outlive the call.
    std::string_view today;
    Release release = Release::no;
};

/// Everything found, none where nothing is; an empty result is no proof of anything (verify.hpp has those). The rule
/// base stays as it is. In this order:
///   - packs without a rule; rules and exclusions with the condition of another one, to the same effect;
///   - reviews that are overdue on `today`, or more than a day ahead of it;
///   - quantities that a rule compares and that do not say which numbers are the worse ones;
///   - ranges without an end, or with one that no person reaches;
///   - names of two facts that differ by one letter, names that say less than the words in them, and names whose denial
///     denies more than they say;
///   - questions above reading grade 8, `item`s and `group`s that nothing asks;
///   - texts that a comment cuts, and characters that are not what they look like.
///
/// docs/rule-format.md has the codes. Each is a warning unless `Release` says otherwise, with its place as far as the
/// rule base has its text (`RuleBase::documents`). Of one that a program put together, only the first two points of
/// this list are looked at.
TRIAGE_EXPORT Issues check(const Program& program, const CheckOptions& options);

}  // namespace triage
