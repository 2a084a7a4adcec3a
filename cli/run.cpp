// From arguments to one command: packs are loaded, options are read, and the command runs. Options are read twice where
// a profile is described by them, since the quantities of the packs are options as well: first the ones that every pack
// has, among them `--pack`, then all.

#include <algorithm>
#include <filesystem>
#include <span>

#include "commands/commands.hpp"
#include "commands/solver.hpp"
#include "options/read_options.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"
#include "version.hpp"

namespace triage::cli {

ExitCode report(const Issues& issues, Format format, ExitCode code) {
    if (format == Format::json) return print_result(to_json(issues) + "\n", code);
    print_error(to_text(issues));
    return code;
}

// A file that cannot be opened outweighs an ambiguous name, and both outweigh what the command would say.
ExitCode code_of(const Issues& issues, ExitCode otherwise) {
    const auto has = [&](std::string_view code) {
        return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) { return issue.code == code; });
    };
    if (has("cannot_open")) return ExitCode::no_input;
    return has("ambiguous_pack") ? ExitCode::usage : otherwise;
}

namespace {

// One issue for each name that is an embedded pack and also something in the current folder. Whichever of the two were
// taken, the other may have been meant, and a check of the wrong one would pass for a check (docs/decisions/0036).
Issues ambiguities(const std::vector<PackSource>& packs) {
    const std::span<const std::string_view> embedded = embedded_packs();
    Issues issues;
    for (const PackSource& pack : packs) {
        const bool is_embedded = std::find(embedded.begin(), embedded.end(), pack.name) != embedded.end();
        std::error_code failed;
        if (!is_embedded || !std::filesystem::exists(std::filesystem::symlink_status(pack.name, failed))) continue;
        const std::string what = std::filesystem::is_directory(pack.name, failed) ? "folder" : "file";
        issues.push_back({"ambiguous_pack",
                          "`" + pack.name + "` is an embedded pack, and also a " + what + " here",
                          "write `./" + pack.name + "` for the " + what + ", or `embedded:" + pack.name + "`",
                          {},
                          Severity::error});
    }
    return issues;
}

}  // namespace

std::vector<PackSource> sources_of(const std::vector<std::string>& packs) {
    std::vector<PackSource> sources;
    for (const std::string& pack : packs) sources.push_back({pack, {}});
    return sources;
}

Result<Program> load(const std::vector<PackSource>& packs, Cases cases) {
    if (Issues issues = ambiguities(packs); !issues.empty()) return issues;
    Result<RuleBase> rules = load_pack_sources(packs, cases);
    if (!rules) return rules.issues;
    for (const Pack& pack : rules->packs) {
        log_debug("pack " + pack.name + " " + pack.version + ", sha256 " + pack.sha256);
    }
    return Program::compile(std::move(*rules));
}

Result<Program> load(const std::vector<std::string>& packs, Cases cases) { return load(sources_of(packs), cases); }

RenderOptions render_options(const Options& options) {
    return {terminal_width(), use_color(options.color) ? Color::always : Color::never, options.emergency_number, "",
            ""};
}

// True for the commands whose options include the quantities of the packs.
bool takes_profile(const Options& options) {
    return options.command == Command::decide || options.command == Command::ask || options.command == Command::plan ||
           options.graph;
}

bool wants_solver(const Options& options) {
    return options.command == Command::test || options.command == Command::diff ||
           (options.command == Command::check && options.prove);
}

namespace {

// Prints what is wrong with the command line, and where help is.
ExitCode usage_error(const Issues& issues, Command command) {
    const std::string name(command_names[static_cast<std::size_t>(command)]);
    print_error(to_text(issues) + "Try `triage " + name + (name.empty() ? "" : " ") + "--help`.\n");
    return ExitCode::usage;
}

ExitCode print_help(Command command, const Vocabulary& vocabulary) {
    return print_result(help_text(command, vocabulary, terminal_width()), ExitCode::proceed);
}

ExitCode run_with_program(const Program& program, const Options& options) {
    switch (options.command) {
        case Command::ask: return ask(program, options);
        case Command::plan: return plan(program, options);
        case Command::batch: return batch(program, options);
        case Command::list: return list(program, options);
        default: return decide(program, options);
    }
}

// The quantities of the packs are options, so the packs are loaded before the options can be judged. What is certain of
// the person is said even where the options are wrong (docs/decisions/0032).
ExitCode run_with_profile(const Options& common, const std::vector<std::string>& arguments) {
    const Result<Program> program = load(common.packs);
    if (!program) return report(program.issues, common.format, code_of(program.issues, ExitCode::bad_pack));
    if (common.help) return print_help(common.command, program->vocabulary());
    const auto [options, issues] = read_options(arguments, program->vocabulary());
    if (issues.empty()) return run_with_program(*program, options);
    usage_error(issues, common.command);
    print_certain(*program, options, issues);
    return ExitCode::usage;
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments) {
    const Options common = read_common_options(arguments);
    set_log_level(common.log_level);
    if (common.version) return print_result("triage " TRIAGE_VERSION "\n", ExitCode::proceed);
    if (takes_profile(common)) return run_with_profile(common, arguments);
    if (common.help) return print_help(common.command, {});
    const auto [options, issues] = read_options(arguments, {});
    if (!issues.empty()) return usage_error(issues, common.command);
    if (wants_solver(options)) return run_with_solver(options, arguments);
    if (options.command == Command::check) return check_packs(options);
    if (options.command == Command::generate) return generate(options);
    // Cases are read only where they are shown, which is on the page of one entry.
    const bool is_page = options.command == Command::list && !options.name.empty();
    const Result<Program> program = load(options.packs, is_page ? Cases::load : Cases::skip);
    if (!program) return report(program.issues, options.format, code_of(program.issues, ExitCode::bad_pack));
    return run_with_program(*program, options);
}

}  // namespace triage::cli
