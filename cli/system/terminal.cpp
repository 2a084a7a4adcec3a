// The standard streams are asked each time what they are connected to, since a window changes its size while a program
// runs. Output is written with write(2) and not with iostreams, so that a full disk or a closed pipe shows as a result
// of the call that met it.

#include "system/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "system/log.hpp"

namespace triage::cli {

namespace {

// The size in columns and rows; both are 0 where the stream is no terminal or does not know.
winsize window_of(Stream stream) {
    winsize size{};
    const bool is_known = is_terminal(stream) && ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) == 0;
    return is_known ? size : winsize{};
}

}  // namespace

bool is_terminal(Stream stream) { return isatty(static_cast<int>(stream)) == 1; }

std::size_t terminal_width(Stream stream) {
    const winsize size = window_of(stream);
    return size.ws_col > 0 ? size.ws_col : 80;
}

std::size_t terminal_height(Stream stream) {
    const winsize size = window_of(stream);
    return size.ws_row > 0 ? size.ws_row : 24;
}

bool can_erase_lines(Stream stream) {
    const char* term = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): no thread of this program sets a variable
    return is_terminal(stream) && term != nullptr && std::string_view(term) != "dumb";
}

bool use_color(ColorChoice choice, Stream stream) {
    if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
    // NOLINTBEGIN(concurrency-mt-unsafe): no thread of this program sets a variable
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    // NOLINTEND(concurrency-mt-unsafe)
    const bool is_unwanted =
        (no_color != nullptr && *no_color != '\0') || (term != nullptr && std::string_view(term) == "dumb");
    return !is_unwanted && is_terminal(stream);
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t size = write(file, text.data(), text.size());
        if (size > 0) {
            text.remove_prefix(static_cast<std::size_t>(size));
        } else if (size < 0 && errno == EAGAIN) {
            // Another process that shares the pipe may have made it non-blocking.
            pollfd wanted{file, POLLOUT, 0};
            poll(&wanted, 1, -1);
        } else if (size == 0 || errno != EINTR) {  // only a failed write sets `errno`
            return false;
        }
    }
    return true;
}

ExitCode print_result(std::string_view text, ExitCode on_success) {
    if (write_all(STDOUT_FILENO, text)) return on_success;
    log_failure("writing failed");
    return ExitCode::io_error;
}

void print_error(std::string_view text) { write_all(STDERR_FILENO, text); }

// SIGXFSZ is what a write beyond the file-size limit raises; ignored, that write fails with EFBIG, as a closed pipe
// fails with EPIPE once SIGPIPE is ignored.
void prepare_standard_streams() {
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
    // Each closed stream is opened the wrong way round, input for writing and output for reading: using it then fails
    // instead of passing for success.
    for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(file, F_GETFD) < 0) open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

}  // namespace triage::cli
