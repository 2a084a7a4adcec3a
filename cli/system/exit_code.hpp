// How a run ended, for scripts: the codes, and a table that says what each means. The manual page is written from the
// table, and a test compares it with docs/cli.md. One profile ends with 0, 10, 20 or 30, by its verdict, so `triage …
// && start_stretching` starts only after a settled `proceed`. Numbers from 64 on are those of sysexits.h; 130 is what a
// shell reports of a program that SIGINT ended.
#pragma once

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

}  // namespace triage::cli
