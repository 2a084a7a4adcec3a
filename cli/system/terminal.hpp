// The standard streams: whether each is a terminal, how large and how colourful, and writing to them whole. Results go
// to standard output and everything else to standard error, so a pipe behind the program never sees a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "system/exit_code.hpp"

namespace triage::cli {

/// The values of `--color`.
enum class ColorChoice : unsigned char { automatic, always, never };

/// Each has the number of its descriptor.
enum class Stream : unsigned char { input = 0, output = 1, error = 2 };

/// True where a person may sit at the other end of the stream.
bool is_terminal(Stream stream);

/// Columns of the terminal; 80 where the stream is none or does not know its size.
std::size_t terminal_width(Stream stream = Stream::output);

/// Lines of the terminal; 24 where the stream is none or does not know its size.
std::size_t terminal_height(Stream stream);

/// True for a terminal that can draw a line again in its place: TERM is set, and not `dumb`.
bool can_erase_lines(Stream stream);

/// `automatic`: colour on a terminal, unless NO_COLOR is set and not empty, or TERM is `dumb`.
bool use_color(ColorChoice choice, Stream stream = Stream::output);

/// Writes the whole text, however many calls and interruptions that takes. False, with `errno`, where it failed; then a
/// part of the text may have been written.
bool write_all(int file, std::string_view text);

/// Prints to standard output; a failure (a full disk, a closed pipe) is logged and becomes its exit code.
ExitCode print_result(std::string_view text, ExitCode on_success);

/// Prints to standard error. A failure is ignored, since there is nobody left to tell.
void print_error(std::string_view text);

/// Makes the standard streams safe to use. A closed pipe and a file over the limit then show as failed writes instead
/// of ending the program, and no file that is opened later can take the descriptor of a standard stream that the caller
/// left closed. REQUIRES: it is the first call of the program.
void prepare_standard_streams();

}  // namespace triage::cli
