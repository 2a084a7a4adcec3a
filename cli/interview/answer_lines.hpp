// Answers on standard input, one a line, whatever really comes there.
#pragma once

#include <string>

#include "system/signal_queue.hpp"

namespace triage::cli {

struct AnswerLine {
    enum class Kind : unsigned char { text, unreadable, end_of_input, interrupted };
    Kind kind = Kind::text;
    /// The line without its end and the blanks around it; what is wrong with it where it cannot be read.
    std::string text;
};

class AnswerLines {
public:
    AnswerLines();
    /// The next one; waits for it. A last line without an end is no answer: its rest may be missing.
    AnswerLine read();
    /// Drops what is there, and what comes until nothing comes for so long. Whether that was anything.
    bool drop(int milliseconds);

private:
    bool read_more();
    AnswerLine take_line(std::size_t size);
    AnswerLine at_end() const;

    SignalQueue signals_;
    std::string ahead_;              ///< read, but not yet taken
    std::size_t dropped_bytes_ = 0;  ///< of the line that is being read
    bool has_ended_ = false;
};

}  // namespace triage::cli
