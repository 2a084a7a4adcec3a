// How a run ended, for scripts: the manual page and docs/cli.md say what each number means. Numbers from 64 on are
// those of sysexits.h.
#pragma once

namespace triage::cli {

enum class ExitCode : int {
    proceed = 0,  ///< also: a batch in which every line was decided; a check that found nothing
    found = 1,    ///< check, test, diff: something was found, and it is printed
    ask = 10,
    see_a_doctor = 20,
    stop = 30,
    usage = 64,
    bad_input = 65,    ///< a profile, or at least one line of a batch, was rejected
    no_input = 66,     ///< a file cannot be opened
    unavailable = 69,  ///< this build lacks the solver
    defect = 70,       ///< of this program
    io_error = 74,     ///< reading or writing failed part way
    bad_pack = 78,
    interrupted = 130,
};

}  // namespace triage::cli
