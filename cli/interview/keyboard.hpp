// Single keys of the terminal on standard input, as they are pressed.
#pragma once

#include <termios.h>

#include <deque>
#include <optional>

#include "interview/key.hpp"
#include "interview/key_parser.hpp"
#include "system/signal_queue.hpp"

namespace triage::cli {

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

private:
    void take_over();
    void give_back();
    std::optional<Key> take_signal();
    Key stop_for_a_while();
    Key go_on();
    void collect();
    bool read_more();

    SignalQueue signals_;
    termios before_{};
    bool is_terminal_;
    bool has_taken_over_ = false;
    bool has_ended_ = false;
    KeyParser parser_;
    std::deque<Key> keys_;  ///< pressed, but not yet read
};

}  // namespace triage::cli
