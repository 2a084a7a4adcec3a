// Single keys of the terminal on standard input, as they are pressed. Bytes and signals come in, keys come out one at a
// time. There is no terminal library behind it: a few flags are set and put back, and key_parser.hpp reads the bytes.
#pragma once

#include <termios.h>

#include <deque>
#include <optional>

#include "interview/key.hpp"
#include "interview/key_parser.hpp"
#include "system/signal_queue.hpp"

namespace triage::cli {

/// While it lives, the terminal neither echoes nor waits for whole lines. INVARIANT: it is as it was before at the end
/// of its life, and while the program is stopped.
class Keyboard {
public:
    Keyboard();
    ~Keyboard();
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;

    /// Waits for the next key, or for a signal, which is a key too. At the end of the input each call returns
    /// `end_of_input`.
    Key read();

private:
    /// Sets the terminal for single keys, if it is not.
    void take_over();
    /// Sets the terminal as it was found.
    void give_back();
    /// The key that the next waiting signal is.
    std::optional<Key> take_signal();
    /// Ctrl-Z: stops the program, and returns what is to be done when it goes on.
    Key stop_for_a_while();
    /// The program goes on after it was stopped.
    Key go_on();
    /// Waits, and adds to `keys_` what comes together.
    void collect();
    /// Parses what is there. False at the end of the input.
    bool read_more();

    SignalQueue signals_;
    termios before_{};  ///< how the terminal was found
    bool is_terminal_;  ///< otherwise nothing is set and nothing put back
    bool has_taken_over_ = false;
    bool has_ended_ = false;
    KeyParser parser_;
    std::deque<Key> keys_;  ///< pressed, but not yet read
};

}  // namespace triage::cli
