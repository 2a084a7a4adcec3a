// A file that appears only once it is whole: written beside its place, then renamed.
#pragma once

#include <sys/types.h>

#include <string>

namespace triage::cli {

class OutputFile {
public:
    /// An empty path is standard output. What is no ordinary file (a device, a pipe) is written directly.
    explicit OutputFile(const std::string& path);
    /// Removes what was not finished.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    /// False, with `errno`, where the file could not be made.
    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    /// Flushes to the disk and puts the file in its place. False, with `errno`, when that failed.
    bool finish();

private:
    void open_temporary(const std::string& path, mode_t mode);

    std::string path_;
    std::string temporary_;
    int descriptor_ = -1;
};

}  // namespace triage::cli
