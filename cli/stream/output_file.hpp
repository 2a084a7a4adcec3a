// A file that appears only once it is whole: it is written beside its place, and renamed at the end.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
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
    /// Lines in the first bytes of the part; nothing where they do not end with a line, or cannot be read.
    std::optional<std::uint64_t> count_lines(std::uint64_t bytes) const;
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

/// Makes a file with this text or replaces it, whole or not at all: it is written under a new name beside it first. A
/// link is followed, and a device or a pipe is written directly. False with `errno`.
bool replace_file(const std::string& path, std::string_view text);

/// Why `replace_file` and `OutputFile` would fail, where that can be told without touching anything; otherwise empty.
std::string why_not_replaced(const std::string& path);

// Files whose names can be foreseen, so that somebody else may have put something there: no link is followed, and
// nothing special is opened.

/// As `replace_file`, for a file that only the user may read. False, with EEXIST, where the name is taken by anything
/// but an ordinary file.
bool replace_own_file(const std::string& path, std::string_view text);
/// What `replace_own_file` writes before the file is in its place.
std::string own_file_on_the_way(const std::string& path);
bool is_ordinary_or_missing(const std::string& path);
/// At most 64 MiB. Nothing where it is missing, cannot be read or is no ordinary file.
std::optional<std::string> read_own_file(const std::string& path);

}  // namespace triage::cli
