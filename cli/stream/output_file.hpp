// Files that appear only once they are whole: written beside their place, flushed, and renamed at the end. A reader
// never sees half a file, and an old one stays until the new one can replace it. `OutputFile` is for an output that
// grows for hours and may be gone on with; the functions below it are for a text that is there at once.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace triage::cli {

/// The output of a batch. Where there is an ordinary file or none, it goes to a part file that is locked against other
/// runs; a device, a pipe and standard output are written directly.
class OutputFile {
public:
    /// Opens nothing yet. An empty path is standard output.
    explicit OutputFile(std::string path);
    /// Closes the part; one that is not finished stays beside its place.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// False for what is written directly: standard output, a device, a pipe.
    bool has_part() const { return !part_.empty(); }
    /// The part's name, `FILE.part`, beside the file itself where the path is a link to it. Empty without a part.
    const std::string& part() const { return part_; }

    /// Opens the output; a part that is already there keeps its bytes. False, with `errno`, where that failed;
    /// EWOULDBLOCK means that another run is writing the part.
    bool open();
    int descriptor() const { return descriptor_; }

    /// Bytes in the part. REQUIRES: a part, opened; so do all functions below but `finish`.
    std::uint64_t size() const;
    /// Cuts the part to its first `bytes` and goes on writing there. False with `errno`.
    bool cut(std::uint64_t bytes) const;
    /// Lines in the first `bytes` of the part. Nothing where these do not end with a line, or cannot be read.
    std::optional<std::uint64_t> count_lines(std::uint64_t bytes) const;
    /// Makes what was written survive a loss of power. False with `errno`.
    bool sync() const;
    /// Puts the whole file in its place and closes it. False, with `errno`, where that failed; then the part stays.
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

/// Makes or replaces a file with this text, whole or not at all: it is written under a new name beside it first. A link
/// is followed, and a device or a pipe is written directly. False with `errno`.
bool replace_file(const std::string& path, std::string_view text);

/// Why `replace_file` and `OutputFile` would fail, as far as that can be told without changing anything; otherwise
/// empty.
std::string why_not_replaced(const std::string& path);

// The functions for own files are for names that can be foreseen, where somebody else may have put something: they
// follow no link and open nothing but ordinary files.

/// Does what `replace_file` does, for a file that only the user may read. False, with EEXIST, where the name is taken
/// by anything but an ordinary file.
bool replace_own_file(const std::string& path, std::string_view text);
/// The name under which `replace_own_file` writes before the file is in its place.
std::string own_file_on_the_way(const std::string& path);
/// True where the name is free or an ordinary file's. A link is neither, whatever it leads to.
bool is_ordinary_or_missing(const std::string& path);
/// The file's text, at most its first 64 MiB. Nothing where it is missing, cannot be read or is no ordinary file.
std::optional<std::string> read_own_file(const std::string& path);

}  // namespace triage::cli
