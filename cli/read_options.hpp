// From what stands on the command line to `Options`.
#pragma once

#include <array>
#include <string_view>

#include "arguments.hpp"
#include "options.hpp"

namespace triage::cli {

/// By `Command`.
inline constexpr std::array<std::string_view, 6> command_names{"", "batch", "list", "check", "test", "diff"};

void read_common(Arguments& arguments, Options& options);

/// Everything that `options.command` knows, the common options included. What is wrong is left in `arguments`.
void read_command_options(Arguments& arguments, Options& options, const Vocabulary& vocabulary);

}  // namespace triage::cli
