// Answers on standard input, one a line, whatever really comes there: a person at a terminal, a file, or a stream
// without line ends. A line that is too long or no text is reported and never shortened or mended, because half an
// answer may be another answer.
#pragma once

#include <string>

#include "system/signal_queue.hpp"

namespace triage::cli {

/// One line, or the reason why there is none.
struct AnswerLine {
    enum class Kind : unsigned char { text, unreadable, end_of_input, interrupted };
    Kind kind = Kind::text;
    /// The line without its end and the blanks around it. For `unreadable`, and an end within a line, what is wrong,
    /// for the person.
    std::string text;
};

/// Reads ahead, so nobody else may read standard input while it lives. Signals wait to be taken meanwhile
/// (signal_queue.hpp).
class AnswerLines {
public:
    AnswerLines();
    /// Waits for the next line and takes it. A last line without an end is no answer, since its rest may be missing.
    AnswerLine read();
    /// Drops what was typed, and goes on until nothing comes for so long. True where there was anything. The end of the
    /// input is not dropped: the next `read` finds it.
    bool drop(int milliseconds);

private:
    bool read_more();
    AnswerLine take_line(std::size_t size);
    AnswerLine at_end() const;

    SignalQueue signals_;
    std::string ahead_;              ///< read, but not yet taken
    std::size_t dropped_bytes_ = 0;  ///< bytes of the present line that were dropped
    bool has_ended_ = false;
};

}  // namespace triage::cli
