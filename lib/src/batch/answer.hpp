// The answers to one block of a batch: reads its profiles, decides them, writes a line for each.
//
// Used by `run_batch`, one to a thread.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/block_reader.hpp"
#include "batch/id_list_cache.hpp"
#include "batch/line_number.hpp"
#include "batch/output_buffer.hpp"
#include "profile/reader.hpp"
#include "profile/scanner.hpp"
#include "triage/batch.hpp"
#include "triage/decision.hpp"

namespace triage {

class BatchAnswerer {
public:
    /// Both outlive the answerer.
    BatchAnswerer(const Program& program, const BatchOptions& options);

    /// Answers a block. `write_early` is given answers early when they have become many; false from it ends the block
    /// there.
    void answer(const Block& block, const BatchWrite& write_early);

    /// What `write_early` did not get. Valid until the next block.
    std::string_view output() const { return output_.text(); }
    /// The counts of this block. `stopped` behind a bad profile that ends the run, `write_failed` when `write_early`
    /// failed.
    BatchSummary& summary() { return summary_; }

private:
    /// Of the profile, as they stand in JSON: the id between its quotes, and the context.
    struct PassedOn {
        std::optional<std::string_view> id;
        std::string_view context;  ///< or empty
    };

    void write_levels();
    const char* answer_record(const char* begin, const char* block_end, const Block& block);
    void answer_slowly(std::string_view record, const Block& block);
    void decide(const Profile& profile, const PassedOn& passed_on);
    void write_line(const PassedOn& passed_on);
    void write_head(const PassedOn& passed_on);
    void write_list(std::string_view key, std::string_view list);
    void close_line();
    void write_full(const Profile& profile);
    void reject(ProfileResult rejected, const PassedOn& passed_on);
    void write_at_least();
    bool is_something_certain(const ProfileResult& rejected);
    void count_rejection(const Issues& issues);
    bool has(BatchField field) const { return has_field_[static_cast<std::size_t>(field)]; }
    bool is_wanted(BatchAnswer answer) const { return is_wanted_[static_cast<std::size_t>(answer)]; }

    const Program& program_;
    const BatchOptions& options_;
    ProfileScanner scanner_;
    ProfileReader reader_;  ///< for what the scanner leaves
    Profile profile_;
    Decision decision_;
    std::array<bool, batch_field_names.size()> has_field_{};
    std::array<bool, batch_answer_names.size()> is_wanted_{};
    std::vector<std::string> levels_;  ///< the text of verdict, urgency and settled, by all three
    IdListCache<RuleId> rules_;
    IdListCache<FactId> ask_;
    IdListCache<StretchId> stretches_;
    std::uint64_t line_ = 0;
    LineNumber line_number_;
    BatchSummary summary_;
    OutputBuffer output_;
};

}  // namespace triage
