// Ctrl-C as a question that is asked between two blocks of lines, so that a run ends with whole lines.
#pragma once

namespace triage::cli {

/// From now on SIGINT and SIGTERM only set a flag and end every wait; a second one ends the program at once, as a write
/// that never returns could otherwise hold it forever. Call it once, while there is one thread.
void catch_interrupts();

/// May be asked by any thread.
bool was_interrupted();

/// Ends every wait, now and from now on: nobody wants what would be read. For when another thread found a reason to
/// stop.
void end_waits();

/// Waits until `file` has something to read, its end and its failure included. False: interrupted or ended, before or
/// while waiting, on whichever thread that came.
bool wait_for_input(int file);

}  // namespace triage::cli
