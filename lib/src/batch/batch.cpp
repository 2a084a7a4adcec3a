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

/// Adds the counts of a block to those of all blocks before it.
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

/// Every thread does the same: takes the next block of the input, answers it, waits for its turn, writes. So a block
/// is in nobody's hands but one thread's, and there are never more blocks than threads.
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
    // The system may refuse one more thread. Fewer do the same work, and write the same.
    void start_helpers(std::vector<std::jthread>& helpers) {
        try {
            for (unsigned i = 1; i < threads_; ++i) helpers.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
        }
    }

    // What the callbacks throw comes out of `run_batch`, whichever thread it was thrown in.
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

    // The next block and its place in the order, or nothing when there is none or the run has ended.
    std::optional<std::uint64_t> take(Block& block) {
        const std::lock_guard lock(input_);
        if (has_stopped_ || !reader_.next(block)) return std::nullopt;
        if (threads_ == 1) block.first_line = summary_.lines + 1;
        return taken_++;
    }

    // False when the run has ended.
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

    bool write_some(std::string_view text) { return text.empty() || write_(text); }

    // Until every block before was written. False when the run has ended. The rest is then nobody's but the caller's
    // until it passes the turn on.
    bool await(std::uint64_t turn) {
        std::unique_lock lock(turns_);
        next_turn_.wait(lock, [&] { return turn_ == turn || has_stopped_; });
        return !has_stopped_;
    }

    bool pass_turn() {
        const std::lock_guard lock(turns_);
        if (summary_.status != BatchStatus::complete) has_stopped_ = true;
        ++turn_;
        next_turn_.notify_all();
        return !has_stopped_;
    }

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

/// As a batch reads it, so that the columns of issues are the same; of what is too long only so much that it shows.
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
