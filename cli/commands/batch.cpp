// A stream of profiles: files or standard input in, a line of JSON out for each. The library reads, decides and writes;
// this puts together what it needs, in an order that loses nothing: inputs are tried and names compared before an
// output is opened, answers are put in place before the summary is printed, and the report comes last.

#include <utility>

#include "commands/commands.hpp"
#include "stream/decoder.hpp"
#include "stream/file_names.hpp"
#include "stream/input.hpp"
#include "stream/interrupt.hpp"
#include "stream/output.hpp"
#include "stream/output_file.hpp"
#include "stream/progress.hpp"
#include "system/join.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"
#include "version.hpp"

namespace triage::cli {

namespace {

template <class Values, class Names>
// The chosen names in their order, with commas between them.
std::string named(const Values& values, const Names& names) {
    std::string text;
    for (const auto value : values) {
        if (!text.empty()) text += ",";
        text += names[static_cast<std::size_t>(value)];
    }
    return text;
}

// Everything that decides the output must stand here, or a resumed output would be of two kinds. How fast it is made,
// and what is told about it, must not, or a run could not be resumed with more threads or another summary.
Settings settings_of(const Program& program, const CommonOptions& common, const BatchCommand& command,
                     const std::vector<std::string>& inputs) {
    std::vector<std::string> packs;
    for (const Pack& pack : program.rules().packs) {
        packs.push_back(pack.name + " " + pack.version + " " + pack.sha256);
    }
    const auto flag = [](bool is_given) { return std::string(is_given ? "given" : ""); };
    return {{"version", TRIAGE_VERSION},
            {"packs", joined(packs, ", ")},
            {"inputs", joined(inputs, "\n")},
            {"--full", flag(command.full)},
            {"--fields", named(command.fields, batch_field_names)},
            {"--only", named(command.only, batch_answer_names)},
            {"--strict", flag(command.strict)},
            {"--emergency-number", common.emergency_number}};
}

BatchOptions batch_options(const CommonOptions& common, const BatchCommand& command) {
    BatchOptions batch;
    batch.detail = command.full ? BatchDetail::full : BatchDetail::line;
    batch.fields = command.fields;
    batch.only = command.only;
    batch.bad_profile = command.strict ? BadProfile::stop_after : BadProfile::answer;
    batch.emergency_number = common.emergency_number;
    batch.threads = command.threads;
    return batch;
}

// Runs the batch. A run that has to stop ends the wait of the thread that reads, which the library cannot do: it does
// not know what the input is (docs/decisions/0016).
BatchSummary decide_all(const Program& program, BatchOptions batch, BatchInput& input, BatchOutput& output,
                        Results results) {
    Progress progress(results);
    std::uint64_t so_far = 0;
    if (output.keeps_checkpoints()) {
        batch.checksum = [&so_far](std::string_view block) { return so_far = checksum(so_far, block); };
    }
    batch.resume_from = output.after();
    batch.progress = [&](const BatchSummary& summary) {
        if (summary.status != BatchStatus::complete) end_waits();  // another thread may still wait for input
        output.note(summary);
        progress.show(summary, input.share());
    };
    const auto write = [&](std::string_view lines) {
        const bool is_written = output.write(lines);
        if (!is_written) end_waits();
        return is_written;
    };
    BatchSummary summary = run_batch(program, input.reads(), write, batch);
    progress.erase();
    return summary;
}

// A run that stops for a failure and an interrupt at once has failed: its status is that of the failure.
ExitCode code_of(const BatchSummary& summary, bool failed) {
    switch (summary.status) {
        case BatchStatus::complete: return summary.rejected > 0 ? ExitCode::bad_input : ExitCode::proceed;
        case BatchStatus::stopped: return ExitCode::bad_input;
        case BatchStatus::input_changed: return ExitCode::usage;
        case BatchStatus::read_failed:
        case BatchStatus::write_failed: break;
    }
    return was_interrupted() && !failed ? ExitCode::interrupted : ExitCode::io_error;
}

// Says what failed. REQUIRES: the progress line is erased.
void log_failures(const BatchSummary& summary, const std::string& input, const std::string& output) {
    if (!input.empty()) log_error(input);
    if (!output.empty()) log_error(output);
    if (summary.status == BatchStatus::input_changed) {
        log_error("the input is not the one that the interrupted run has read: start over without --resume");
    }
}

// The summary goes to standard error, since standard output may hold the answers.
void print_summary(const Program& program, const BatchSummary& summary, SummaryFormat format) {
    if (format == SummaryFormat::text) print_error(to_text(program, summary, terminal_width(Stream::error)));
    if (format == SummaryFormat::json) print_error(to_json(program, summary) + "\n");
}

// Warns whatever summary was chosen: an empty file where a full one was meant would otherwise end like a batch in which
// all went well.
void warn_of_input(const BatchInput& input, const BatchSummary& summary) {
    for (const std::string& notice : input.notices()) log_warning(notice);
    const bool is_nothing = summary.status == BatchStatus::complete && summary.decided + summary.rejected == 0;
    if (is_nothing) log_warning("nothing was decided: the input holds no profile");
}

// Compares everything that will be written, files on the way included, with all inputs and with the packs' files.
Issues clashes_of(const CommonOptions& common, const BatchCommand& command, const BatchInput& input,
                  const BatchOutput& output) {
    std::vector<OutputName> outputs{{command.output.empty() ? "" : "--output", command.output, output.on_the_way()}};
    if (command.report == "-") outputs.push_back({"", "", {}});
    if (!command.report.empty() && command.report != "-") outputs.push_back({"--report", command.report, {}});
    std::vector<std::string> inputs = input.paths();
    const std::vector<std::string> packs = files_of(common.packs);
    inputs.insert(inputs.end(), packs.begin(), packs.end());
    return clashes(outputs, inputs);
}

// Looks before the batch begins: it would be late to find out after hours of deciding that the report has no place.
bool can_write_report(const std::string& path) {
    const std::string why = path.empty() || path == "-" ? "" : why_not_replaced(path);
    if (!why.empty()) log_error("cannot write `" + path + "`: " + why);
    return why.empty();
}

// False where the report could not be written, which has been said.
bool write_report(const Program& program, const BatchSummary& summary, const std::string& path,
                  const std::vector<std::string>& inputs) {
    if (path.empty()) return true;
    const std::string title = inputs == std::vector<std::string>{"-"} ? "standard input" : joined(inputs, ", ");
    const std::string page = to_html(program, summary, title);
    if (path == "-") return print_result(page, ExitCode::proceed) == ExitCode::proceed;
    if (replace_file(path, page)) return true;
    log_failure("cannot write `" + path + "`");
    return false;
}

}  // namespace

ExitCode batch(const Program& program, const CommonOptions& common, const BatchCommand& command) {
    if (command.explain_line) return explain_line(program, common, command.files, *command.explain_line);
    BatchInput input(command.files);
    if (!input.can_open_all()) return ExitCode::no_input;
    BatchOutput output(command.output, settings_of(program, common, command, input.paths()), command.only);
    if (const Issues issues = clashes_of(common, command, input, output); !issues.empty()) {
        return report(issues, Format::text, ExitCode::usage);
    }
    if (!can_write_report(command.report)) return ExitCode::io_error;
    const Start start = command.resume ? Start::where_it_ended : Start::from_the_beginning;
    if (const auto failure = output.open(start, program.rules().rules.size())) return *failure;

    const Results results = command.output.empty() ? Results::on_standard_output : Results::in_a_file;
    BatchSummary summary = decide_all(program, batch_options(common, command), input, output, results);
    output.end(summary);
    log_failures(summary, input.failure(), output.failure());
    const bool failed = !input.failure().empty() || !output.failure().empty();
    if (summary.status == BatchStatus::input_changed) return ExitCode::usage;
    print_summary(program, summary, command.summary);
    warn_of_input(input, summary);
    const ExitCode code = code_of(summary, failed);
    return write_report(program, summary, command.report, input.paths()) ? code : ExitCode::io_error;
}

}  // namespace triage::cli
