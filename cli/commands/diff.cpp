// `diff`: two packs come in, each joined with the packs of `--pack`, and who is decided differently comes out, with a
// person as an example. The exit status is for pull requests: only what became more permissive fails
// (docs/decisions/0023). Linked into `triage-verify` only.

#include <triage/verify.hpp>

#include "commands/commands.hpp"
#include "commands/git_files.hpp"
#include "commands/solver_progress.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// One side: the common packs, then the one that `name` means, on disk, embedded or at a revision of git.
Result<Program> load_side(const CommonOptions& common, const std::string& name) {
    std::vector<PackSource> packs = sources_of(common.packs);
    if (!is_git_name(name)) {
        packs.push_back({name, {}});
        return load(packs, Cases::skip);
    }
    Result<PackSource> pack = read_at_revision(name);
    if (!pack) return pack.issues;
    packs.push_back(std::move(*pack));
    return load(packs, Cases::skip);
}

// The difference in the format that was asked for.
std::string text_of(const Program& old_program, const Program& new_program, const Difference& difference,
                    const CommonOptions& common) {
    if (common.format == Format::json) return to_json(old_program, new_program, difference) + "\n";
    if (common.format == Format::markdown) return to_markdown(old_program, new_program, difference);
    return to_text(old_program, new_program, difference, render_options(common));
}

// A comparison that the solver could not finish is refused even with `--allow-looser`: nobody knows what it would have
// found.
ExitCode code_of(const Difference& difference, const DiffCommand& command) {
    if (difference.has_defects()) return ExitCode::defect;
    const bool is_looser = difference.direction == Direction::looser || difference.direction == Direction::both;
    const bool is_refused = (is_looser && !command.allow_looser) || !difference.undecided.empty();
    return is_refused ? ExitCode::found : ExitCode::proceed;
}

}  // namespace

ExitCode diff_packs(const CommonOptions& common, const DiffCommand& command) {
    const Result<Program> old_program = load_side(common, command.old_pack);
    const Result<Program> new_program = load_side(common, command.new_pack);
    if (!old_program || !new_program) {
        Issues issues = old_program.issues;
        issues.insert(issues.end(), new_program.issues.begin(), new_program.issues.end());
        return report(issues, common.format, code_of(issues, ExitCode::bad_pack));
    }
    // The progress bar belongs to the options of `compare`, so it is erased before anything is printed.
    const Difference difference =
        compare(*old_program, *new_program, {std::chrono::seconds(command.budget_seconds), solver_progress()});
    return print_result(text_of(*old_program, *new_program, difference, common), code_of(difference, command));
}

}  // namespace triage::cli
