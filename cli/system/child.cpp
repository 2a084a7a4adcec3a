// Runs another program and collects what it prints. The input is a file in memory, not a pipe: however large it is, no
// side can wait for the other, nothing is left on a disk, and a program that stops reading early raises no SIGPIPE
// here.

#include "system/child.hpp"

#include <cerrno>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "system/input_file.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

/// A descriptor that is closed when it is left.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void reset(int number = -1) {
        if (number_ >= 0) close(number_);
        number_ = number;
    }
    int number() const { return number_; }

private:
    int number_;
};

/// The words as `posix_spawn` wants them, ended by a null pointer. They point into `words`, which must stay as it is.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// The environment of this program with more variables behind it.
std::vector<std::string> environment_with(const std::vector<std::string>& variables) {
    std::vector<std::string> all;
    for (char** variable = environ; *variable != nullptr; ++variable) all.emplace_back(*variable);
    all.insert(all.end(), variables.begin(), variables.end());
    return all;
}

/// A file with this text that has no name, read from its beginning. Returns -1 with `errno` where that fails. It is
/// closed in the child unless it is made its standard input.
int file_in_memory(std::string_view text) {
    const int file = memfd_create("triage", MFD_CLOEXEC);
    if (file < 0) return -1;
    if (!write_all(file, text)) {
        const int failure = errno;
        close(file);
        errno = failure;
        return -1;
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

/// Everything up to the end of the file, or up to an error.
std::string read_all(int file) {
    std::string text;
    std::vector<char> chunk(std::size_t{64} << 10);
    for (std::ptrdiff_t size = 1; size > 0;) {
        size = read_some(file, chunk);
        if (size > 0) text.append(chunk.data(), static_cast<std::size_t>(size));
    }
    return text;
}

/// Waits for the child, so that it leaves no zombie. True where it exited with 0 and no signal ended it.
bool ended_well(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Starts the program, which is looked for on the PATH. Returns 0, or `errno`. An `input` of -1 is this program's own.
int spawn(std::vector<std::string> words, std::vector<std::string> variables, int input, int output, pid_t& child) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (input >= 0) posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    const int failure = posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointers_to(words).data(),
                                     pointers_to(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

}  // namespace

ChildRun run_child(std::vector<std::string> words, const std::vector<std::string>& variables,
                   std::optional<std::string_view> input) {
    const Descriptor memory(input ? file_in_memory(*input) : -1);
    int ends[2];
    if ((input && memory.number() < 0) || pipe2(ends, O_CLOEXEC) != 0) return {errno, false, ""};
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    pid_t child = 0;
    ChildRun run;
    run.failure = spawn(std::move(words), environment_with(variables), memory.number(), to.number(), child);
    if (run.failure != 0) return run;
    // With the writing end open here, too, the output would never end.
    to.reset();
    run.output = read_all(from.number());
    run.ended_well = ended_well(child);
    return run;
}

}  // namespace triage::cli
