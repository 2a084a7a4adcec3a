// The commands, one file each: options in, one library call, a result out.
//
// Each gets what every command takes, and the struct of its own. run.cpp reads the command line and calls one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <triage/triage.hpp>

#include "commands/solver.hpp"
#include "options/options.hpp"
#include "system/exit_code.hpp"

namespace triage::cli {

/// The whole program.
ExitCode run(const std::vector<std::string>& arguments);

ExitCode decide(const Program& program, const CommonOptions& common, const DecideCommand& command);
ExitCode ask(const Program& program, const CommonOptions& common, const AskCommand& command);
ExitCode plan(const Program& program, const CommonOptions& common, const PlanCommand& command);
ExitCode generate(const CommonOptions& common, const GenerateCommand& command);
ExitCode batch(const Program& program, const CommonOptions& common, const BatchCommand& command);
/// One line of these files or of standard input, as the single check would show it.
ExitCode explain_line(const Program& program, const CommonOptions& common, const std::vector<std::string>& files,
                      std::uint64_t line);
ExitCode list(const Program& program, const CommonOptions& common, const ListCommand& command);

/// The packs with their cases, and all that is to be said of them without a solver.
struct Checked {
    Result<Program> program;
    Issues issues;
};
Checked load_and_check(const CheckCommand& command);
ExitCode print_checked(const Checked& checked, Format format);
/// What was checked: packs, versions, and how many of everything.
std::string inventory(const RuleBase& rules);

ExitCode check_packs(const CommonOptions& common, const CheckCommand& command);
ExitCode prove_packs(const CommonOptions& common, const CheckCommand& command);
ExitCode diff_packs(const CommonOptions& common, const DiffCommand& command);
/// Without a solver, what survives every case is listed as unproved. REQUIRES: a solver for `--suggest`.
ExitCode test_packs(const CommonOptions& common, const TestCommand& command, const MakeFinder& make_finder);

/// Loads and compiles; no pack named means the default ones. Failure also where a name means an embedded pack and
/// something in the current folder (`ambiguous_pack`).
Result<Program> load(const std::vector<std::string>& packs, Cases cases = Cases::skip);
Result<Program> load(const std::vector<PackSource>& packs, Cases cases);

/// Packs that are opened by these names.
std::vector<PackSource> sources_of(const std::vector<std::string>& packs);

/// The person that the options and files describe, or what is wrong with them.
ProfileResult profile_of(const Program& program, const ProfileOptions& person);

/// The text of a profile or of a message, at most 16 MiB. Issues: `cannot_open`, `profile_too_large`.
Result<std::string> read_text(const std::string& path);
/// Adds the file to issues that lie in it: the library knows the place within a text, but not where the text came from.
Issues with_file(Issues issues, const std::string& path);

/// Prints the next screen for a program, after its answers if there are any, or the decision where nothing is left to
/// ask. `wanted`: the stretches to ask about; empty: those of today.
ExitCode ask_next(const Program& program, const Profile& profile, const CommonOptions& common,
                  const AskCommand& command, const std::vector<StretchId>& wanted);

/// The day of `--today`, or that of this machine where it stands.
Day today_of(const AskCommand& command);
/// What the profile of `--since` still answers, or what is wrong with it. Where `announced`, a sentence on standard
/// error says how much was kept.
enum class Announced : unsigned char { no, yes };
ProfileResult profile_since(const Program& program, const AskCommand& command, Announced announced);
/// Why the profile could not be saved at the end, as far as that can be told before anything is asked; empty: it can.
Issues why_not_saved(const Profile& profile, const AskCommand& command);
/// Writes the profile with its date to the file of `--save`, which only the user may read. Issue: `cannot_write`.
Issues save_profile(const Program& program, Profile profile, const AskCommand& command);

/// Asks a person at the terminal what is open, where this profile's verdict is `ask`, text is wanted and all three
/// standard streams are terminals; what is then known. Otherwise the profile as it is. Empty: the person left with
/// Ctrl-C; end with `ExitCode::interrupted`, nothing is decided.
std::optional<Profile> complete_on_terminal(const Program& program, Profile profile, const CommonOptions& common);

/// The same, and then the decision, behind which the person may change an answer.
ExitCode answer_on_terminal(const Program& program, const Profile& profile, const CommonOptions& common, Detail detail,
                            Breadth breadth);

/// The exit status of a verdict.
ExitCode code_of(Verdict verdict);

/// Prints the decision of one person, or what is wrong with the profile and what is certain all the same.
ExitCode answer(const Program& program, const ProfileResult& profile, const CommonOptions& common,
                Detail detail = Detail::usual, Breadth breadth = Breadth::now);

/// What is certain of a person whose command line was refused, printed behind its issues; nothing where nothing is.
void print_certain(const Program& program, const CommonOptions& common, const ProfileOptions& person, Issues issues);

/// Prints rejected input as the format wants it: JSON is the answer, text is talk. Returns `code`.
ExitCode report(const Issues& issues, Format format, ExitCode code);

/// `no_input` when a file could not be opened, `usage` for an ambiguous name, otherwise `otherwise`.
ExitCode code_of(const Issues& issues, ExitCode otherwise);

/// The emergency number for a text that a person reads here: the one that was given, or that of this machine's country.
/// Never for JSON or a batch, whose bytes must not depend on the machine.
std::string number_for_people(const CommonOptions& common);

/// As the terminal and the options want it.
RenderOptions render_options(const CommonOptions& common);

}  // namespace triage::cli
