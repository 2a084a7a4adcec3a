// A stream of JSON profiles in, one line of JSON out for each, in order.
//
// Used by `triage batch` and by services that check many people. An input is NDJSON, or one JSON array of profiles
// with anything between its elements that JSON allows; the first character says which. A bad profile is answered with
// its issues, and with what is certain all the same (at_least.hpp), and never disturbs another. Memory does not grow
// with the input: about 2 MiB a thread, and six times the longest line.
//
//     triage::BatchSummary summary = triage::run_batch(program, read, write);
//     if (summary.status != triage::BatchStatus::complete) …
//
// Threads: with `BatchOptions::threads` above 1 the callbacks come from several threads: reads one at a time, writes
// one at a time and in order, but a read may overlap a write. A run that ends early returns when a read that is under
// way has returned. Calls share a program freely.
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

enum class BatchDetail : std::uint8_t { line, full };         ///< the short line, or whole decisions
enum class BadProfile : std::uint8_t { answer, stop_after };  ///< go on behind a rejected one, or end the run there

/// The parts of a short line, in the order in which they are written. `stretches` are those that are allowed as they
/// are; `modified`, those that are allowed only as precautions say, is left out where there are none, and so is
/// `context`.
enum class BatchField : std::uint8_t { line, id, context, verdict, urgency, settled, rules, ask, stretches, modified };
inline constexpr std::array<std::string_view, 10> batch_field_names{
    "line", "id", "context", "verdict", "urgency", "settled", "rules", "ask", "stretches", "modified"};

/// What an answer says: a verdict, or that the profile was rejected.
enum class BatchAnswer : std::uint8_t { proceed, ask, see_a_doctor, stop, rejected };
inline constexpr std::array<std::string_view, 5> batch_answer_names{"proceed", "ask", "see-a-doctor", "stop",
                                                                    "rejected"};

enum class BatchStatus : std::uint8_t {
    complete,
    stopped,  ///< behind a bad profile, as `BadProfile::stop_after` says
    read_failed,
    write_failed,
    input_changed  ///< the input does not begin with what `BatchOptions::resume_from` has answered
};

/// The profiles that were rejected for one reason.
struct BatchRejection {
    std::uint64_t profiles = 0;    ///< that have at least one such issue
    std::uint64_t first_line = 0;  ///< the first of them
    std::string example;           ///< its message
};

/// What came out so far, or in the end.
struct BatchSummary {
    BatchStatus status = BatchStatus::complete;
    std::uint64_t lines = 0;  ///< read, blank ones included; for an array, its elements
    std::uint64_t blank = 0;  ///< skipped
    std::uint64_t decided = 0;
    std::uint64_t rejected = 0;
    std::array<std::uint64_t, 4> verdicts{};   ///< by Verdict
    std::array<std::uint64_t, 5> urgencies{};  ///< by Urgency
    std::array<std::uint64_t, 4> at_least{};   ///< of the rejected, by Verdict: what is certain all the same
    std::vector<std::uint64_t> rules;          ///< by RuleId: how often certain
    std::map<std::string, BatchRejection, std::less<>> issues;  ///< by code
    std::uint64_t checksum = 0;  ///< what `BatchOptions::checksum` gave for the last block that was answered
    double seconds = 0;          ///< since the start, those of `BatchOptions::resume_from` included
};

/// Fills the buffer as far as it can: how many bytes it wrote, 0 at the end, negative on failure.
using BatchRead = std::function<std::ptrdiff_t(std::span<char>)>;
/// Takes whole lines. False stops the run.
using BatchWrite = std::function<bool(std::string_view)>;

struct BatchOptions {
    BatchDetail detail = BatchDetail::line;
    /// Of short lines; empty: all. A rejected profile always has its issues and its `at_least`, whatever is chosen.
    std::vector<BatchField> fields;
    /// Which answers are written; empty: all. The others are still counted.
    std::vector<BatchAnswer> only;
    BadProfile bad_profile = BadProfile::answer;
    std::size_t max_line_bytes = std::size_t{1} << 20;  ///< a longer profile is answered with `line_too_long`
    std::string emergency_number;                       ///< as in `RenderOptions`
    unsigned threads = 1;                               ///< 0: as many as the machine has cores. The output is the same
    /// Called after each block of answers was written, from the thread that wrote it, never twice at once. What the
    /// summary counts is then written.
    std::function<void(const BatchSummary&)> progress;
    /// A checksum of the input so far: called with each block of whole lines, in order and never twice at once. The
    /// same input gives the same text, however it is cut into blocks.
    std::function<std::uint64_t(std::string_view)> checksum;
    /// Goes on behind a run that came so far: its lines are read, checked against its `checksum` and not answered
    /// again, and the counts go on from its own.
    std::optional<BatchSummary> resume_from;
};

/// Decides every profile of the inputs, which are read one after the other and numbered throughout. Lines end in LF or
/// CRLF, the last one may lack its end, a byte-order mark is skipped, blank lines are counted and skipped. An array
/// that is cut off is answered as far as it goes, and then with `array_not_closed`.
TRIAGE_EXPORT BatchSummary run_batch(const Program& program, std::span<const BatchRead> inputs, const BatchWrite& write,
                                     const BatchOptions& options = {});
TRIAGE_EXPORT BatchSummary run_batch(const Program& program, const BatchRead& input, const BatchWrite& write,
                                     const BatchOptions& options = {});

/// The text of one profile by its `line`, or nothing where the inputs end before it. As a batch reads it: without a
/// CR at its end, nor blanks before an array's element. Of one that is longer than
/// `max_line_bytes` only the beginning, which is longer too.
TRIAGE_EXPORT std::optional<std::string> read_batch_line(std::span<const BatchRead> inputs, std::uint64_t line,
                                                         std::size_t max_line_bytes = BatchOptions{}.max_line_bytes);

/// For people: several lines of at most `width` columns, with bars.
TRIAGE_EXPORT std::string to_text(const Program& program, const BatchSummary& summary, std::size_t width = 80);
/// One line of JSON.
TRIAGE_EXPORT std::string to_json(const Program& program, const BatchSummary& summary);
/// The same as one HTML page that needs nothing else. `title` says what was checked.
TRIAGE_EXPORT std::string to_html(const Program& program, const BatchSummary& summary, std::string_view title);

}  // namespace triage
