// A folder as it was at a revision: `git:REVISION:PATH`.
#pragma once

#include <optional>
#include <string>

#include <triage/triage.hpp>

namespace triage::cli {

/// Copies what git has into a folder of its own, which goes with this object.
class GitFolder {
public:
    /// Failure: `cannot_open` with what git says.
    static Result<GitFolder> open(const std::string& name);

    GitFolder(GitFolder&& other) noexcept : root_(std::exchange(other.root_, {})), path_(std::move(other.path_)) {}
    GitFolder& operator=(GitFolder&&) = delete;
    ~GitFolder();

    const std::string& path() const { return path_; }
    /// Issues name files of the copy; this puts the name the user gave in their place.
    void rename(Issues& issues, const std::string& name) const;

private:
    explicit GitFolder(std::string root) : root_(std::move(root)) {}

    std::string root_;
    std::string path_;
};

/// True for `git:…`.
bool is_git_name(const std::string& name);

}  // namespace triage::cli
