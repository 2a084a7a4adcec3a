// A stream of JSON profiles in, one line of JSON out for each, in order.
//
// Used by `triage batch` and by services that check many people. A bad line is answered with its issues and
// never disturbs another. Memory does not grow with the input: one line is held at a time.
//
//     triage::BatchSummary summary = triage::run_batch(program, read, write);
//     if (summary.status != triage::BatchStatus::complete) …
//
// Threads: one call uses the caller's thread; calls share a program freely.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "triage/program.hpp"

namespace triage {

enum class BatchDetail : std::uint8_t { line, full };  ///< the short line, or whole decisions

struct BatchOptions {
    BatchDetail detail = BatchDetail::line;
    std::size_t max_line_bytes = std::size_t{1} << 20;  ///< a longer line is answered with `line_too_long`
    std::string emergency_number;                       ///< as in `RenderOptions`
};

/// Fills the buffer as far as it can: how many bytes it wrote, 0 at the end, negative on failure.
using BatchRead = std::function<std::ptrdiff_t(std::span<char>)>;
/// Takes whole lines. False stops the run.
using BatchWrite = std::function<bool(std::string_view)>;

enum class BatchStatus : std::uint8_t { complete, read_failed, write_failed };

struct BatchSummary {
    BatchStatus status = BatchStatus::complete;
    std::uint64_t lines = 0;  ///< read, blank ones included
    std::uint64_t blank = 0;  ///< skipped
    std::uint64_t decided = 0;
    std::uint64_t rejected = 0;
    std::array<std::uint64_t, 4> verdicts{};           ///< by Verdict
    std::array<std::uint64_t, 5> urgencies{};          ///< by Urgency
    std::vector<std::uint64_t> rules;                  ///< by RuleId: how often certain
    std::map<std::string_view, std::uint64_t> issues;  ///< by code
};

/// Decides every line of `read`. Lines end in LF or CRLF, the last one may lack its end, a byte-order mark is
/// skipped, blank lines are counted and skipped.
BatchSummary run_batch(const Program& program, const BatchRead& read, const BatchWrite& write,
                       const BatchOptions& options = {});

/// For people, several lines; and one line of JSON.
std::string to_text(const Program& program, const BatchSummary& summary);
std::string to_json(const Program& program, const BatchSummary& summary);

}  // namespace triage
