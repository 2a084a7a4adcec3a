// From what stands on the command line to `Options`.
#pragma once

#include <array>
#include <string_view>

#include "options/arguments.hpp"
#include "options/options.hpp"

namespace triage::cli {

/// By `Command`.
inline constexpr std::array<std::string_view, 9> command_names{"",      "ask",  "plan", "batch",   "list",
                                                               "check", "test", "diff", "generate"};

inline constexpr std::array<std::string_view, 4> generated_names{"man", "bash", "zsh", "fish"};

// What options and words are held against; the manual and the completions are made of the same (option_table.hpp).
inline constexpr std::array<std::string_view, 3> color_names{"auto", "always", "never"};
inline constexpr std::array<std::string_view, 3> summary_names{"text", "json", "none"};
inline constexpr std::array<std::string_view, 6> level_names{"trace", "debug", "info", "warning", "error", "off"};
inline constexpr std::array<std::string_view, 5> table_names{"facts", "rules", "stretches", "exclusions", "sources"};
inline constexpr std::array<std::string_view, 2> schema_names{"pack", "profile"};

/// What `--format` may ask for; the first is the default. `list graph` has formats of its own.
std::vector<Format> formats_of(Command command, bool is_graph);
std::string_view name_of(Format format);

/// Whether any command has a format of this name.
bool is_format(std::string_view name);

void read_common(Arguments& arguments, Options& options);

/// Everything that `options.command` knows, the common options included. What is wrong is left in `arguments`.
void read_command_options(Arguments& arguments, Options& options, const Vocabulary& vocabulary);

}  // namespace triage::cli
