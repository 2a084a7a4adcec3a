#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace triage::cli {

namespace {

constexpr mode_t readable_by_all = 0666;  // less what the umask takes

// The file itself, where the path is a link to it: the link must outlive the renaming.
std::string target_of(const std::string& path) {
    char* const resolved = realpath(path.c_str(), nullptr);
    if (resolved == nullptr) return path;
    std::string target(resolved);
    std::free(resolved);
    return target;
}

mode_t mode_for_new_files() {
    const mode_t taken = umask(0);
    umask(taken);
    return readable_by_all & ~taken;
}

}  // namespace

OutputFile::OutputFile(const std::string& path) {
    struct stat status {};
    const bool exists = !path.empty() && stat(path.c_str(), &status) == 0;
    if (path.empty()) {
        descriptor_ = STDOUT_FILENO;
    } else if (exists && !S_ISREG(status.st_mode)) {
        descriptor_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);  // a device or a pipe is written, not replaced
    } else {
        open_temporary(path, exists ? status.st_mode & ALLPERMS : mode_for_new_files());
    }
}

void OutputFile::open_temporary(const std::string& path, mode_t mode) {
    path_ = target_of(path);
    temporary_ = path_ + ".part-XXXXXX";
    descriptor_ = mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) temporary_.clear();
    if (descriptor_ >= 0) fchmod(descriptor_, mode);
}

OutputFile::~OutputFile() {
    if (descriptor_ > STDERR_FILENO) close(descriptor_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

bool OutputFile::finish() {
    if (descriptor_ <= STDERR_FILENO) return true;
    if (!temporary_.empty() && fsync(descriptor_) != 0) return false;
    const bool is_closed = close(std::exchange(descriptor_, -1)) == 0;
    if (!is_closed || temporary_.empty()) return is_closed;
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return false;
    temporary_.clear();
    return true;
}

}  // namespace triage::cli
