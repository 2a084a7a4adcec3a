// From what stands on the command line to the struct of a command. Each command has a reader of its own, which asks for
// the options that the command has and refuses the combinations that would do nothing.
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

// What options and words are held against; `--help` and the completer name the same (option_table.hpp).
inline constexpr std::array<std::string_view, 3> color_names{"auto", "always", "never"};
inline constexpr std::array<std::string_view, 3> summary_names{"text", "json", "none"};
inline constexpr std::array<std::string_view, 6> level_names{"trace", "debug", "info", "warning", "error", "off"};
inline constexpr std::array<std::string_view, 5> table_names{"facts", "rules", "stretches", "exclusions", "sources"};
inline constexpr std::array<std::string_view, 5> schema_names{"pack", "profile", "next", "decision", "answers"};

/// What `--format` may ask for; the first is the default.
std::vector<Format> formats_of(Use use);
std::string_view name_of(Format format);

/// Whether any command has a format of this name.
bool is_format(std::string_view name);

// What is wrong is left in `arguments`.
CommonOptions read_common(Arguments& arguments, Use use);
AnyCommand read_command(Arguments& arguments, Use use, const CommonOptions& common, const Vocabulary& vocabulary);

}  // namespace triage::cli
