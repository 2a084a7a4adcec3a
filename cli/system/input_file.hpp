// A file or standard input as a descriptor, and how it is read. `decide` reads whole profiles through it, a batch its
// inputs (stream/input.cpp), an interview what is typed. Failures are values with `errno`; nothing here prints them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace triage::cli {

/// Says whether opening a named pipe waits until somebody writes to it.
enum class NamedPipe : unsigned char { wait_for_writer, open_at_once };

/// An open file, closed at the end of its life; standard input itself is never closed.
class InputFile {
public:
    /// Opens `path`; `-` is standard input. Where that is a terminal, says on standard error that it is read and how to
    /// end. On failure `is_open` is false and `errno` tells why.
    explicit InputFile(const std::string& path, NamedPipe named_pipe = NamedPipe::wait_for_writer);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

/// Waits until something is there and reads it. Returns how many bytes it read, 0 at the end, -1 with `errno` on
/// failure.
std::ptrdiff_t read_some(int file, std::span<char> buffer);

/// Reads standard input after a wait has reported it readable, and returns what `read_some` would. Nothing where the
/// input has gone again: Ctrl-C on a terminal discards what was typed before it, and a reader that then waited for more
/// would not notice the signal.
std::optional<std::ptrdiff_t> read_what_is_there(std::span<char> buffer);

/// True where the file can be opened and read, false with `errno` otherwise; a folder cannot be read. Opens nothing: a
/// pipe that is opened and closed again would lose its writer.
bool is_readable(const std::string& path);

}  // namespace triage::cli
