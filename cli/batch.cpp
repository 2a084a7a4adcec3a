// A stream of profiles: files or standard input in, decisions out.

#include <algorithm>
#include <optional>
#include <utility>

#include "commands.hpp"
#include "input_file.hpp"
#include "interrupt.hpp"
#include "log.hpp"
#include "output_file.hpp"
#include "terminal.hpp"

namespace triage::cli {

namespace {

// The input files as one stream. A file whose last line has no end gets one.
class Input {
public:
    explicit Input(std::vector<std::string> paths) : paths_(std::move(paths)) {
        if (paths_.empty()) paths_.emplace_back("-");
    }

    // Names every file that cannot be opened before anything is decided.
    bool can_open_all() const {
        bool good = true;
        for (const std::string& path : paths_) {
            if (is_readable(path)) continue;
            log_failure("cannot open `" + path + "`");
            good = false;
        }
        return good;
    }

    std::ptrdiff_t read(std::span<char> buffer) {
        while (next_ < paths_.size()) {
            const std::ptrdiff_t size = read_file(buffer);
            if (size != 0) return size;
            file_.reset();
            is_start_ = true;
            ++next_;
            if (last_ != '\n') {
                buffer[0] = last_ = '\n';
                return 1;
            }
        }
        return 0;
    }

private:
    std::ptrdiff_t read_file(std::span<char> buffer) {
        if (!file_) file_.emplace(paths_[next_]);
        const bool is_open = file_->is_open();
        if (is_open && !wait_for_input(file_->descriptor())) return -1;
        const std::ptrdiff_t size = is_open ? read_some(file_->descriptor(), buffer) : -1;
        if (size < 0 && !was_interrupted()) log_failure("reading `" + paths_[next_] + "` failed");
        if (size <= 0) return size;
        last_ = buffer[static_cast<std::size_t>(size) - 1];
        if (std::exchange(is_start_, false)) blank_byte_order_mark(buffer.first(static_cast<std::size_t>(size)));
        return size;
    }

    // Every file may bring one; the library knows only of the stream's first.
    static void blank_byte_order_mark(std::span<char> text) {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (std::string_view(text.data(), text.size()).starts_with(mark)) std::fill_n(text.begin(), mark.size(), ' ');
    }

    std::vector<std::string> paths_;
    std::size_t next_ = 0;
    std::optional<InputFile> file_;
    bool is_start_ = true;
    char last_ = '\n';
};

// Collects lines so that the system is asked seldom; whoever waits for input first gets what is there.
class Output {
public:
    explicit Output(int file) : file_(file) {}

    bool write(std::string_view lines) {
        buffer_ += lines;
        return buffer_.size() < enough || flush();
    }

    // The first failure is logged, and stays.
    bool flush() {
        if (!failed_ && !write_all(file_, buffer_)) {
            failed_ = true;
            log_failure("writing failed");
        }
        buffer_.clear();
        return !failed_;
    }

private:
    static constexpr std::size_t enough = std::size_t{64} << 10;
    int file_;
    std::string buffer_;
    bool failed_ = false;
};

ExitCode code_of(const BatchSummary& summary) {
    if (summary.status == BatchStatus::complete) {
        return summary.rejected > 0 ? ExitCode::bad_input : ExitCode::proceed;
    }
    const bool ended_by_signal = was_interrupted() && summary.status == BatchStatus::read_failed;
    return ended_by_signal ? ExitCode::interrupted : ExitCode::io_error;
}

void print_summary(const Program& program, const BatchSummary& summary, SummaryFormat format) {
    if (format == SummaryFormat::text) print_error(to_text(program, summary));
    if (format == SummaryFormat::json) print_error(to_json(program, summary) + "\n");
}

BatchSummary decide_all(const Program& program, const Options& options, Input& input, Output& output) {
    BatchOptions batch;
    batch.detail = options.full ? BatchDetail::full : BatchDetail::line;
    batch.emergency_number = options.emergency_number;
    const auto read = [&](std::span<char> buffer) { return output.flush() ? input.read(buffer) : -1; };
    const auto write = [&](std::string_view line) { return output.write(line); };
    BatchSummary summary = run_batch(program, read, write, batch);
    if (!output.flush()) summary.status = BatchStatus::write_failed;
    return summary;
}

}  // namespace

ExitCode batch(const Program& program, const Options& options) {
    Input input(options.files);
    if (!input.can_open_all()) return ExitCode::no_input;
    catch_interrupts();  // before there is a file that an interrupt could leave behind
    OutputFile file(options.output);
    if (!file.is_open()) {
        log_failure("cannot write `" + options.output + "`");
        return ExitCode::io_error;
    }
    Output output(file.descriptor());
    BatchSummary summary = decide_all(program, options, input, output);
    if (summary.status == BatchStatus::complete && !file.finish()) {
        log_failure("cannot write `" + options.output + "`");
        summary.status = BatchStatus::write_failed;
    }
    print_summary(program, summary, options.summary);
    return code_of(summary);
}

}  // namespace triage::cli
