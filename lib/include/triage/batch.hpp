// A stream of JSON profiles in, one line of JSON out for each, in order.
//
// Used by `triage batch` and by services that check many people. An input is NDJSON, or one JSON array of profiles
// with anything between its elements that JSON allows; the first character says which. A bad profile is answered with
// its issues, and with what is certain all the same (at_least.hpp), and never disturbs another. Memory does not grow
// with the input: about 2 MiB a thread, and six times the longest line.
//
//     const triage::BatchRead read = [&](std::span<char> buffer) { return ::read(fd, buffer.data(), buffer.size()); };
//     const triage::BatchWrite write = [&](std::string_view lines) { return bool(std::cout << lines); };
//     triage::BatchSummary summary = triage::run_batch(program, read, write);
//     if (summary.status != triage::BatchStatus::complete) std::cerr << triage::to_text(program, summary);
//
// The output does not depend on the number of threads, nor on how the input comes in pieces. docs/cli.md has the form
// of an answer.
//
// Threads: with `BatchOptions::threads` above 1 the callbacks come from several threads: reads one at a time, writes
// one at a time and in order, but a read may overlap a write. A run that ends early returns when a read that is under
// way has returned. Calls share a program freely. What a callback throws ends the run and comes out of `run_batch`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "triage/export.hpp"
#include "triage/level.hpp"
#include "triage/program.hpp"

namespace triage {

/// Whether an answer is the short line, whose parts can be chosen, or the whole decision as `to_json` (render.hpp)
/// writes it.
enum class BatchDetail : std::uint8_t { line, full };
/// Whether to go on behind a rejected profile, or to end the run there. It is answered in both cases.
enum class BadProfile : std::uint8_t { answer, stop_after };

/// The parts of a short line, in the order in which they are written. `stretches` are those that are allowed as they
/// are; `modified`, those that are allowed only as precautions say, is left out where there are none, and so is
/// `context`.
enum class BatchField : std::uint8_t { line, id, context, verdict, urgency, settled, rules, ask, stretches, modified };
/// The keys of these parts, by BatchField.
inline constexpr std::array<std::string_view, 10> batch_field_names{
    "line", "id", "context", "verdict", "urgency", "settled", "rules", "ask", "stretches", "modified"};

/// What an answer says: a verdict, or that the profile was rejected. The first four count as in `Verdict`.
enum class BatchAnswer : std::uint8_t { proceed, ask, see_a_doctor, stop, rejected };
/// The names of these answers, by BatchAnswer.
inline constexpr std::array<std::string_view, 5> batch_answer_names{"proceed", "ask", "see-a-doctor", "stop",
                                                                    "rejected"};

/// How a run ended.
enum class BatchStatus : std::uint8_t {
    /// All of the input was answered.
    complete,
    /// It ended behind a bad profile, as `BadProfile::stop_after` says.
    stopped,
    /// A read gave a negative number. Whole profiles before it are answered.
    read_failed,
    /// A write gave false. The answers of its block are not counted, though some may have been written.
    write_failed,
    /// The input does not begin with what `BatchOptions::resume_from` has answered.
    input_changed
};

/// The profiles that were rejected for one reason.
struct BatchRejection {
    /// Profiles that have at least one such issue.
    std::uint64_t profiles = 0;
    /// The line of the first of them.
    std::uint64_t first_line = 0;
    /// The message of its issue.
    std::string example;
};

/// What came out so far, or in the end. All counts are of profiles whose answers were written, or left out by
/// `BatchOptions::only`.
/// INVARIANT: `lines` is the sum of `blank`, `decided` and `rejected`.
struct BatchSummary {
    BatchStatus status = BatchStatus::complete;
    /// Lines that were read, blank ones included; for an array, its elements.
    std::uint64_t lines = 0;
    /// Blank lines, which are skipped.
    std::uint64_t blank = 0;
    std::uint64_t decided = 0;
    std::uint64_t rejected = 0;
    /// Decided profiles, by Verdict.
    std::array<std::uint64_t, 4> verdicts{};
    /// Decided profiles, by the Urgency of their floor.
    std::array<std::uint64_t, 5> urgencies{};
    /// Rejected profiles, by the Verdict that is certain all the same.
    std::array<std::uint64_t, 4> at_least{};
    /// How often each rule was certain, by RuleId.
    std::vector<std::uint64_t> rules;
    /// Why profiles were rejected, by the code of the issue. A profile with several kinds of issues counts for each.
    std::map<std::string, BatchRejection, std::less<>> issues;
    /// The checksum that `BatchOptions::checksum` gave for the last block that was answered.
    std::uint64_t checksum = 0;
    /// Seconds since the start, those of `BatchOptions::resume_from` included.
    double seconds = 0;
};

/// Fills the buffer as far as it can and gives how many bytes it wrote: 0 at the end of the input, negative on
/// failure. It may give less than fits; with one thread the profiles in it are then answered before it is called
/// again.
using BatchRead = std::function<std::ptrdiff_t(std::span<char>)>;
/// Takes whole lines, each ending in a newline. False stops the run. The text is valid during the call.
using BatchWrite = std::function<bool(std::string_view)>;

/// The settings of a run. They, and what they refer to, outlive it.
struct BatchOptions {
    BatchDetail detail = BatchDetail::line;
    /// The parts of short lines, in any order; empty: all. A rejected profile always has its issues and its
    /// `at_least`, whatever is chosen.
    std::vector<BatchField> fields;
    /// The answers that are written; empty: all. The others are still counted.
    std::vector<BatchAnswer> only;
    BadProfile bad_profile = BadProfile::answer;
    /// A longer profile is answered with `line_too_long`; no more of it than this is held in memory.
    std::size_t max_line_bytes = std::size_t{1} << 20;
    /// For whole decisions, as in `RenderOptions`.
    std::string emergency_number;
    /// How many threads work, the calling one included; 0: as many as the machine has cores. The system may grant
    /// fewer. The output is the same.
    unsigned threads = 1;
    /// Called after each block of answers was written, from the thread that wrote it, never twice at once. Everything
    /// that the summary counts is written by then.
    std::function<void(const BatchSummary&)> progress;
    /// A checksum of the input so far: called with each block of whole lines, in order and never twice at once. The
    /// same input gives the same text, however it is cut into blocks.
    std::function<std::uint64_t(std::string_view)> checksum;
    /// Goes on behind a run that came so far: its lines are read, checked against its `checksum` and not answered
    /// again, and the counts go on from its own. Without a `checksum` function nothing is checked but that the lines
    /// are there.
    std::optional<BatchSummary> resume_from;
};

/// Decides every profile of the inputs, which are read one after the other and numbered throughout, from 1. Lines end
/// in LF or CRLF, the last one may lack its end, a byte-order mark is skipped, blank lines are counted and skipped. An
/// array that is cut off is answered as far as it goes, and then with `array_not_closed`. Returns when everything is
/// written or the run has ended early; the status says which. No thread stays behind.
TRIAGE_EXPORT BatchSummary run_batch(const Program& program, std::span<const BatchRead> inputs, const BatchWrite& write,
                                     const BatchOptions& options = {});
/// The run for a single input.
TRIAGE_EXPORT BatchSummary run_batch(const Program& program, const BatchRead& input, const BatchWrite& write,
                                     const BatchOptions& options = {});

/// The text of one profile by its `line`, as a batch reads it: without a CR at its end, nor blanks before an array's
/// element. Nothing if the inputs end before it. Of a profile longer than `max_line_bytes` only the beginning is
/// given, which is longer than that, too. Reads the inputs up to that line, and so needs them from their beginning.
TRIAGE_EXPORT std::optional<std::string> read_batch_line(std::span<const BatchRead> inputs, std::uint64_t line,
                                                         std::size_t max_line_bytes = BatchOptions{}.max_line_bytes);

/// The summary for people: several lines of at most `width` columns, with bars. A width below 40 counts as 40, one
/// above 100 as 100.
TRIAGE_EXPORT std::string to_text(const Program& program, const BatchSummary& summary, std::size_t width = 80);
/// The summary for programs: one line of JSON, without a newline.
TRIAGE_EXPORT std::string to_json(const Program& program, const BatchSummary& summary);
/// The summary as one HTML page that needs nothing else. `title` says what was checked; empty: "Batch of profiles".
TRIAGE_EXPORT std::string to_html(const Program& program, const BatchSummary& summary, std::string_view title);

}  // namespace triage
