// What a batch writes, and what it leaves behind when it does not come to its end: whole lines, and a checkpoint from
// which `--resume` goes on.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

#include "stream/checkpoint.hpp"
#include "stream/output_file.hpp"
#include "system/exit_code.hpp"

namespace triage::cli {

enum class Start : unsigned char { from_the_beginning, where_it_ended };

class BatchOutput {
public:
    /// An empty path is standard output. `settings` is what a run must share with the one that it goes on from; `only`
    /// as in `BatchOptions`.
    BatchOutput(const std::string& path, Settings settings, std::vector<BatchAnswer> only);

    /// The files that are written beside the output before it is whole.
    std::vector<std::string> on_the_way() const;

    /// Ready to be written, or why not: that is printed, and the program should end with what is returned. From then on
    /// interrupts are caught.
    std::optional<ExitCode> open(Start start, std::size_t rules);

    /// Where the run goes on, if it does.
    const std::optional<BatchSummary>& after() const { return after_; }
    /// Whether `checksum` of the summaries is needed.
    bool keeps_checkpoints() const { return file_.has_part(); }

    /// False: the run should stop, as it was interrupted or writing failed; see `failure`.
    bool write(std::string_view lines);
    /// What the summary counts was written. Makes a checkpoint now and then.
    void note(const BatchSummary& summary);

    /// Puts a complete output in its place; otherwise leaves what can be gone on from. May turn `summary.status` into
    /// `write_failed`. Logs what is left behind.
    void end(BatchSummary& summary);

    /// What could not be written, and why; empty: nothing failed.
    const std::string& failure() const { return failure_; }

private:
    std::optional<ExitCode> resume(std::size_t rules);
    std::optional<ExitCode> start_over(std::size_t rules);
    std::uint64_t answers_in(const BatchSummary& summary) const;
    bool finish();
    void remove_checkpoint() const;
    void leave_part();
    bool save();
    std::string checkpoint_path() const { return file_.part() + ".checkpoint"; }

    std::string path_;
    OutputFile file_;
    std::vector<BatchAnswer> only_;
    std::string failure_;
    std::uint64_t bytes_ = 0;  // of the part
    std::optional<BatchSummary> after_;
    Checkpoint now_;                   // the last whole state
    std::uint64_t lines_on_disk_ = 0;  // of the last state that was saved
    std::chrono::steady_clock::time_point saved_at_;
};

}  // namespace triage::cli
