#include "git_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace triage::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "git:";

/// True when it ran and ended well. What it says on standard error is for the user; standard output goes to a file.
bool run_program(std::vector<std::string> words, const std::string& output = "/dev/null") {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return false;
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Issues cannot_open(const std::string& name, std::string why, std::string hint) {
    return {{"cannot_open", "`" + name + "` " + std::move(why), std::move(hint), {}, Severity::error}};
}

// Files that git has there; each ends with a zero byte in its list.
std::ptrdiff_t count_listed(const std::string& revision, const std::string& path, const std::string& list) {
    if (!run_program({"git", "ls-tree", "-r", "-z", "--name-only", revision, "--", path}, list)) return -1;
    std::ifstream stream(list, std::ios::binary);
    return std::count(std::istreambuf_iterator<char>(stream), {}, '\0');
}

/// Files below the folder, but for the two that are ours.
std::ptrdiff_t count_files(const std::string& root) {
    const auto is_file = [](const fs::directory_entry& entry) { return !entry.is_directory(); };
    const fs::recursive_directory_iterator all(root);
    return std::count_if(begin(all), end(all), is_file) - 2;
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
    // What a terminal would obey comes back in messages of git.
    const bool has_form = colon != std::string::npos && !revision.empty() && colon + 1 < name.size();
    if (!has_form || revision.front() == '-' || printable(name) != name) {
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
                           "is it a revision of the repository you are in, and a path from the folder you are in?");
    }
    if (count_listed(revision, path, root + "/list") != count_files(root)) {
        return cannot_open(name, "is not whole in an archive of git",
                           "does `.gitattributes` leave files out of archives?");
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
