// The completer as bash, zsh and fish ask it and understand its answer.
//
//     triage complete bash -- ask --den      # with the words as bash cuts them, the last of which is being typed
//
// What each shell does its own way is done here, so that its script (triage.bash, triage.zsh, triage.fish) only hands
// words over and shows the answer:
//
//     files                  flags: `files`, where names of files can stand there, too; `list`, where no blank follows
//     --profile=             what stands before the name of a file
//     pro                    what is typed of it
//     --profile=profile.json candidates, one a line; zsh has `name:description` of the part behind the second line,
//                            fish the name, a tabulator and the description
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace triage::cli {

/// The answer to the arguments of the program, where a shell asks; empty for every other command line. It is for the
/// scripts only, so `--help` does not name it.
std::optional<std::string> shell_answer(const std::vector<std::string>& arguments);

}  // namespace triage::cli
