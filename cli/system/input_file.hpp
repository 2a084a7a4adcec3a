// A file or standard input, read as it comes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace triage::cli {

/// What opening a named pipe does while nobody writes to it.
enum class NamedPipe : unsigned char { wait_for_writer, open_at_once };

class InputFile {
public:
    /// `-` is standard input; where that is a terminal, this says so and how to end it. `is_open` is false, with
    /// `errno`, where that failed.
    explicit InputFile(const std::string& path, NamedPipe named_pipe = NamedPipe::wait_for_writer);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

/// What is there, as soon as something is: how many bytes, 0 at the end, -1 with `errno` on failure.
std::ptrdiff_t read_some(int file, std::span<char> buffer);

/// The same of standard input, which has been waited for; empty where nothing is there any more. Ctrl-C on a terminal
/// takes away what was typed before it, and who then waited for more would not hear of the signal.
std::optional<std::ptrdiff_t> read_what_is_there(std::span<char> buffer);

/// Can the file be opened for reading, and is it none of the things that open but do not read? Touches nothing: a
/// pipe that is opened and closed again would lose its writer. False with `errno`.
bool is_readable(const std::string& path);

}  // namespace triage::cli
