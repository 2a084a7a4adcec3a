// Answers as a person sees them, each held by two goldens: on a terminal of the usual width and on a narrow one, where
// every line breaks.
#pragma once

#include <initializer_list>
#include <string>

#include "cli/process.hpp"
#include "support/golden.hpp"

/// Compares what the command shows with golden/cli_<name>_80.txt and golden/cli_<name>_40.txt.
inline void check_answer(const std::string& name, const Strings& arguments) {
    for (const unsigned short columns : std::initializer_list<unsigned short>{80, 40}) {
        check_golden("cli_" + name + "_" + std::to_string(columns) + ".txt",
                     run_in_terminal(joined(arguments, {"--color", "never"}), columns).out);
    }
}
