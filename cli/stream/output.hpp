// The output of a batch: answers go in, and a whole file comes out at the end. A run that does not come to its end
// leaves whole lines and a checkpoint, from which `--resume` goes on (docs/decisions/0019). Standard output, devices
// and pipes are written as they are: they can be neither replaced nor gone on with.
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

/// The place where a run begins: anew, or where an earlier one stopped.
enum class Start : unsigned char { from_the_beginning, where_it_ended };

/// Called in this order: `open`, then `write` and `note` any number of times, then `end`. INVARIANT: a checkpoint is
/// saved only after the bytes that it counts were flushed. Threads: one call at a time, as `run_batch` makes them.
class BatchOutput {
public:
    /// An empty path is standard output. `settings`: what a run must share with the one it goes on from. `only`: the
    /// answers that are written, as in `BatchOptions`.
    BatchOutput(const std::string& path, Settings settings, std::vector<BatchAnswer> only);

    /// The files that are written beside the output before it is whole, to be compared with other names.
    std::vector<std::string> on_the_way() const;

    /// Opens the output for a pack of so many rules, and catches interrupts from then on. On failure it has said why,
    /// and returns the status that the program should end with.
    std::optional<ExitCode> open(Start start, std::size_t rules);

    /// The summary of the run that this one goes on from; nothing where it begins anew.
    const std::optional<BatchSummary>& after() const { return after_; }
    /// True where the summaries need their `mark`, the checksum of the input.
    bool keeps_checkpoints() const { return file_.has_part(); }

    /// Writes whole lines. False where the run should stop: it was interrupted, or writing failed, as `failure` then
    /// says.
    bool write(std::string_view lines);
    /// Says that everything `summary` counts was written. Makes a checkpoint every two seconds.
    void note(const BatchSummary& summary);

    /// Puts a complete output in its place; otherwise leaves what a later run can go on from, and logs what that is.
    /// May turn `summary.status` into `write_failed`.
    void end(BatchSummary& summary);

    /// The reason why writing failed; empty where it did not.
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
    std::uint64_t bytes_ = 0;  ///< written to the part, answers that `note` does not know of yet included
    std::optional<BatchSummary> after_;
    Checkpoint now_;                   ///< the state at the last `note`
    std::uint64_t lines_on_disk_ = 0;  ///< lines of input that the last saved checkpoint counts
    std::chrono::steady_clock::time_point saved_at_;
};

}  // namespace triage::cli
