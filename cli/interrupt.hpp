// Ctrl-C as a question that is asked between two lines, so that a run ends with whole lines.
#pragma once

namespace triage::cli {

/// From now on SIGINT and SIGTERM only set a flag; a second one ends the program at once, as a write that never
/// returns could otherwise hold it forever.
void catch_interrupts();

bool was_interrupted();

/// Waits until `file` has something to read, its end and its failure included. False: interrupted, before or while
/// waiting.
bool wait_for_input(int file);

}  // namespace triage::cli
