// Two ways to write beside a file and rename. A batch's part has a name that the next run finds, `FILE.part`, so it is
// locked, and links, pipes and folders of that name are refused. Other files get a name that nobody has. Both are
// flushed before they are renamed: after a loss of power the old file is there or the new one, and never an empty one.

#include "stream/output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

/// The rights of a new file: it can be read by everybody whom the umask lets, or only by the user.
enum class Readers : mode_t { all = 0666, owner = 0600 };

// No checkpoint comes near this; a file of that name that is larger is not read into memory.
constexpr off_t most_own_bytes = off_t{64} << 20;

// The file itself where the path is a link to it: renaming onto the link would replace the link.
std::string target_of(const std::string& path) {
    char* const resolved = realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return path;
    std::string target(resolved);
    std::free(resolved);
    return target;
}

// True for a device, a pipe, a socket or a folder, which are never renamed over.
bool is_special(const std::string& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

// The rights of the file that is replaced, or those that a new one gets.
mode_t mode_of(const std::string& path, Readers readers) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? status.st_mode & ALLPERMS : static_cast<mode_t>(readers);
}

// The name that a dangling link leads to; empty where the path is no link, or leads to something.
std::string missing_target(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) return "";
    std::error_code failed;
    return std::filesystem::read_symlink(path, failed).string();
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

// Opens and locks the part, and again until the locked file still bears the part's name: between opening and locking,
// the run that held the lock may have put it in its place. Somebody else may have put anything under that name, so no
// link is followed and only an ordinary file is taken. A part that will replace a file gets that file's rights now, not
// at the end.
bool OutputFile::open_part() {
    struct stat status {};
    const bool replaces = stat(path_.c_str(), &status) == 0;
    const mode_t mode = replaces ? status.st_mode & ALLPERMS : static_cast<mode_t>(Readers::all);
    do {
        if (descriptor_ >= 0) close(descriptor_);
        descriptor_ = ::open(part_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode);
        if (descriptor_ < 0 || !lock()) return false;
    } while (!is_in_place());
    if (replaces) fchmod(descriptor_, mode);
    const bool is_ordinary = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    if (!is_ordinary) errno = EEXIST;
    return is_ordinary;
}

// True where the lock was taken, and on file systems without locks, where nobody can be kept out.
bool OutputFile::lock() const { return flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

// True where the open file is still the one that bears the part's name.
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

// Renames before it closes: closing gives up the lock and lets the next run in, which must not find the finished part.
bool OutputFile::finish() {
    if (descriptor_ <= STDERR_FILENO) return true;
    if (has_part() && (fsync(descriptor_) != 0 || std::rename(part_.c_str(), path_.c_str()) != 0)) return false;
    return close(std::exchange(descriptor_, -1)) == 0;
}

void OutputFile::discard() const { unlink(part_.c_str()); }

// Reads by position (pread), which leaves alone where writing goes on.
std::optional<std::uint64_t> OutputFile::count_lines(std::uint64_t bytes) const {
    std::vector<char> chunk(std::size_t{1} << 20);
    std::uint64_t lines = 0;
    char last = '\n';
    for (std::uint64_t at = 0; at < bytes;) {
        const std::size_t wanted = std::min<std::uint64_t>(chunk.size(), bytes - at);
        const ssize_t size = pread(descriptor_, chunk.data(), wanted, static_cast<off_t>(at));
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) return std::nullopt;
        lines += static_cast<std::uint64_t>(std::count(chunk.begin(), chunk.begin() + size, '\n'));
        last = chunk[static_cast<std::size_t>(size) - 1];
        at += static_cast<std::uint64_t>(size);
    }
    return last == '\n' ? std::optional(lines) : std::nullopt;
}

namespace {

// Writes, flushes and closes. The result of closing counts: some file systems report a failed write only there.
bool write_whole(int file, std::string_view text) {
    const bool is_written = write_all(file, text) && fsync(file) == 0;
    return close(file) == 0 && is_written;
}

// Writes `text` to the open file called `written` and renames that to `path`. On failure it is removed, and `errno` is
// that of what failed.
bool put_in_place(int file, std::string_view text, const std::string& written, const std::string& path) {
    if (write_whole(file, text) && std::rename(written.c_str(), path.c_str()) == 0) return true;
    const int reason = errno;
    unlink(written.c_str());
    errno = reason;
    return false;
}

// Makes a file with a new name beside `path` and returns its descriptor, or -1 with `errno`. O_EXCL is what keeps it
// from writing into a file of somebody else; the number of the process only makes the first try likely to succeed.
int new_file_beside(const std::string& path, mode_t mode, std::string& written) {
    constexpr int most_tries = 100;
    int file = -1;
    for (int i = 0; i < most_tries && file < 0; ++i) {
        written = path + "." + std::to_string(getpid()) + "-" + std::to_string(i) + ".new";
        file = open(written.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file < 0 && errno != EEXIST) return file;
    }
    return file;
}

// Writes to a device or a pipe, which nothing can replace. Not flushed: fsync fails on a pipe.
bool write_directly(const std::string& path, std::string_view text) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool is_written = write_all(file, text);
    return close(file) == 0 && is_written;
}

}  // namespace

bool replace_file(const std::string& path, std::string_view text) {
    const std::string target = target_of(path);
    if (is_special(target)) return write_directly(target, text);
    if (!missing_target(path).empty()) {
        errno = ENOENT;
        return false;
    }
    std::string written;
    const int file = new_file_beside(target, mode_of(target, Readers::all), written);
    return file >= 0 && put_in_place(file, text, written, target);
}

// A file is replaced by renaming, so its folder must be writable and its own rights do not matter; a device or a pipe
// is opened, so its own rights decide.
std::string why_not_replaced(const std::string& path) {
    const std::string missing = missing_target(path);
    if (!missing.empty()) return "it is a link to `" + missing + "`, which is not there";
    const std::string target = target_of(path);
    struct stat status {};
    const bool exists = stat(target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return "it is a folder";
    if (exists && !S_ISREG(status.st_mode)) return access(target.c_str(), W_OK) == 0 ? "" : failure_text();
    const std::string folder = std::filesystem::path(target).parent_path();
    return access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0 ? "" : failure_text();
}

bool is_ordinary_or_missing(const std::string& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

// The name on the way can be foreseen as well. Whatever bears it is removed, not opened, and the new file is made with
// O_EXCL.
bool replace_own_file(const std::string& path, std::string_view text) {
    if (!is_ordinary_or_missing(path)) {
        errno = EEXIST;
        return false;
    }
    const std::string written = own_file_on_the_way(path);
    unlink(written.c_str());
    const int file =
        open(written.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, static_cast<mode_t>(Readers::owner));
    return file >= 0 && put_in_place(file, text, written, path);
}

std::string own_file_on_the_way(const std::string& path) { return path + ".new"; }

// O_NONBLOCK so that opening a pipe that somebody put there does not wait for a writer.
std::optional<std::string> read_own_file(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    struct stat status {};
    const bool is_ordinary = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    std::string text(is_ordinary ? static_cast<std::size_t>(std::min(status.st_size, most_own_bytes)) : 0, '\0');
    std::size_t size = 0;
    for (ssize_t more = 1; more > 0 && size < text.size();) {
        more = read(file, text.data() + size, text.size() - size);
        size += static_cast<std::size_t>(std::max<ssize_t>(more, 0));
    }
    close(file);
    text.resize(size);
    return is_ordinary ? std::optional(text) : std::nullopt;
}

}  // namespace triage::cli
