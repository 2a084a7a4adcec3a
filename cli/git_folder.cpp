#include "git_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace triage::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "git:";

/// True when it ran and ended well. What it says on standard error is for the user.
bool run_program(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return false;
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Issues cannot_open(const std::string& name, std::string why, std::string hint) {
    return {{"cannot_open", "`" + name + "` " + std::move(why), std::move(hint), {}, Severity::error}};
}

std::string new_folder() {
    std::string pattern = (fs::temp_directory_path() / "triage-XXXXXX").string();
    return mkdtemp(pattern.data()) != nullptr ? pattern : "";
}

}  // namespace

bool is_git_name(const std::string& name) { return name.starts_with(prefix); }

Result<GitFolder> GitFolder::open(const std::string& name) {
    const std::size_t colon = name.find(':', prefix.size());
    const std::string revision = name.substr(prefix.size(), colon - prefix.size());
    // A revision that looks like an option would be taken for one.
    if (colon == std::string::npos || revision.empty() || revision.front() == '-' || colon + 1 == name.size()) {
        return cannot_open(name, "names no revision and path",
                           "write `git:REVISION:PATH`, such as git:HEAD~1:rules/mine");
    }
    const std::string path = name.substr(colon + 1);
    std::string root = new_folder();
    if (root.empty()) return cannot_open(name, "needs a temporary folder, and none can be made", "");
    GitFolder folder(root);
    const std::string archive = root + "/archive.tar";
    if (!run_program({"git", "archive", "--format=tar", "--output=" + archive, revision, "--", path}) ||
        !run_program({"tar", "-xf", archive, "-C", root})) {
        return cannot_open(name, "cannot be read with git",
                           "is it a revision and a path of the repository you are in?");
    }
    folder.path_ = (fs::path(root) / path).lexically_normal().string();
    return folder;
}

GitFolder::~GitFolder() {
    std::error_code ignored;
    if (!root_.empty()) fs::remove_all(root_, ignored);
}

void GitFolder::rename(Issues& issues, const std::string& name) const {
    const std::string revision = name.substr(0, name.find(':', prefix.size()) + 1);
    for (Issue& issue : issues) {
        for (std::string* text : {&issue.where.file, &issue.message, &issue.hint}) {
            for (std::size_t at = text->find(root_ + "/"); at != std::string::npos; at = text->find(root_ + "/", at)) {
                text->replace(at, root_.size() + 1, revision);
            }
        }
    }
}

}  // namespace triage::cli
