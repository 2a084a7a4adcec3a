#include "system/input_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A terminal is opened once more, so that reading it never waits: whoever shares it would notice if it were made so for
// all. Standard input itself where it is none, or cannot be opened.
int open_standard_input() {
    if (isatty(STDIN_FILENO) == 0) return STDIN_FILENO;
    const int own = open("/proc/self/fd/0", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    return own < 0 ? STDIN_FILENO : own;
}

}  // namespace

InputFile::InputFile(const std::string& path, NamedPipe named_pipe)
    : descriptor_(path == "-" ? open_standard_input()
                              : open(path.c_str(),
                                     O_RDONLY | O_CLOEXEC | (named_pipe == NamedPipe::open_at_once ? O_NONBLOCK : 0))) {
    if (path == "-" && is_terminal(Stream::input)) {
        print_error("Reading from the terminal. Ctrl-D on an empty line ends, Ctrl-C leaves.\n");
    }
}

InputFile::~InputFile() {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

std::ptrdiff_t read_some(int file, std::span<char> buffer) {
    while (true) {
        const ssize_t size = read(file, buffer.data(), buffer.size());
        if (size >= 0) return size;
        if (errno == EAGAIN) {  // somebody who shares the pipe made it non-blocking
            pollfd wanted{file, POLLIN, 0};
            poll(&wanted, 1, -1);
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

std::optional<std::ptrdiff_t> read_what_is_there(std::span<char> buffer) {
    static const int own = open_standard_input();
    if (own == STDIN_FILENO) return read_some(own, buffer);
    const ssize_t size = read(own, buffer.data(), buffer.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return std::nullopt;
    return size;
}

bool is_readable(const std::string& path) {
    struct stat status {};
    if (path == "-") return true;
    if (access(path.c_str(), R_OK) != 0 || stat(path.c_str(), &status) != 0) return false;
    if (S_ISDIR(status.st_mode)) errno = EISDIR;
    return !S_ISDIR(status.st_mode);
}

}  // namespace triage::cli
