// One line of a batch, as the single check would show it: inputs and a line number in, a whole answer out. The input is
// read as a batch reads it, so the number is the one that stands in the batch's answers, in arrays and compressed files
// as well.

#include "commands/commands.hpp"
#include "stream/input.hpp"
#include "system/log.hpp"

namespace triage::cli {

namespace {

// An issue without a place; `with_line` adds it.
Issue issue(std::string_view code, std::string message, std::string hint = "") {
    return {code, std::move(message), std::move(hint), {}, Severity::error};
}

// The profile of a line that `read_batch_line` found, refused for the same reasons as in a batch.
ProfileResult profile_of(const Program& program, const std::optional<std::string>& text, std::uint64_t line) {
    const std::size_t max_bytes = BatchOptions{}.max_line_bytes;
    if (!text) return Issues{issue("no_such_line", "the input has no line " + std::to_string(line))};
    if (text->find_first_not_of(" \t\r") == std::string::npos) {
        return Issues{issue("no_such_line", "line " + std::to_string(line) + " is blank",
                            "a batch skips and counts it, or rejects it where an array lacks an element")};
    }
    if (text->size() > max_bytes) {
        return Issues{issue("line_too_long", "the line is longer than " + std::to_string(max_bytes) + " bytes")};
    }
    return parse_profile(*text, program.vocabulary());
}

// Lines are numbered through all inputs, so with several files it is not known which of them has the line.
Issues with_line(Issues issues, const std::vector<std::string>& paths, std::uint64_t line) {
    for (Issue& issue : issues) {
        if (paths.size() == 1) issue.where.file = paths.front();
        issue.where.line = static_cast<std::uint32_t>(line);
    }
    return issues;
}

}  // namespace

ExitCode explain_line(const Program& program, const CommonOptions& common, const std::vector<std::string>& files,
                      std::uint64_t line) {
    const BatchInput input(files);
    if (!input.can_open_all()) return ExitCode::no_input;
    const std::optional<std::string> text = read_batch_line(input.reads(), line);
    if (!text && !input.failure().empty()) {
        log_error(input.failure());
        return ExitCode::io_error;
    }
    ProfileResult profile = profile_of(program, text, line);
    profile.issues = with_line(std::move(profile.issues), input.paths(), line);
    // The line of a batch reads alike on every machine, as the batch does.
    CommonOptions everywhere = common;
    if (everywhere.emergency_number.empty()) everywhere.emergency_number = advice_text("{emergency_number}", "");
    return answer(program, profile, everywhere);
}

}  // namespace triage::cli
