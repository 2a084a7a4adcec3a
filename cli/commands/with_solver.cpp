// What `triage-verify` is there for.

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

ExitCode run_with_solver(const Options& options, const std::vector<std::string>& /*arguments*/) {
    if (options.command == Command::check) return prove_packs(options);
    if (options.command == Command::diff) return diff_packs(options);
    return test_packs(options,
                      [&](const Program& a, const Program& b) { return is_same_to_all(a, b, options.budget_seconds); });
}

}  // namespace triage::cli
