// A pseudo-terminal with a small shell of our own in it, which starts the program in the foreground and reports each
// time when it stops or ends.

#include "typist.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace {

// The limit only ends what hangs.
constexpr int patience_ms = 300'000;

struct Ends {
    int read = -1;
    int write = -1;
};

Ends make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

// In the shell's child: the foreground is its own before anything else happens.
[[noreturn]] void become_foreground(int inside, int output, const Strings& arguments, const Window& window) {
    setpgid(0, 0);
    tcsetpgrp(inside, getpid());
    for (const int signal : {SIGTTOU, SIGTSTP, SIGHUP, SIGQUIT}) std::signal(signal, SIG_DFL);
    for (const int stream : {STDIN_FILENO, STDERR_FILENO}) dup2(inside, stream);
    dup2(output >= 0 ? output : inside, STDOUT_FILENO);
    const char* program = window.time == Time::told ? TRIAGE_TOLD_BINARY : TRIAGE_BINARY;
    become_program(arguments, window.environment, {}, program);
}

void report(int reports, int value) { [[maybe_unused]] const ssize_t size = write(reports, &value, sizeof value); }

// The echo of Ctrl-C. It may come as soon as the program has given the terminal back, or not at all.
constexpr std::string_view echo_of_control_c = "^C";

// Marks the end of everything that the program has written.
constexpr std::string_view the_end = "(the program has ended)";

// Starts the program and tells what becomes of it, as long as somebody holds the other end of `hold`.
[[noreturn]] void be_shell(int inside, const Ends& reports, const Ends& hold, const Ends& output,
                           const Strings& arguments, const Window& window) {
    close(hold.write);
    for (const int signal : {SIGTTOU, SIGHUP, SIGINT}) std::signal(signal, SIG_IGN);
    const pid_t program = fork();
    if (program == 0) become_foreground(inside, output.write, arguments, window);
    if (output.write >= 0) close(output.write);
    report(reports.write, program);
    for (int status = 0; waitpid(program, &status, WUNTRACED) == program;) {
        report(reports.write, status);
        if (!WIFSTOPPED(status)) break;
    }
    char none = 0;
    const ssize_t size = write(inside, the_end.data(), the_end.size()) + read(hold.read, &none, 1);
    _exit(size > 0 ? 0 : 1);
}

}  // namespace

Typist::Typist(const Strings& arguments, const Window& window) {
    terminal_ = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal_ < 0 || grantpt(terminal_) != 0 || unlockpt(terminal_) != 0) throw std::runtime_error("no terminal");
    resize(window.columns, window.rows);
    tcgetattr(terminal_, &before_);
    const Ends reports = make_pipe();
    const Ends hold = make_pipe();
    const Ends output = window.output_is_apart ? make_pipe() : Ends{};
    Window window_of_program = window;
    if (window.time == Time::told) {
        const std::string clock = folder_.path("clock");
        told_ = told_milliseconds(clock);
        if (told_ == nullptr) throw std::runtime_error("no clock");
        window_of_program.environment.push_back(told_clock_variable + ("=" + clock));
    }
    shell_ = fork();
    if (shell_ < 0) throw std::runtime_error("no process");
    if (shell_ == 0) {
        setsid();
        // The terminal lives while this end is held: when the test is gone, so are its programs.
        const std::string name = ptsname(terminal_);
        close(terminal_);
        const int inside = open(name.c_str(), O_RDWR | O_CLOEXEC);  // it is the session's terminal from now on
        be_shell(inside, reports, hold, output, arguments, window_of_program);
    }
    for (const int end : {reports.write, hold.read, output.write}) {
        if (end >= 0) close(end);
    }
    reports_ = reports.read;
    holds_ = hold.write;
    output_ = output.read;
    program_ = take_status();
}

Typist::~Typist() {
    if (program_ > 0) kill(program_, SIGKILL);
    for (const int end : {holds_, reports_, output_, terminal_}) {
        if (end >= 0) close(end);
    }
    kill(shell_, SIGKILL);
    waitpid(shell_, nullptr, 0);
    if (told_ != nullptr) munmap(told_, sizeof *told_);
}

void Typist::type(std::string_view text) const {
    if (write(terminal_, text.data(), text.size()) < 0) throw std::runtime_error("nobody to type to");
}

int Typist::take_status() {
    int status = 0;
    if (read(reports_, &status, sizeof status) != sizeof status) throw std::runtime_error("no shell");
    return status;
}

// False: nothing came for a long time, or the program has ended and nothing of it is left. Behind the end there may be
// what the terminal itself echoes.
bool Typist::read_more() {
    pollfd wanted{terminal_, POLLIN, 0};
    if (shown_.find(the_end) != std::string::npos || poll(&wanted, 1, patience_ms) <= 0) return false;
    std::array<char, 4096> chunk{};
    const ssize_t size = read(terminal_, chunk.data(), chunk.size());
    if (size <= 0) return false;
    std::remove_copy(chunk.begin(), chunk.begin() + size, std::back_inserter(shown_), '\r');
    return true;
}

std::string Typist::wait_for(std::string_view text) {
    while (shown_.find(text, seen_) == std::string::npos) {
        if (!read_more()) return shown_.substr(seen_) + "(and then nothing)";
    }
    const std::size_t begin = seen_;
    seen_ = shown_.find(text, seen_) + text.size();
    return shown_.substr(begin, seen_ - begin);
}

void Typist::let_pass(std::chrono::milliseconds duration) {
    if (told_ == nullptr) return std::this_thread::sleep_for(duration);
    *told_ += duration.count();
}

void Typist::resize(unsigned short columns, unsigned short rows) const {
    const winsize size{rows, columns, 0, 0};
    ioctl(terminal_, TIOCSWINSZ, &size);
}

void Typist::send(int signal) const { kill(program_, signal); }

bool Typist::is_stopped() { return WIFSTOPPED(take_status()); }

bool Typist::is_as_before() const {
    termios now{};
    tcgetattr(terminal_, &now);
    return now.c_iflag == before_.c_iflag && now.c_oflag == before_.c_oflag && now.c_lflag == before_.c_lflag &&
           now.c_cflag == before_.c_cflag && std::equal(now.c_cc, now.c_cc + NCCS, before_.c_cc);
}

void Typist::read_output() {
    std::array<char, 4096> chunk{};
    for (ssize_t size = 0; output_ >= 0 && (size = read(output_, chunk.data(), chunk.size())) > 0;) {
        printed_.append(chunk.data(), static_cast<std::size_t>(size));
    }
}

Outcome Typist::wait() {
    while (read_more()) {
    }
    read_output();
    Outcome outcome;
    const int status = take_status();
    if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    program_ = -1;
    outcome.out = printed_;
    outcome.err = shown_.substr(0, shown_.rfind(the_end));
    for (std::size_t at = 0; (at = outcome.err.find(echo_of_control_c, at)) != std::string::npos;) {
        outcome.err.erase(at, echo_of_control_c.size());
    }
    return outcome;
}
