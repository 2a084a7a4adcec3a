// `triage-verify` runs what wants the solver itself. Only that program has this file, in the place of hand_over.cpp;
// all others are the same in both.

#include <triage/verify.hpp>

#include "commands/commands.hpp"

namespace triage::cli {

namespace {

std::optional<bool> is_same_to_all(const Program& a, const Program& b, unsigned budget_seconds) {
    switch (is_same(a, b, {std::chrono::seconds(budget_seconds), {}})) {
        case Sameness::same: return true;
        case Sameness::different: return false;
        case Sameness::undecided: break;
    }
    return std::nullopt;
}

}  // namespace

ExitCode run_with_solver(const CommonOptions& common, const AnyCommand& command,
                         const std::vector<std::string>& /*arguments*/) {
    if (const auto* check = std::get_if<CheckCommand>(&command)) return prove_packs(common, *check);
    if (const auto* diff = std::get_if<DiffCommand>(&command)) return diff_packs(common, *diff);
    const auto& test = std::get<TestCommand>(command);
    return test_packs(common, test,
                      [&](const Program& a, const Program& b) { return is_same_to_all(a, b, test.budget_seconds); });
}

}  // namespace triage::cli
