// What a batch reads: files and standard input, plain or compressed, one after the other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

class InputStream;

class BatchInput {
public:
    /// `-` is standard input, and so is no path at all. A file is opened when its turn has come.
    explicit BatchInput(std::vector<std::string> paths);
    ~BatchInput();
    BatchInput(const BatchInput&) = delete;
    BatchInput& operator=(const BatchInput&) = delete;

    const std::vector<std::string>& paths() const { return paths_; }

    /// Logs every file that cannot be opened. Call it before anything is decided.
    bool can_open_all() const;

    /// Reading fails after an interrupt (interrupt.hpp); a file that is still waited for or damaged fails with
    /// `failure`. They point into this object.
    std::span<const BatchRead> reads() const { return reads_; }

    /// What could not be read, and why; empty: nothing failed.
    std::string failure() const;

    /// What was read, but should be known: inputs that hold nothing, and what was ignored behind compressed data.
    std::vector<std::string> notices() const;

    /// How much is read, from 0 to 1, compressed bytes where they are; empty where an input is no ordinary file.
    /// May be asked by any thread.
    std::optional<double> share() const;

private:
    std::vector<std::string> paths_;
    std::vector<std::unique_ptr<InputStream>> streams_;
    std::vector<BatchRead> reads_;
    std::optional<std::uint64_t> total_bytes_;
};

}  // namespace triage::cli
