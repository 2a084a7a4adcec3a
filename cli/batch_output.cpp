#include "batch_output.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

#include "interrupt.hpp"
#include "log.hpp"
#include "terminal.hpp"

namespace triage::cli {

namespace {

constexpr std::chrono::seconds between_checkpoints{2};

std::string quoted(const std::string& text) { return "`" + text + "`"; }

Issue cannot_resume(std::string message, std::string hint) {
    return {"cannot_resume", std::move(message), std::move(hint), {}, Severity::error};
}

ExitCode refuse(const Issues& issues) {
    print_error(to_text(issues));
    return ExitCode::usage;
}

// One issue for each setting in which the runs differ; both have the same names, as the format's number says.
Issues differences(const Settings& before, const Settings& now) {
    const auto shown = [](const std::string& value) { return value.empty() ? "not given" : quoted(value); };
    Issues issues;
    for (const auto& [name, value] : now) {
        const auto is_it = [&name = name](const auto& setting) { return setting.first == name; };
        const auto old = std::find_if(before.begin(), before.end(), is_it);
        const std::string old_value = old == before.end() ? "" : old->second;
        if (old_value == value) continue;
        issues.push_back(cannot_resume(
            "the run to go on from had another " + quoted(name) + ": " + shown(old_value) + ", now " + shown(value),
            "give what was given then, or start over without `--resume`"));
    }
    return issues;
}

std::optional<std::string> text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

BatchOutput::BatchOutput(const std::string& path, Settings settings) : path_(path), file_(path) {
    now_.settings = std::move(settings);
}

std::optional<ExitCode> BatchOutput::open(Start start, std::size_t rules) {
    if (start == Start::where_it_ended && !file_.has_part()) {
        return refuse(
            {cannot_resume(quoted(path_) + " is no ordinary file", "only such an output can be gone on with")});
    }
    // Before there is a file that an interrupt could leave behind; opening a named pipe may wait, and should end with
    // one.
    if (file_.has_part()) catch_interrupts();
    if (!file_.open()) {
        const bool is_taken = file_.has_part() && errno == EWOULDBLOCK;
        if (is_taken) log_error("another run is writing " + quoted(file_.part()));
        if (!is_taken) log_failure("cannot write " + quoted(path_));
        return ExitCode::io_error;
    }
    if (!file_.has_part()) {
        catch_interrupts();
        return std::nullopt;
    }
    if (start == Start::where_it_ended && file_.size() > 0) return resume(rules);
    if (file_.size() > 0) log_warning("an earlier run left " + quoted(file_.part()) + ", which is overwritten");
    if (start_over(rules)) return std::nullopt;
    log_failure("cannot write " + quoted(path_));
    file_.discard();
    return ExitCode::io_error;
}

bool BatchOutput::start_over(std::size_t rules) {
    now_.summary.rules.assign(rules, 0);
    return file_.cut(0) && save();
}

std::optional<ExitCode> BatchOutput::resume(std::size_t rules) {
    const std::string hint = "start over without `--resume`";
    const std::optional<std::string> text = text_of(checkpoint_path());
    if (!text) {
        return refuse(
            {cannot_resume("there is no " + quoted(checkpoint_path()) + ", which says how far the run came", hint)});
    }
    std::optional<Checkpoint> then = read_checkpoint(*text);
    if (!then) return refuse({cannot_resume(quoted(checkpoint_path()) + " is damaged or of another version", hint)});
    if (const Issues issues = differences(then->settings, now_.settings); !issues.empty()) return refuse(issues);
    if (then->summary.rules.size() != rules || file_.size() < then->bytes) {
        return refuse({cannot_resume(quoted(checkpoint_path()) + " does not fit " + quoted(file_.part()), hint)});
    }
    now_ = *std::move(then);
    if (!file_.cut(now_.bytes)) {
        log_failure("cannot write " + quoted(path_));
        return ExitCode::io_error;
    }
    bytes_ = now_.bytes;
    lines_on_disk_ = now_.summary.lines;
    saved_at_ = std::chrono::steady_clock::now();
    if (lines_on_disk_ > 0) after_ = now_.summary;
    return std::nullopt;
}

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
    // Where it cannot be saved, the last one that was is as good as before.
    if (std::chrono::steady_clock::now() - saved_at_ >= between_checkpoints) save();
}

bool BatchOutput::save() {
    saved_at_ = std::chrono::steady_clock::now();
    if (!file_.sync()) return false;
    if (!replace_file(checkpoint_path(), to_text(now_), ".new", Readers::owner)) return false;
    lines_on_disk_ = now_.summary.lines;
    return true;
}

void BatchOutput::end(BatchSummary& summary) {
    if (summary.status == BatchStatus::complete) {
        note(summary);
        if (finish()) return;
        failure_ = "cannot write " + quoted(path_) + ": " + failure_text();
        summary.status = BatchStatus::write_failed;
    }
    if (!file_.has_part() || summary.status == BatchStatus::input_changed) return;
    if (summary.status == BatchStatus::stopped) {
        unlink(checkpoint_path().c_str());  // there is nothing to go on to: that line would have to change
        log_error("stopped at line " + std::to_string(summary.lines) +
                  ", which was rejected; what was answered is in " + quoted(file_.part()));
        return;
    }
    leave_part();
}

// The checkpoint goes last: until the part is in its place, a run that is killed must find how far it came. Without a
// part nobody heeds a checkpoint.
bool BatchOutput::finish() {
    if (!file_.finish()) return false;
    if (file_.has_part()) remove_checkpoint();
    return true;
}

// Behind the renaming another run may have made its own already: it has a part, which it locks.
void BatchOutput::remove_checkpoint() const {
    OutputFile next(path_);
    if (!next.open() || next.size() > 0) return;
    unlink(checkpoint_path().c_str());
    next.discard();
}

void BatchOutput::leave_part() {
    if (now_.summary.lines == 0) {
        unlink(checkpoint_path().c_str());
        return file_.discard();
    }
    if (file_.cut(now_.bytes)) save();  // on a full disk this makes room for it
    log_error("interrupted after line " + std::to_string(lines_on_disk_) + ": --resume goes on from there");
}

}  // namespace triage::cli
