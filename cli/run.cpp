// From arguments to one command: packs are loaded, options are read, and the command runs. Options are read twice where
// a profile is described by them, since the quantities of the packs are options as well: first the ones that every pack
// has, among them `--pack`, then all.

#include <algorithm>
#include <filesystem>
#include <span>

#include "commands/commands.hpp"
#include "commands/solver.hpp"
#include "generate/shell_answer.hpp"
#include "options/read_options.hpp"
#include "system/emergency_number.hpp"
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

std::string number_for_people(const CommonOptions& common) {
    return common.emergency_number.empty() ? local_emergency_number() : common.emergency_number;
}

// The sentences about the interface are left empty: each command fills in those that its page has.
RenderOptions render_options(const CommonOptions& common) {
    RenderOptions options;
    options.width = terminal_width();
    options.color = use_color(common.color) ? Color::always : Color::never;
    options.emergency_number = common.format == Format::text ? number_for_people(common) : common.emergency_number;
    return options;
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

// Runs the command that was read, and loads the packs for those that need them and no profile.
class Runner {
public:
    /// `program` is loaded already where the command takes a profile, and null elsewhere.
    Runner(const std::vector<std::string>& arguments, const CommonOptions& common, const Program* program)
        : arguments_(arguments), common_(common), program_(program) {}

    ExitCode operator()(const DecideCommand& command) const { return decide(*program_, common_, command); }
    ExitCode operator()(const AskCommand& command) const { return ask(*program_, common_, command); }
    ExitCode operator()(const PlanCommand& command) const { return plan(*program_, common_, command); }

    ExitCode operator()(const BatchCommand& command) const {
        return with_program(Cases::skip, [&](const Program& program) { return batch(program, common_, command); });
    }

    ExitCode operator()(const ListCommand& command) const {
        if (program_ != nullptr) return list(*program_, common_, command);
        const auto* const listed = std::get_if<ListedTable>(&command.what);
        const bool is_page = listed != nullptr && !listed->name.empty();  // which shows the cases of its entry
        return with_program(is_page ? Cases::load : Cases::skip,
                            [&](const Program& program) { return list(program, common_, command); });
    }

    ExitCode operator()(const CheckCommand& command) const {
        return command.prove ? run_with_solver(common_, command, arguments_) : check_packs(common_, command);
    }

    ExitCode operator()(const TestCommand& command) const { return run_with_solver(common_, command, arguments_); }
    ExitCode operator()(const DiffCommand& command) const { return run_with_solver(common_, command, arguments_); }
    ExitCode operator()(const GenerateCommand& command) const { return generate(common_, command); }

private:
    template <class Run>
    ExitCode with_program(Cases cases, Run run) const {
        const Result<Program> program = load(common_.packs, cases);
        if (program) return run(*program);
        return report(program.issues, common_.format, code_of(program.issues, ExitCode::bad_pack));
    }

    const std::vector<std::string>& arguments_;
    const CommonOptions& common_;
    const Program* program_;
};

// Who is described on a command line that is wrong somewhere; nobody for a picture.
const ProfileOptions* person_of(const AnyCommand& command) {
    if (const auto* decide = std::get_if<DecideCommand>(&command)) return &decide->person;
    if (const auto* ask = std::get_if<AskCommand>(&command)) return &ask->person;
    if (const auto* plan = std::get_if<PlanCommand>(&command)) return &plan->person;
    return nullptr;
}

// The quantities of the packs are options, so the packs are loaded before the options can be judged. What is certain of
// the person is said even where the options are wrong (docs/decisions/0032).
ExitCode run_with_profile(const CommonLine& line, const std::vector<std::string>& arguments) {
    const Result<Program> program = load(line.common.packs);
    if (!program) return report(program.issues, line.common.format, code_of(program.issues, ExitCode::bad_pack));
    if (line.help) return print_help(line.use.command, program->vocabulary());
    const auto [common, command, issues] = read_options(arguments, program->vocabulary());
    if (issues.empty()) return std::visit(Runner(arguments, common, &*program), command);
    usage_error(issues, line.use.command);
    if (const auto* person = person_of(command)) print_certain(*program, common, *person, issues);
    return ExitCode::usage;
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments) {
    // Before the options are read: a line that is still being typed need not be a valid one.
    if (const auto completions = shell_answer(arguments)) return print_result(*completions, ExitCode::proceed);
    const CommonLine line = read_common_options(arguments);
    set_log_level(line.common.log_level);
    if (line.version) return print_result("triage " TRIAGE_VERSION "\n", ExitCode::proceed);
    if (takes_profile(line.use)) return run_with_profile(line, arguments);
    if (line.help) return print_help(line.use.command, {});
    const auto [common, command, issues] = read_options(arguments, {});
    if (!issues.empty()) return usage_error(issues, line.use.command);
    return std::visit(Runner(arguments, common, nullptr), command);
}

}  // namespace triage::cli
