// What is legal in a pack but wants a look before release.
//
// Loading and compiling already refuse what is wrong (names, units, missing sources, long anchors, a name that two
// facts share, conditions that always or never hold); `check` adds what only a human can settle:
//
//     auto rules = triage::load_packs({"./my-pack"}, triage::Cases::load);
//     auto program = triage::Program::compile(std::move(*rules));
//     std::cout << triage::to_text(triage::check(*program, {"2026-11-21", triage::Release::no}));
//
// Threads: a pure function.
#pragma once

#include <cstdint>
#include <string_view>

#include "triage/export.hpp"
#include "triage/issue.hpp"
#include "triage/program.hpp"

namespace triage {

/// Is the pack about to be released? Then an overdue review is an error, and so is a range without a plausible end.
enum class Release : std::uint8_t { no, yes };

struct CheckOptions {
    std::string_view today;  ///< ISO 8601, such as `2026-11-21`
    Release release = Release::no;
};

/// Rules and exclusions with the condition of another one; reviews that are overdue or to come; quantities that a rule
/// compares and that do not say which numbers are the worse ones; ranges without an end, or with one that no person
/// reaches; names of two facts that differ by one letter; questions that are hard to read; texts that a comment cuts;
/// characters that are not what they look like. In this order; docs/rule-format.md has the codes. Each is a warning
/// with its place, as far as the rule base has its text (`RuleBase::documents`): of one that was not loaded only the
/// rules and the dates are checked.
TRIAGE_EXPORT Issues check(const Program& program, const CheckOptions& options);

}  // namespace triage
