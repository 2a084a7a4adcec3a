// A file that appears only once it is whole: it is written beside its place, and renamed at the end.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace triage::cli {

class OutputFile {
public:
    /// An empty path is standard output. Nothing is opened yet.
    explicit OutputFile(std::string path);
    /// What is not finished stays beside its place.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// False for what is written directly: standard output, a device, a pipe.
    bool has_part() const { return !part_.empty(); }
    /// What is written until it is whole: `FILE.part`, beside the file itself where the path is a link to it.
    const std::string& part() const { return part_; }

    /// A part that is already there is opened as it is. False, with `errno`: it could not be made, or, with
    /// EWOULDBLOCK, another run is writing it.
    bool open();
    int descriptor() const { return descriptor_; }

    /// Bytes in the part.
    std::uint64_t size() const;
    /// Cuts the part to so many bytes and goes on behind them. False with `errno`.
    bool cut(std::uint64_t bytes) const;
    /// Sees to it that what was written survives a loss of power. False with `errno`.
    bool sync() const;
    /// Puts the whole file in its place. False, with `errno`, when that failed; then the part stays.
    bool finish();
    /// Removes the part.
    void discard() const;

private:
    bool open_part();
    bool lock() const;
    bool is_in_place() const;

    std::string path_;
    std::string part_;
    int descriptor_ = -1;
};

/// Who may read a new file: whom the umask lets, or only the user.
enum class Readers : mode_t { all = 0666, owner = 0600 };

/// Makes a file with this text or replaces it, whole or not at all: it is written as `path` + `suffix` first. A device
/// or a pipe is written directly. False with `errno`.
bool replace_file(const std::string& path, std::string_view text, const std::string& suffix, Readers readers);

/// Whether `replace_file` has a chance; touches nothing. False with `errno`.
bool can_replace_file(const std::string& path);

}  // namespace triage::cli
