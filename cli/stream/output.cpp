// The life of a batch's output: refuse or open, begin or go on, note what was written, put in place or leave. Checks
// come before anything is changed, so a refused `--resume` costs nothing. A checkpoint is saved only after the part was
// flushed; in the other order a loss of power could leave a checkpoint that counts answers which are not there.

#include "stream/output.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "stream/interrupt.hpp"
#include "system/in_backticks.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A killed run loses about this much work; each checkpoint costs a flush of the part.
constexpr std::chrono::seconds between_checkpoints{2};

Issue cannot_resume(std::string message, std::string hint) {
    return {"cannot_resume", std::move(message), std::move(hint), {}, Severity::error};
}

ExitCode refuse(const Issues& issues) {
    print_error(to_text(issues));
    return ExitCode::usage;
}

// One issue for each setting in which the runs differ. Both have the same names of settings: a checkpoint with others
// has another format number and was refused.
Issues differences(const Settings& before, const Settings& now) {
    const auto shown = [](const std::string& value) { return value.empty() ? "not given" : in_backticks(value); };
    Issues issues;
    for (const auto& [name, value] : now) {
        const auto is_it = [&name = name](const auto& setting) { return setting.first == name; };
        const auto old = std::find_if(before.begin(), before.end(), is_it);
        const std::string old_value = old == before.end() ? "" : old->second;
        if (old_value == value) continue;
        issues.push_back(cannot_resume("the run to go on from had another " + in_backticks(name) + ": " +
                                           shown(old_value) + ", now " + shown(value),
                                       "give what was given then, or start over without `--resume`"));
    }
    return issues;
}

}  // namespace

BatchOutput::BatchOutput(const std::string& path, Settings settings, std::vector<BatchAnswer> only)
    : path_(path), file_(path), only_(std::move(only)) {
    now_.settings = std::move(settings);
}

std::vector<std::string> BatchOutput::on_the_way() const {
    if (!file_.has_part()) return {};
    return {file_.part(), checkpoint_path(), own_file_on_the_way(checkpoint_path())};
}

// Interrupts are caught before a part exists, which an interrupt would otherwise leave behind; but without a part only
// once the output is open, because opening a named pipe may wait and must end with an interrupt.
std::optional<ExitCode> BatchOutput::open(Start start, std::size_t rules) {
    if (start == Start::where_it_ended && !file_.has_part()) {
        return refuse(
            {cannot_resume(in_backticks(path_) + " is no ordinary file", "only such an output can be gone on with")});
    }
    if (const std::string why = path_.empty() ? "" : why_not_replaced(path_); !why.empty()) {
        log_error("cannot write " + in_backticks(path_) + ": " + why);
        return ExitCode::io_error;
    }
    if (file_.has_part()) catch_interrupts();
    if (!file_.open()) {
        const bool is_taken = file_.has_part() && errno == EWOULDBLOCK;
        if (is_taken) log_error("another run is writing " + in_backticks(file_.part()));
        if (!is_taken) log_failure("cannot write " + in_backticks(file_.has_part() ? file_.part() : path_));
        return ExitCode::io_error;
    }
    if (!file_.has_part()) {
        catch_interrupts();
        return std::nullopt;
    }
    if (!is_ordinary_or_missing(checkpoint_path())) {
        log_error("cannot write " + in_backticks(checkpoint_path()) + ": it is no ordinary file");
        if (file_.size() == 0) file_.discard();
        return ExitCode::io_error;
    }
    if (start == Start::where_it_ended && file_.size() > 0) return resume(rules);
    if (file_.size() > 0) log_warning("an earlier run left " + in_backticks(file_.part()) + ", which is overwritten");
    return start_over(rules);
}

// Empties the part and saves a checkpoint at once: an old one would not fit, and from the first answer on there must be
// one.
std::optional<ExitCode> BatchOutput::start_over(std::size_t rules) {
    now_.summary.rules.assign(rules, 0);
    const bool is_cut = file_.cut(0);
    if (is_cut && save()) return std::nullopt;
    log_failure("cannot write " + in_backticks(is_cut ? checkpoint_path() : path_));
    file_.discard();
    return ExitCode::io_error;
}

// How many lines of output a summary stands for: all answers, or those that `--only` lets through.
std::uint64_t BatchOutput::answers_in(const BatchSummary& summary) const {
    std::uint64_t answers = only_.empty() ? summary.decided + summary.rejected : 0;
    for (const BatchAnswer answer : only_) {
        answers +=
            answer == BatchAnswer::rejected ? summary.rejected : summary.verdicts[static_cast<std::size_t>(answer)];
    }
    return answers;
}

// Goes on only if the checkpoint is whole, its settings are those of this run, and the part holds as many lines as its
// counts say. What the part holds beyond the checkpoint is cut off: those answers are given again.
std::optional<ExitCode> BatchOutput::resume(std::size_t rules) {
    const std::string hint = "start over without `--resume`";
    const std::optional<std::string> text = read_own_file(checkpoint_path());
    if (!text) {
        return refuse({cannot_resume(
            "there is no " + in_backticks(checkpoint_path()) + ", which says how far the run came", hint)});
    }
    std::optional<Checkpoint> then = read_checkpoint(*text);
    if (!then)
        return refuse({cannot_resume(
            in_backticks(checkpoint_path()) + " is damaged, was changed or is of another version", hint)});
    if (const Issues issues = differences(then->settings, now_.settings); !issues.empty()) return refuse(issues);
    if (then->summary.rules.size() != rules || file_.size() < then->bytes ||
        file_.count_lines(then->bytes) != answers_in(then->summary)) {
        return refuse(
            {cannot_resume(in_backticks(checkpoint_path()) + " does not fit " + in_backticks(file_.part()), hint)});
    }
    now_ = *std::move(then);
    if (!file_.cut(now_.bytes)) {
        log_failure("cannot write " + in_backticks(path_));
        return ExitCode::io_error;
    }
    bytes_ = now_.bytes;
    lines_on_disk_ = now_.summary.lines;
    saved_at_ = std::chrono::steady_clock::now();
    if (lines_on_disk_ > 0) after_ = now_.summary;
    return std::nullopt;
}

// An interrupt shows as a write that fails, so `run_batch` needs to know of neither signals nor files.
bool BatchOutput::write(std::string_view lines) {
    if (was_interrupted()) return false;
    if (!write_all(file_.descriptor(), lines)) {
        failure_ = "writing failed: " + failure_text();
        return false;
    }
    bytes_ += lines.size();
    return true;
}

void BatchOutput::note(const BatchSummary& summary) {
    if (!keeps_checkpoints()) return;
    now_.bytes = bytes_;
    now_.summary = summary;
    // A checkpoint that cannot be saved is no failure: the last one is still true of the part.
    if (std::chrono::steady_clock::now() - saved_at_ >= between_checkpoints) save();
}

// Flushes the part, then replaces the checkpoint. False where either failed; then the old checkpoint stays.
bool BatchOutput::save() {
    saved_at_ = std::chrono::steady_clock::now();
    if (!file_.sync()) return false;
    if (!replace_own_file(checkpoint_path(), to_text(now_))) return false;
    lines_on_disk_ = now_.summary.lines;
    return true;
}

// A run with `input_changed` has answered nothing: part and checkpoint stay for another try with the right input.
void BatchOutput::end(BatchSummary& summary) {
    if (summary.status == BatchStatus::complete) {
        note(summary);
        if (finish()) return;
        failure_ = "cannot write " + in_backticks(path_) + ": " + failure_text();
        summary.status = BatchStatus::write_failed;
    }
    if (!file_.has_part() || summary.status == BatchStatus::input_changed) return;
    if (summary.status == BatchStatus::stopped) {
        unlink(checkpoint_path().c_str());  // the rejected line would have to change, and then the input is another
        log_error("stopped at line " + std::to_string(summary.lines) +
                  ", which was rejected; what was answered is in " + in_backticks(file_.part()));
        return;
    }
    leave_part();
}

// The checkpoint goes last: a run that is killed before the part is in its place must leave what tells how far it came.
// A checkpoint without a part is harmless, since nobody reads it.
bool BatchOutput::finish() {
    if (!file_.finish()) return false;
    if (file_.has_part()) remove_checkpoint();
    return true;
}

// After the renaming another run may have begun and saved a checkpoint of its own. Then the part is locked, or has
// bytes; otherwise this locks it while the checkpoint is removed.
void BatchOutput::remove_checkpoint() const {
    OutputFile next(path_);
    if (!next.open() || next.size() > 0) return;
    unlink(checkpoint_path().c_str());
    next.discard();
}

// Cuts the part to what was noted, so that the last checkpoint is true of it. A run that answered nothing leaves
// nothing.
void BatchOutput::leave_part() {
    if (now_.summary.lines == 0) {
        unlink(checkpoint_path().c_str());
        return file_.discard();
    }
    if (file_.cut(now_.bytes)) save();  // on a full disk this makes room for it
    log_error("interrupted after line " + std::to_string(lines_on_disk_) + ": --resume goes on from there");
}

}  // namespace triage::cli
