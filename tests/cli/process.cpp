// Runs the program by fork and exec, with pipes, files, closed streams or a terminal in the places of its streams, and
// limits where a test asks for them. Everything waits for an event, which is looked for every millisecond where nothing
// announces it.

#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <utility>

namespace {

// The limit only ends what hangs: a proof under a sanitizer on a loaded core takes its minutes.
constexpr unsigned seconds_at_most = 600;

// Both ends are closed in the child unless they become a standard stream.
struct Pipe {
    int read = -1;
    int write = -1;
    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        read = ends[0];
        write = ends[1];
    }
};

void close_once(int& file) {
    if (file >= 0) close(file);
    file = -1;
}

std::string read_some(int file) {
    std::array<char, 4096> chunk{};
    const ssize_t size = read(file, chunk.data(), chunk.size());
    return size > 0 ? std::string(chunk.data(), static_cast<std::size_t>(size)) : "";  // a terminal ends with EIO
}

// In the child. `end` becomes the standard stream, or what `to` names does.
void connect(int stream, int end, const std::string& to) {
    if (to == closed) {
        close(stream);
    } else if (to.empty()) {
        dup2(end, stream);
    } else {
        const int file = open(to.c_str(), stream == STDIN_FILENO ? O_RDONLY : O_WRONLY);
        dup2(file, stream);
        close(file);
    }
}

void pause_shortly() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

// In the child.
void limit(__rlimit_resource resource, unsigned long long bytes) {
    const rlimit limit{bytes, bytes};
    if (bytes > 0) setrlimit(resource, &limit);
}

void take_end(pid_t child, Outcome& outcome) {
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
}

int open_terminal(unsigned short columns, int& inside) {
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0) throw std::runtime_error("no terminal");
    inside = open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios modes{};
    tcgetattr(inside, &modes);
    cfmakeraw(&modes);  // otherwise every line would end in CR LF
    tcsetattr(inside, TCSANOW, &modes);
    const winsize size{24, columns, 0, 0};
    ioctl(inside, TIOCSWINSZ, &size);
    return terminal;
}

}  // namespace

void become_program(const Strings& arguments, const Strings& environment, const std::string& folder,
                    const char* program) {
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) std::signal(signal, SIG_DFL);
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C", 1);  // a country has its own emergency number
    for (const std::string& variable : environment) putenv(const_cast<char*>(variable.c_str()));
    std::vector<char*> pointers{const_cast<char*>(program)};
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    alarm(seconds_at_most);
    if (chdir(folder.empty() ? TRIAGE_SOURCE_DIR : folder.c_str()) == 0) execv(program, pointers.data());
    _exit(127);
}

Process::Process(const Strings& arguments, const Setup& setup) {
    std::signal(SIGPIPE, SIG_IGN);  // a program that does not read its input is no failure of the test
    Pipe in;
    Pipe out;
    Pipe err;
    Pipe starting;
    if (setup.pipes == Blocking::no) {
        for (const int end : {in.read, out.write}) fcntl(end, F_SETFL, O_NONBLOCK);
    }
    if (setup.output_pipe_bytes > 0) fcntl(out.write, F_SETPIPE_SZ, setup.output_pipe_bytes);
    if (setup.error_columns > 0) {
        close_once(err.read);
        close_once(err.write);
        err.read = open_terminal(setup.error_columns, err.write);
    }
    child_ = fork();
    if (child_ < 0) throw std::runtime_error("no process");
    if (child_ == 0) {
        limit(RLIMIT_FSIZE, setup.file_bytes);
        limit(RLIMIT_AS, setup.memory_bytes);
        connect(STDIN_FILENO, in.read, setup.input_to);
        connect(STDOUT_FILENO, out.write, setup.output_to);
        connect(STDERR_FILENO, err.write, setup.error_to);
        become_program(arguments, setup.environment, setup.folder, setup.program.c_str());
    }
    for (int end : {in.read, out.write, err.write, starting.write}) close_once(end);
    read_some(starting.read);  // ends when the program has taken over: before, a signal would not reach it
    close_once(starting.read);
    input_ = in.write;
    output_ = out.read;
    error_ = err.read;
}

Process::~Process() {
    for (int* end : {&input_, &output_, &error_}) close_once(*end);
    if (child_ < 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
}

void Process::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t size = ::write(input_, text.data(), text.size());
        if (size < 0) return;  // nobody reads any more
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

std::string Process::read_line() {
    while (ahead_.find('\n') == std::string::npos) {
        const std::string more = read_some(output_);
        if (more.empty()) return "(no more lines)";
        ahead_ += more;
    }
    const std::size_t end = ahead_.find('\n');
    const std::string line = ahead_.substr(0, end);
    ahead_.erase(0, end + 1);
    return line;
}

void Process::close_input() { close_once(input_); }

void Process::close_output() { close_once(output_); }

void Process::wait_for_full_output() const {
    const int capacity = fcntl(output_, F_GETPIPE_SZ);
    for (int held = 0; held < capacity && !has_ended(); ioctl(output_, FIONREAD, &held)) pause_shortly();
}

void Process::wait_until_read() const {
    for (int left = 1; left > 0 && !has_ended(); ioctl(input_, FIONREAD, &left)) pause_shortly();
}

void Process::send(int signal) const { kill(child_, signal); }

void Process::end_with(int signal) const {
    send(signal);
    while (!has_ended()) pause_shortly();
}

bool Process::has_ended() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(child_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child_;
}

Outcome Process::wait() { return feed_and_wait(""); }

// Writes as the program reads and reads as it writes: with either of them first, both could wait for ever.
Outcome Process::feed_and_wait(std::string_view text) {
    Outcome outcome;
    outcome.out = std::move(ahead_);
    fcntl(input_, F_SETFL, O_NONBLOCK);
    while (output_ >= 0 || error_ >= 0) {
        if (text.empty()) close_once(input_);
        std::array<pollfd, 3> ends{{{input_, POLLOUT, 0}, {output_, POLLIN, 0}, {error_, POLLIN, 0}}};
        poll(ends.data(), ends.size(), -1);
        if (ends[0].revents != 0) {
            const ssize_t size = ::write(input_, text.data(), text.size());
            if (size < 0 && errno != EAGAIN) close_once(input_);
            if (size > 0) text.remove_prefix(static_cast<std::size_t>(size));
        }
        const auto read_end = [](const pollfd& end, int& file, std::string& text_read) {
            if (end.revents == 0) return;
            const std::string more = read_some(file);
            text_read += more;
            if (more.empty()) close_once(file);
        };
        read_end(ends[1], output_, outcome.out);
        read_end(ends[2], error_, outcome.err);
    }
    close_once(input_);
    take_end(std::exchange(child_, -1), outcome);
    return outcome;
}

Outcome run(const Strings& arguments, const Setup& setup) {
    Process process(arguments, setup);
    return process.feed_and_wait(setup.input);
}

Outcome run_in_terminal(const Strings& arguments, unsigned short columns, const Strings& environment) {
    int inside = -1;
    int terminal = open_terminal(columns, inside);
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) {
        connect(STDIN_FILENO, -1, "/dev/null");
        connect(STDOUT_FILENO, inside, "");
        connect(STDERR_FILENO, inside, "");
        become_program(arguments, environment);
    }
    close_once(inside);
    Outcome outcome;
    for (std::string more = read_some(terminal); !more.empty(); more = read_some(terminal)) outcome.out += more;
    close_once(terminal);
    take_end(child, outcome);
    return outcome;
}
