// Lines are cut by hand from what each read gives, because a wait has to end with a signal as well as with input, and
// because a line without an end must cost bounded memory: what exceeds `longest_line` is counted and dropped.

#include "interview/answer_lines.hpp"

#include <unistd.h>

#include <array>

#include "interview/utf8.hpp"
#include "system/input_file.hpp"
#include "system/log.hpp"

namespace triage::cli {

namespace {

// No answer is near this long: the longest are a number with its unit and a few words.
constexpr std::size_t longest_line = 200;
// An input that sends so much without the end of a line never ends it; reading on would never stop.
constexpr std::size_t most_dropped_bytes = std::size_t{16} << 20;

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return "";
    return std::string(text.substr(begin, text.find_last_not_of(blank) + 1 - begin));
}

}  // namespace

AnswerLines::AnswerLines() : signals_({SIGINT, SIGTERM, SIGHUP}) {}

// Signals are taken first, so Ctrl-C is heard even while lines are waiting.
AnswerLine AnswerLines::read() {
    while (true) {
        if (signals_.take() != 0) return {AnswerLine::Kind::interrupted, ""};
        if (const std::size_t end = ahead_.find('\n'); end != std::string::npos) return take_line(end);
        if (ahead_.size() > longest_line) {
            dropped_bytes_ += ahead_.size();
            ahead_.clear();
        }
        if (has_ended_ || dropped_bytes_ > most_dropped_bytes) return at_end();
        if (signals_.wait_for(STDIN_FILENO)) read_more();
    }
}

// Stops reading at the end of the input, which stays remembered: the next `read` tells of it.
bool AnswerLines::drop(int milliseconds) {
    bool any = !ahead_.empty();
    ahead_.clear();
    dropped_bytes_ = 0;
    while (!has_ended_ && signals_.wait_for(STDIN_FILENO, milliseconds)) {
        any = read_more() || any;
        ahead_.clear();
    }
    return any;
}

// Appends what is there to `ahead_`. False where nothing came, as at the end and after a failure, which both set
// `has_ended_`.
bool AnswerLines::read_more() {
    std::array<char, 4096> chunk{};
    const auto size = read_what_is_there(chunk);
    if (!size) return false;
    if (*size < 0) log_failure("reading the answers failed");
    if (*size > 0) ahead_.append(chunk.data(), static_cast<std::size_t>(*size));
    has_ended_ = *size <= 0;
    return *size > 0;
}

// Takes the first line, of `size` bytes, off `ahead_`. Whatever was dropped before it belonged to the same line.
AnswerLine AnswerLines::take_line(std::size_t size) {
    const bool is_too_long = dropped_bytes_ + size > longest_line;
    const std::string line = trimmed(std::string_view(ahead_).substr(0, size));
    ahead_.erase(0, size + 1);
    dropped_bytes_ = 0;
    if (is_too_long) return {AnswerLine::Kind::unreadable, "That line is too long for an answer."};
    if (!is_clean_text(line)) return {AnswerLine::Kind::unreadable, "That line is not text."};
    return {AnswerLine::Kind::text, line};
}

AnswerLine AnswerLines::at_end() const {
    const bool is_cut = dropped_bytes_ > 0 || !ahead_.empty();
    return {AnswerLine::Kind::end_of_input, is_cut ? "The input ends within a line, which is no answer." : ""};
}

}  // namespace triage::cli
