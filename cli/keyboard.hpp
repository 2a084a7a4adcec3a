// Single keys of the terminal on standard input, as they are pressed.
#pragma once

#include <termios.h>

#include <optional>
#include <string>

#include "signal_queue.hpp"

namespace triage::cli {

struct Key {
    enum class Kind : unsigned char {
        character,  ///< `text` is the one that was typed, in UTF-8
        enter,
        erase,         ///< the last character
        erase_all,     ///< the whole line
        other,         ///< arrows, function keys, and what is no text
        end_of_input,  ///< Ctrl-D, or the terminal is gone
        interrupted,   ///< Ctrl-C, or asked to end
        resized,
        resumed,  ///< after Ctrl-Z: somebody else wrote to the terminal
    };
    Kind kind = Kind::other;
    std::string text;
};

/// While it lives, the terminal neither echoes nor waits for whole lines; it is as before at the end of its life, and
/// while the program is stopped.
class Keyboard {
public:
    Keyboard();
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    /// Waits for the next one.
    Key read();

    /// Forgets what was typed until now: nobody answers a question before it is shown.
    void forget_typed();

private:
    void take_over();
    void give_back();
    std::optional<Key> take_signal();
    Key stop_for_a_while();
    Key take_key();
    bool read_more();
    std::size_t complete_key();

    SignalQueue signals_;
    termios before_{};
    bool is_terminal_;
    bool has_taken_over_ = false;
    std::string bytes_;  ///< read, but not yet taken
};

}  // namespace triage::cli
