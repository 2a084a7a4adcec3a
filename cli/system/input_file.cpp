// Reading by descriptor and not through a stream: a batch and an interview wait for input and for a signal at the same
// time, which takes descriptors. A terminal gets a descriptor of its own, which never waits; every other input is used
// as it was given.

#include "system/input_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// Opens a terminal on standard input a second time, so that O_NONBLOCK can be set: set on the shared descriptor, it
// would change the terminal for every process that has it. Anything else, and a terminal that cannot be opened again,
// is read through standard input itself.
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

// Waits with poll on EAGAIN instead of failing: whoever shares a pipe may have made it non-blocking.
std::ptrdiff_t read_some(int file, std::span<char> buffer) {
    while (true) {
        const ssize_t size = read(file, buffer.data(), buffer.size());
        if (size >= 0) return size;
        if (errno == EAGAIN) {
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
    // A folder can be opened, but reading it fails; so it is refused here, with the `errno` that reading would give.
    if (S_ISDIR(status.st_mode)) errno = EISDIR;
    return !S_ISDIR(status.st_mode);
}

}  // namespace triage::cli
