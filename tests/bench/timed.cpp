// Runs a command and says what it took, as one line in FILE:
//
//     timed FILE COMMAND [ARGUMENT…]
//
// Seconds from start to end, seconds of processor time (user and system), peak memory in KiB (the largest of its
// processes), exit status. Streams pass through. Exits as the command does. A program without tests of its own.

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>

extern char** environ;

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// The exit status as a shell gives it.
int shell_status(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 64;
    const auto begin = std::chrono::steady_clock::now();
    pid_t process = 0;
    if (posix_spawnp(&process, argv[2], nullptr, nullptr, argv + 2, environ) != 0) return 127;
    int status = 0;
    rusage used{};
    wait4(process, &status, 0, &used);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    std::FILE* const report = std::fopen(argv[1], "w");
    if (report == nullptr) return 74;
    std::fprintf(report, "%.4f %.4f %ld %d\n", wall.count(), seconds(used.ru_utime) + seconds(used.ru_stime),
                 used.ru_maxrss, shell_status(status));
    return std::fclose(report) == 0 ? shell_status(status) : 74;
}
