// Measures what a person waits for, from process start to exit, in turns with /bin/true, which does nothing. A program
// without tests of its own.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

extern char** environ;

namespace {

/// Milliseconds from the start of a process to its end; its output is thrown away.
double run_once(const std::vector<const char*>& command) {
    std::vector<char*> arguments;
    for (const char* word : command) arguments.push_back(const_cast<char*>(word));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    const auto begin = std::chrono::steady_clock::now();
    pid_t process = 0;
    const bool started = posix_spawn(&process, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
    int status = 0;
    if (started) waitpid(process, &status, 0);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    posix_spawn_file_actions_destroy(&actions);
    return took.count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

struct Command {
    const char* name;
    std::vector<const char*> words;
    std::vector<double> milliseconds = {};
};

}  // namespace

int main() {
    constexpr int rounds = 500;
    std::vector<Command> commands{
        {"/bin/true", {"/bin/true"}},
        {"triage --symptoms \"chest pain\"", {TRIAGE_BINARY, "--symptoms", "chest pain"}},
        {"triage --hours-since-injury 30 --explain",
         {TRIAGE_BINARY, "--hours-since-injury", "30", "--pain", "2", "--age", "40", "--no-others", "--explain"}},
        {"triage ask --next", {TRIAGE_BINARY, "ask", "--next"}},
        {"triage plan --pain 3 --age 40 --no-others",
         {TRIAGE_BINARY, "plan", "--pain", "3", "--age", "40", "--no-others"}},
        {"triage list facts --format names", {TRIAGE_BINARY, "list", "facts", "--format", "names"}},
    };
    for (int i = 0; i < rounds; ++i) {
        for (Command& command : commands) command.milliseconds.push_back(run_once(command.words));
    }
    const double nothing = median(commands.front().milliseconds);
    std::printf("%-42s  median, ms  ratio  slowest of %d, ms\n", "", rounds);
    for (const Command& command : commands) {
        const double slowest = *std::max_element(command.milliseconds.begin(), command.milliseconds.end());
        const double middle = median(command.milliseconds);
        std::printf("%-42s  %10.2f  %5.2f  %17.2f\n", command.name, middle, middle / nothing, slowest);
    }
}
