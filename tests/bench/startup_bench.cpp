// One check from process start to exit, in turns with /bin/true, which does nothing: medians and their ratio.

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

}  // namespace

int main() {
    constexpr int rounds = 500;
    std::vector<double> nothing;
    std::vector<double> check;
    for (int i = 0; i < rounds; ++i) {
        nothing.push_back(run_once({"/bin/true"}));
        check.push_back(run_once({TRIAGE_BINARY, "--symptoms", "chest pain"}));
    }
    const double slowest = *std::max_element(check.begin(), check.end());
    std::printf("/bin/true                       median %.2f ms\n", median(nothing));
    std::printf("triage --symptoms \"chest pain\"  median %.2f ms, slowest of %d: %.2f ms\n", median(check), rounds,
                slowest);
    std::printf("ratio of the medians            %.2f\n", median(check) / median(nothing));
}
