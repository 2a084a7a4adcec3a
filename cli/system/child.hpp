// Another program, run to its end without a shell: words in, what it prints out.
//
// Used for git and for Graphviz. What the other program says on standard error goes where this program's does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace triage::cli {

struct ChildRun {
    int failure = 0;          ///< `errno` where the program could not be run; `ENOENT`: it is not on the PATH
    bool ended_well = false;  ///< with status 0
    std::string output;       ///< all of its standard output
};

/// `words`: the program, looked for on the PATH, and its arguments. `variables`: `NAME=value`, behind the inherited
/// ones. `input`: what it reads from standard input, which is otherwise the one of this program.
ChildRun run_child(std::vector<std::string> words, const std::vector<std::string>& variables = {},
                   std::optional<std::string_view> input = std::nullopt);

}  // namespace triage::cli
