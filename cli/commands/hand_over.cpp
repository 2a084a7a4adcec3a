// `triage` becomes `triage-verify` for what wants the solver, or says how to get it. Becoming it, instead of running it
// beside, leaves streams, signals and the exit status to the one program that does the work.

#include <filesystem>

#include <unistd.h>

#include "commands/commands.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* companion = "triage-verify";

/// The path of `triage-verify`: beside this program, as it is built, or where it is installed. Empty where there is
/// none that may be run. The PATH is not searched, so that only a program that was built or installed with this one is
/// run.
fs::path find_companion() {
    std::error_code failed;
    const fs::path own = fs::read_symlink("/proc/self/exe", failed).parent_path();
    if (own.empty()) return {};  // without /proc: a relative path would run what lies in the current folder
    for (const fs::path& place : {own / companion, own / ".." / TRIAGE_LIBEXECDIR / "triage" / companion}) {
        if (access(place.c_str(), X_OK) == 0) return place;
    }
    return {};
}

/// The part of the command line that asks for the solver, for the message.
std::string_view what_needs_it(const AnyCommand& command) {
    if (std::holds_alternative<TestCommand>(command)) return "test --suggest";
    return std::holds_alternative<DiffCommand>(command) ? "diff" : "check --prove";
}

/// Puts the program in the place of this one, with the same arguments. Returns only where that fails.
void become(const fs::path& program, const std::vector<std::string>& arguments) {
    std::string name = program;
    std::vector<char*> all{name.data()};
    std::vector<std::string> copies = arguments;
    for (std::string& argument : copies) all.push_back(argument.data());
    all.push_back(nullptr);
    log_debug("becoming " + name);
    execv(program.c_str(), all.data());
}

}  // namespace

ExitCode run_with_solver(const CommonOptions& common, const AnyCommand& command,
                         const std::vector<std::string>& arguments) {
    const fs::path program = find_companion();
    if (!program.empty()) become(program, arguments);
    // Without the solver the cases can still be run; only what survives them stays unproved.
    const auto* test = std::get_if<TestCommand>(&command);
    if (test != nullptr && !test->suggest) return test_packs(common, *test, {});
    print_error("error: this copy of triage has no solver, which `" + std::string(what_needs_it(command)) +
                "` needs\n    hint: build it with -DTRIAGE_BUILD_VERIFY=ON and Z3 (Debian: libz3-dev), and `" +
                companion + "` stands beside it; where `triage` is a package, install the package `triage-verify`\n");
    return ExitCode::unavailable;
}

}  // namespace triage::cli
