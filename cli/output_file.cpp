#include "output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "terminal.hpp"

namespace triage::cli {

namespace {

// The file itself, where the path is a link to it: the link must outlive the renaming.
std::string target_of(const std::string& path) {
    char* const resolved = realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return path;
    std::string target(resolved);
    std::free(resolved);
    return target;
}

bool is_special(const std::string& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

// The rights that the file has, or that a new one gets.
mode_t mode_of(const std::string& path, Readers readers) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? status.st_mode & ALLPERMS : static_cast<mode_t>(readers);
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
    if (path_.empty() || is_special(path_)) return;
    path_ = target_of(path_);
    part_ = path_ + ".part";
}

OutputFile::~OutputFile() {
    if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

bool OutputFile::open() {
    if (has_part()) return open_part();
    descriptor_ = path_.empty() ? STDOUT_FILENO : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ >= 0;
}

// Between opening and locking, the run that held the lock may have put its part in its place: then this is not the part
// any more. The part's name can be foreseen, so nothing is followed or written that is no ordinary file.
bool OutputFile::open_part() {
    struct stat status {};
    const bool replaces = stat(path_.c_str(), &status) == 0;
    const mode_t mode = replaces ? status.st_mode & ALLPERMS : static_cast<mode_t>(Readers::all);
    do {
        if (descriptor_ >= 0) close(descriptor_);
        descriptor_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode);
        if (descriptor_ < 0 || !lock()) return false;
    } while (!is_in_place());
    if (replaces) fchmod(descriptor_, mode);
    const bool is_ordinary = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    if (!is_ordinary) errno = EEXIST;
    return is_ordinary;
}

// Where files cannot be locked nobody is kept out.
bool OutputFile::lock() const { return flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

bool OutputFile::is_in_place() const {
    struct stat opened {};
    struct stat named {};
    return fstat(descriptor_, &opened) == 0 && stat(part_.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

std::uint64_t OutputFile::size() const {
    struct stat status {};
    return fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool OutputFile::cut(std::uint64_t bytes) const {
    const auto end = static_cast<off_t>(bytes);
    return ftruncate(descriptor_, end) == 0 && lseek(descriptor_, end, SEEK_SET) == end;
}

bool OutputFile::sync() const { return fdatasync(descriptor_) == 0; }

// The name is changed before the file is closed, as closing it lets the next run in.
bool OutputFile::finish() {
    if (descriptor_ <= STDERR_FILENO) return true;
    if (has_part() && (fsync(descriptor_) != 0 || std::rename(part_.c_str(), path_.c_str()) != 0)) return false;
    return close(std::exchange(descriptor_, -1)) == 0;
}

void OutputFile::discard() const { unlink(part_.c_str()); }

bool replace_file(const std::string& path, std::string_view text, const std::string& suffix, Readers readers) {
    const std::string target = target_of(path);
    const bool is_direct = is_special(target);
    const std::string written = is_direct ? target : target + suffix;
    if (!is_direct) unlink(written.c_str());
    const int flags = is_direct ? O_WRONLY : O_WRONLY | O_CREAT | O_EXCL;
    const int file = open(written.c_str(), flags | O_CLOEXEC, mode_of(target, readers));
    if (file < 0) return false;
    const bool is_written = write_all(file, text) && (is_direct || fsync(file) == 0);
    const bool is_closed = close(file) == 0;
    if (is_direct) return is_written && is_closed;
    if (is_written && is_closed && std::rename(written.c_str(), target.c_str()) == 0) return true;
    const int reason = errno;
    unlink(written.c_str());
    errno = reason;
    return false;
}

bool can_replace_file(const std::string& path) {
    const std::string target = target_of(path);
    struct stat status {};
    const bool exists = stat(target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) errno = EISDIR;
    if (exists && S_ISDIR(status.st_mode)) return false;
    if (exists && !S_ISREG(status.st_mode)) return access(target.c_str(), W_OK) == 0;
    const std::string folder = std::filesystem::path(target).parent_path();
    return access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0;
}

}  // namespace triage::cli
