// How a run ended, for scripts: the codes, and a table that says what each means. The manual page is written from the
// table, and a test compares it with docs/cli.md. One profile ends with 0, 10, 20 or 30, by its verdict, so `triage …
// && start_stretching` starts only after a settled `proceed`. Numbers from 64 on are those of sysexits.h; 130 is what a
// shell reports of a program that SIGINT ended.
#pragma once

#include <array>
#include <string_view>

namespace triage::cli {

/// INVARIANT: of one profile, 0 means a settled `proceed`, or of `plan` a plan; nothing that holds a person back ends
/// with 0.
enum class ExitCode : int {
    proceed = 0,  ///< or a batch in which every line was decided, or a check that found nothing
    found = 1,    ///< check, test, diff: something was found, and it is printed
    ask = 10,
    see_a_doctor = 20,
    stop = 30,
    usage = 64,
    bad_input = 65,    ///< a profile, or at least one line of a batch, was rejected
    no_input = 66,     ///< a file cannot be opened
    unavailable = 69,  ///< this build lacks the solver
    defect = 70,       ///< this program is at fault
    io_error = 74,     ///< reading or writing failed part way
    bad_pack = 78,
    interrupted = 130,
};

/// One row of the table: a code and when a run ends with it.
struct ExitStatus {
    ExitCode code;
    std::string_view meaning;  ///< with what is typed or printed in backticks
};

/// The rows in the order of docs/cli.md.
inline constexpr std::array<ExitStatus, 13> exit_statuses{{
    {ExitCode::proceed,
     "one profile: `proceed`. `plan`: a plan with at least one exercise. `batch`: every line was decided. `check`: "
     "nothing found. `test`: all is "
     "well. `diff`: "
     "nobody is decided more permissively. `list`, `generate`, `--help`, `--version`: printed"},
    {ExitCode::ask,
     "`ask`: unanswered questions stand between this profile and a decision. `plan`: also where answers or equipment "
     "stand between it and an exercise"},
    {ExitCode::see_a_doctor, "`see-a-doctor`. `plan`: also where no exercise is left"},
    {ExitCode::stop, "`stop`"},
    {ExitCode::found, "`check`, `test`, `diff`: something was found in a pack that loads, and it is printed"},
    {ExitCode::usage,
     "usage: an unknown option or command, a missing value, an option given twice; an output that is an input or "
     "another output; a pack name that is also a file or folder here; `--resume` with another input, other packs or "
     "options; `plan`: too few minutes, or packs without a plan"},
    {ExitCode::bad_input,
     "input rejected: the profile, at least one profile of a batch (or the first, with `--strict`), the line that "
     "`--explain-line` names, or the name after `list`"},
    {ExitCode::no_input, "a file cannot be opened, or no pack has that name"},
    {ExitCode::unavailable,
     "this copy was built without the solver, and `check --prove`, `diff` and `test --suggest` need it; `list graph "
     "--format svg`: the program `dot` is missing, or has failed"},
    {ExitCode::defect, "a defect of this program; also an example of the solver that the evaluator does not confirm"},
    {ExitCode::io_error,
     "reading or writing failed part way: a full disk, a closed pipe, damaged compressed data, an output that another "
     "run is writing; what the system refuses, such as memory"},
    {ExitCode::bad_pack, "a pack was rejected"},
    {ExitCode::interrupted,
     "interrupted: what a batch has written is whole lines, and an interview has decided nothing"},
}};

}  // namespace triage::cli
