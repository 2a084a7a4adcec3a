// The threads of a batch. Each of them does all of the work for one block at a time: take it from the input under a
// lock, answer it, wait until every block before it is written, write. There are no queues, and never more blocks than
// threads (docs/decisions/0016).
#include "triage/batch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "batch/answer.hpp"
#include "batch/block_reader.hpp"

namespace triage {

namespace {

/// Adds the counts of a block to those of all blocks before it. The first example of an issue stays the first, as
/// blocks are added in order.
void add(BatchSummary& total, const BatchSummary& block) {
    total.lines += block.lines;
    total.blank += block.blank;
    total.decided += block.decided;
    total.rejected += block.rejected;
    for (std::size_t i = 0; i < total.verdicts.size(); ++i) total.verdicts[i] += block.verdicts[i];
    for (std::size_t i = 0; i < total.urgencies.size(); ++i) total.urgencies[i] += block.urgencies[i];
    for (std::size_t i = 0; i < total.at_least.size(); ++i) total.at_least[i] += block.at_least[i];
    for (std::size_t i = 0; i < total.rules.size(); ++i) total.rules[i] += block.rules[i];
    for (const auto& [code, rejection] : block.issues) {
        const auto [place, is_new] = total.issues.try_emplace(code, rejection);
        if (!is_new) place->second.profiles += rejection.profiles;
    }
}

/// One run. What threads share is guarded as follows. INVARIANT: `reader_` and `taken_` are used under `input_`;
/// `turn_` and `failure_` under `turns_`; `summary_` and `write_` by the thread whose turn it is, which needs no lock
/// for them. `has_stopped_` is read under either lock, so it is atomic.
class Batch {
public:
    Batch(const Program& program, std::span<const BatchRead> inputs, const BatchWrite& write,
          const BatchOptions& options)
        : program_(program),
          options_(options),
          write_(write),
          threads_(options.threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.threads),
          reader_(inputs, options, threads_ == 1 ? BlockReader::Numbers::none : BlockReader::Numbers::counted) {
        if (options.resume_from) summary_ = *options.resume_from;
        summary_.status = BatchStatus::complete;
        summary_.rules.resize(program.rules().rules.size());
        seconds_before_ = summary_.seconds;
    }

    // The calling thread works, too, so one thread needs no helper. The helpers have joined before anything is read
    // back.
    BatchSummary run() {
        {
            std::vector<std::jthread> helpers;
            start_helpers(helpers);
            work();
        }
        if (failure_) std::rethrow_exception(failure_);
        if (summary_.status == BatchStatus::complete) summary_.status = reader_.status();
        summary_.seconds = seconds();
        return summary_;
    }

private:
    // The system may refuse one more thread. Fewer of them do the same work, and write the same.
    void start_helpers(std::vector<std::jthread>& helpers) {
        try {
            for (unsigned i = 1; i < threads_; ++i) helpers.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
        }
    }

    // An exception of a callback ends the run for all threads, and comes out of `run_batch`, whichever thread it was
    // thrown in.
    void work() {
        try {
            BatchAnswerer answerer(program_, options_);
            Block block;
            std::optional<std::uint64_t> turn;
            do {
                turn = take(block);
            } while (turn && answer(answerer, block, *turn));
        } catch (...) {
            const std::lock_guard lock(turns_);
            if (!failure_) failure_ = std::current_exception();
            has_stopped_ = true;
            next_turn_.notify_all();
        }
    }

    // The next block and its place in the order; nothing when there is none or the run has ended. A single thread has
    // written all blocks before, so it numbers the records itself instead of having them counted.
    std::optional<std::uint64_t> take(Block& block) {
        const std::lock_guard lock(input_);
        if (has_stopped_ || !reader_.next(block)) return std::nullopt;
        if (threads_ == 1) block.first_line = summary_.lines + 1;
        return taken_++;
    }

    // Answers a block, and in its turn writes the answers, adds the counts and tells the progress. An answer that is
    // long may wait for its turn and begin to write earlier. False when the run has ended.
    bool answer(BatchAnswerer& answerer, const Block& block, std::uint64_t turn) {
        answerer.answer(block, [&](std::string_view text) { return await(turn) && write_(text); });
        if (!await(turn)) return false;
        const BatchSummary& answered = answerer.summary();
        const bool is_written = answered.status != BatchStatus::write_failed && write_some(answerer.output());
        summary_.status = is_written ? answered.status : BatchStatus::write_failed;
        if (is_written) {
            add(summary_, answered);
            summary_.checksum = block.checksum;
            summary_.seconds = seconds();
            if (options_.progress) options_.progress(summary_);
        }
        return pass_turn();
    }

    // Nothing to write is no failure: an answer may be left out by `BatchOptions::only`.
    bool write_some(std::string_view text) { return text.empty() || write_(text); }

    // Waits until every block before is written. False when the run has ended. After true, the output and the summary
    // are the caller's alone until it passes the turn on.
    bool await(std::uint64_t turn) {
        std::unique_lock lock(turns_);
        next_turn_.wait(lock, [&] { return turn_ == turn || has_stopped_; });
        return !has_stopped_;
    }

    // Lets the next block be written, or tells all threads that the run has ended.
    bool pass_turn() {
        const std::lock_guard lock(turns_);
        if (summary_.status != BatchStatus::complete) has_stopped_ = true;
        ++turn_;
        next_turn_.notify_all();
        return !has_stopped_;
    }

    // Seconds of this run and of the one that it goes on from.
    double seconds() const {
        return seconds_before_ + std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

    const Program& program_;
    const BatchOptions& options_;
    const BatchWrite& write_;
    unsigned threads_;

    std::mutex input_;
    BlockReader reader_;
    std::uint64_t taken_ = 0;

    std::mutex turns_;
    std::condition_variable next_turn_;
    std::uint64_t turn_ = 0;
    std::atomic<bool> has_stopped_ = false;
    std::exception_ptr failure_;

    BatchSummary summary_;
    double seconds_before_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// One record as a batch reads it, so that the columns of issues are the same. A record that is too long is given as
/// far as it is kept, which is longer than the limit and so shows that.
std::string text_of(std::string_view record, bool is_array, std::size_t max_bytes) {
    if (record.ends_with('\r')) record.remove_suffix(1);
    if (is_array && record.size() <= max_bytes) {
        record.remove_prefix(std::min(record.find_first_not_of(" \t\r"), record.size()));
    }
    return std::string(record);
}

}  // namespace

BatchSummary run_batch(const Program& program, std::span<const BatchRead> inputs, const BatchWrite& write,
                       const BatchOptions& options) {
    return Batch(program, inputs, write, options).run();
}

BatchSummary run_batch(const Program& program, const BatchRead& input, const BatchWrite& write,
                       const BatchOptions& options) {
    return run_batch(program, std::span(&input, 1), write, options);
}

// Cuts the inputs as a batch does and counts the records, without looking at what they say. There is no line 0.
std::optional<std::string> read_batch_line(std::span<const BatchRead> inputs, std::uint64_t line,
                                           std::size_t max_line_bytes) {
    BatchOptions options;
    options.max_line_bytes = max_line_bytes;
    BlockReader reader(inputs, options);
    Block block;
    while (line > 0 && reader.next(block)) {
        std::uint64_t number = block.first_line;
        for (std::string_view rest = block.text(); !rest.empty(); ++number) {
            const std::size_t end = rest.find('\n');
            if (number == line) return text_of(rest.substr(0, end), block.is_array, max_line_bytes);
            rest.remove_prefix(end + 1);
        }
    }
    return std::nullopt;
}

}  // namespace triage
