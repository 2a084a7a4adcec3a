// From one block of a batch to its answers: each profile is read, decided, and answered with a line of JSON.
//
// A line of the usual form takes the fast way: it is scanned in place, judged only as far as its fields show, and
// answered from texts that are kept. Any other line is read as a single check reads it, by `ProfileReader`, and then
// takes the same way. A test compares batches with single checks, byte for byte.
//
// Used by `run_batch`, one answerer for each thread.
//
// Threads: an answerer belongs to one thread; the program is shared.
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

/// Holds everything that is used again from line to line: two readers, a profile, a decision, kept texts, and the
/// output.
class BatchAnswerer {
public:
    /// The program and the options outlive the answerer.
    BatchAnswerer(const Program& program, const BatchOptions& options);

    /// Answers a block, from its first record on. `write_early` gets answers early when they have become many (1 MiB);
    /// if it gives false, the block ends there.
    void answer(const Block& block, const BatchWrite& write_early);

    /// The answers that `write_early` did not get: whole lines. Valid until the next block.
    std::string_view output() const { return output_.text(); }
    /// The counts of this block alone. Its status is `stopped` behind a bad profile that ends the run, and
    /// `write_failed` when `write_early` gave false.
    BatchSummary& summary() { return summary_; }

private:
    /// The parts of a profile that come back in the answer, as they stand in JSON: the id between its quotes, and the
    /// context.
    struct PassedOn {
        std::optional<std::string_view> id;
        std::string_view context;  ///< empty if the profile has none
    };

    void write_levels();
    /// Reading: one record after the other, to a decision or a rejection.
    const char* answer_record(const char* begin, const char* block_end, const Block& block);
    void answer_slowly(std::string_view record, const Block& block);
    void decide(const Profile& profile, const PassedOn& passed_on);
    /// Writing: each of these appends to `output_`, a comma behind its part.
    void write_line(const Profile& profile, const PassedOn& passed_on);
    void write_head(const PassedOn& passed_on);
    void write_list(std::string_view key, std::string_view list);
    enum class Comma : std::uint8_t { before, behind };
    void write_gateways(const Profile& profile, Comma comma);
    void close_line();
    void write_full(const Profile& profile);
    void reject(ProfileResult rejected, const PassedOn& passed_on);
    void write_at_least(const Profile& understood);
    bool is_something_certain(const ProfileResult& rejected);
    void count_rejection(const Issues& issues);
    /// Of the line that is being answered.
    const Decision& decision() const { return evaluator_.decision(); }
    /// Whether a field of the short line, or a kind of answer, was chosen.
    bool has(BatchField field) const { return has_field_[static_cast<std::size_t>(field)]; }
    bool is_wanted(BatchAnswer answer) const { return is_wanted_[static_cast<std::size_t>(answer)]; }

    const Program& program_;
    const BatchOptions& options_;
    ProfileScanner scanner_;
    ProfileReader reader_;  ///< for lines that the scanner leaves
    Profile profile_;       ///< filled by the scanner only
    Evaluator evaluator_;
    std::array<bool, batch_field_names.size()> has_field_{};
    std::array<bool, batch_answer_names.size()> is_wanted_{};
    std::vector<std::string> levels_;  ///< the text of these three fields, by `level_index`
    IdListCache<RuleId> rules_;        ///< lists of names for the fields of the same names
    IdListCache<FactId> ask_;
    IdListCache<StretchId> stretches_;
    std::uint64_t line_ = 0;  ///< the number of the record that is being answered
    LineNumber line_number_;  ///< the same number as text
    BatchSummary summary_;
    OutputBuffer output_;
};

}  // namespace triage
