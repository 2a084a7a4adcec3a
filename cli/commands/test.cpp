// `triage test`: whether the cases of a pack hold, and what they leave unseen. Figures without a minimum fail nothing,
// so that a young pack can be tested from its first case on.

#include <algorithm>
#include <charconv>
#include <memory>

#include <triage/authoring/cases.hpp>

#include "commands/commands.hpp"
#include "stream/file_names.hpp"
#include "stream/output_file.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// An issue whose place is the option `--threshold`.
Issue complaint(std::string message, std::string hint) {
    return {"bad_value", std::move(message), std::move(hint), {"", 0, 0, "--threshold", ""}, Severity::error};
}

// Nothing for a text that is not wholly a number from 0 to 100. The decimal point is a point in every locale.
std::optional<double> percent_of(std::string_view text) {
    double percent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    return is_number && percent >= 0 && percent <= 100 ? std::optional(percent) : std::nullopt;
}

// Reads one part of `--threshold`: `90` sets all figures, `mcdc=100` one.
void read_minimum(const std::string& text, Minimums& minimums, Issues& issues) {
    const std::size_t equals = text.find('=');
    const std::string name = equals == std::string::npos ? "" : text.substr(0, equals);
    const auto figure = std::find(figure_names.begin(), figure_names.end(), name);
    if (equals != std::string::npos && figure == figure_names.end()) {
        const std::string near = did_you_mean(name, {figure_names.begin(), figure_names.end()});
        issues.push_back(complaint("unknown figure `" + name + "`",
                                   near.empty() ? "figures are rules, states, thresholds, mcdc and mutation" : near));
        return;
    }
    const std::string number = text.substr(equals == std::string::npos ? 0 : equals + 1);
    const auto percent = percent_of(number);
    if (!percent) {
        issues.push_back(complaint("`" + number + "` is not a number from 0 to 100", "for example `90` or `mcdc=100`"));
    } else if (equals == std::string::npos) {
        minimums.fill(percent);
    } else {
        minimums[static_cast<std::size_t>(figure - figure_names.begin())] = percent;
    }
}

// What comes later counts: `90,mcdc=100` asks for 90 of all but one.
Minimums read_minimums(const std::vector<std::string>& lists, Issues& issues) {
    Minimums minimums{};
    for (const std::string& list : lists) {
        for (std::size_t begin = 0; begin <= list.size();) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            read_minimum(list.substr(begin, end - begin), minimums, issues);
            begin = end + 1;
        }
    }
    return minimums;
}

// False where the file could not be written, which is told. The result is printed all the same.
bool write_junit(const Program& program, const CaseReport& report, const Minimums& minimums, const std::string& path) {
    if (path.empty()) return true;
    const std::string why = why_not_replaced(path);
    if (why.empty() && replace_file(path, to_junit(program, report, minimums))) return true;
    log_error("cannot write `" + path + "`: " + (why.empty() ? failure_text() : why));
    return false;
}

// The names of outputs that would take the place of a pack, or of what is printed.
Issues clashes_of(const TestCommand& command) {
    if (command.junit.empty()) return {};
    return clashes({{"", "", {}}, {"--junit", command.junit, {}}}, files_of(command.packs));
}

// A pack that does not load or compile: the issues and how many they are, on standard output as with `triage check`.
ExitCode reject(const Issues& issues, Format format) {
    const std::string text =
        format == Format::json ? to_json(issues) + "\n" : to_text(issues) + std::to_string(issues.size()) + " found\n";
    return print_result(text, code_of(issues, ExitCode::bad_pack));
}

/// Whether this program has the solver: only `triage-verify` does.
enum class Solver : unsigned char { absent, present };

// The report, and under it the way to the missing cases where some are missing and nobody asked for them. JSON has the
// report only.
std::string result_text(const Program& program, const CaseReport& report, const Minimums& minimums,
                        const CommonOptions& common, const TestCommand& command, Solver solver) {
    if (common.format == Format::json) return to_json(program, report, minimums) + "\n";
    const std::string text = to_text(program, report, minimums, render_options(common));
    const bool is_complete = report.gaps.empty() && report.survivors.empty();
    if (is_complete || command.suggest) return text;
    return text + (solver == Solver::present
                       ? "\n`--suggest` writes the missing cases\n"
                       : "\nwithout the solver (`triage-verify`) no change is proved equivalent, and "
                         "`--suggest` cannot write the missing cases\n");
}

}  // namespace

// The names of outputs are looked at before the cases are run, which may take a while.
ExitCode test_packs(const CommonOptions& common, const TestCommand& command, const MakeFinder& make_finder) {
    Issues issues;
    const Minimums minimums = read_minimums(command.thresholds, issues);
    if (!issues.empty()) {
        print_error(to_text(issues) + "Try `triage test --help`.\n");
        return ExitCode::usage;
    }
    const Result<Program> program = load(command.packs, Cases::load);
    if (!program) return reject(program.issues, common.format);
    if (const Issues names = clashes_of(command); !names.empty()) return report(names, Format::text, ExitCode::usage);
    const std::unique_ptr<PersonFinder> finder = make_finder ? make_finder(*program) : nullptr;
    const CaseReport result = run_cases(*program, {command.suggest, finder.get()});
    const Solver solver = finder ? Solver::present : Solver::absent;
    const bool is_good = result.passes() && below(result, minimums).empty();
    const bool is_written = write_junit(*program, result, minimums, command.junit);
    const ExitCode code = print_result(result_text(*program, result, minimums, common, command, solver),
                                       is_good ? ExitCode::proceed : ExitCode::found);
    return is_written ? code : ExitCode::io_error;
}

}  // namespace triage::cli
