// The standard streams and what they are connected to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "system/exit_code.hpp"

namespace triage::cli {

enum class ColorChoice : unsigned char { automatic, always, never };

enum class Stream : unsigned char { input = 0, output = 1, error = 2 };  ///< as the system numbers them

bool is_terminal(Stream stream);

/// Columns of the terminal; 80 where the stream leads to none.
std::size_t terminal_width(Stream stream = Stream::output);

/// Lines of the terminal; 24 where the stream leads to none.
std::size_t terminal_height(Stream stream);

/// A terminal on which a line can be drawn again.
bool can_erase_lines(Stream stream);

/// `automatic`: colour on a terminal, unless NO_COLOR is set and not empty, or TERM is `dumb`.
bool use_color(ColorChoice choice, Stream stream = Stream::output);

/// Writes all of it to an open file, through interruptions. False, with `errno`, when that failed.
bool write_all(int file, std::string_view text);

/// Prints to standard output; a failure (a full disk, a closed pipe) is logged and becomes its exit code.
ExitCode print_result(std::string_view text, ExitCode on_success);

/// To standard error; there is nobody to tell if that fails.
void print_error(std::string_view text);

/// Call it first. A closed pipe and a file over the limit then show as failed writes instead of ending the program, and
/// no file that is opened later can take the place of a standard stream that the caller left closed.
void prepare_standard_streams();

}  // namespace triage::cli
