// The inputs of a batch: paths come in, text comes out of `reads`, whether the files were plain or compressed. The
// library takes any function that fills a buffer, so opening, decoding, waiting and interrupts all stay here
// (docs/decisions/0018).
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

/// Threads: `run_batch` reads from one thread at a time; `share` may be asked by any thread meanwhile.
class BatchInput {
public:
    /// `-` is standard input; so is an empty list. Each file is opened when it is read first, not before.
    explicit BatchInput(std::vector<std::string> paths);
    ~BatchInput();
    BatchInput(const BatchInput&) = delete;
    BatchInput& operator=(const BatchInput&) = delete;

    const std::vector<std::string>& paths() const { return paths_; }

    /// False where a file cannot be opened; each is logged. Asked before anything is decided, so that a typo ends the
    /// run early.
    bool can_open_all() const;

    /// One read function for each input, in order. They fail when the run was interrupted (interrupt.hpp), and for
    /// damaged or unreadable data, which `failure` then names. They point into this object.
    std::span<const BatchRead> reads() const { return reads_; }

    /// Which input could not be read, and why; empty where none failed.
    std::string failure() const;

    /// Things that did not fail but should be known: inputs without a profile, and what was skipped behind compressed
    /// data.
    std::vector<std::string> notices() const;

    /// How much of the input is read, from 0 to 1, counted in bytes of the files, compressed or not. Nothing where an
    /// input is no ordinary file, whose size is unknown.
    std::optional<double> share() const;

private:
    std::vector<std::string> paths_;
    std::vector<std::unique_ptr<InputStream>> streams_;
    std::vector<BatchRead> reads_;
    std::optional<std::uint64_t> total_bytes_;  ///< size of all files together; nothing where one has no size
};

}  // namespace triage::cli
