// `check`: packs come in, issues and an inventory come out. Loading finds what is wrong, the library's `check` what may
// be; both are printed as one list, because the author has to go through both.

#include <ctime>

#include <triage/authoring/check.hpp>

#include "commands/commands.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// Today's date in UTC. The library has no clock, so it is told the day.
std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm date{};
    gmtime_r(&now, &date);
    char text[11];
    std::strftime(text, sizeof text, "%Y-%m-%d", &date);
    return text;
}

}  // namespace

std::string inventory(const RuleBase& rules) {
    std::string text;
    for (const Pack& pack : rules.packs) {
        text += "pack " + pack.name + " " + pack.version + ", reviewed by: " + pack.reviewed_by + "\n  sha256 " +
                pack.sha256 + "\n";
    }
    const auto count = [](std::size_t number, const std::string& what) { return std::to_string(number) + " " + what; };
    return text + count(rules.vocabulary.facts().size(), "facts, ") + count(rules.rules.size(), "rules, ") +
           count(rules.exclusions.size(), "exclusions, ") + count(rules.stretches.size(), "stretches, ") +
           count(rules.cases.size(), "cases\n");
}

// Loads the packs with their cases and checks them. Without a program the issues are those of loading alone.
Checked load_and_check(const CheckCommand& command) {
    Result<Program> program = load(command.packs, Cases::load);
    Issues issues = program.issues;
    if (program) {
        const std::string date = today();
        const Issues found = check(*program, {date, command.release ? Release::yes : Release::no});
        issues.insert(issues.end(), found.begin(), found.end());
    }
    return {std::move(program), std::move(issues)};
}

// A pack that loads ends with `found` if anything was found, be it an error or a warning (docs/decisions/0014).
ExitCode print_checked(const Checked& checked, Format format) {
    const auto& [program, issues] = checked;
    const ExitCode failure = code_of(issues, ExitCode::bad_pack);
    const ExitCode code = program ? (issues.empty() ? ExitCode::proceed : ExitCode::found) : failure;
    if (format == Format::json) return print_result(to_json(issues) + "\n", code);
    std::string text = to_text(issues);
    if (program) text += inventory(program->rules());
    return print_result(text + (issues.empty() ? "nothing found\n" : std::to_string(issues.size()) + " found\n"), code);
}

ExitCode check_packs(const CommonOptions& common, const CheckCommand& command) {
    return print_checked(load_and_check(command), common.format);
}

}  // namespace triage::cli
