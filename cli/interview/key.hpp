// One key of a terminal, as it was pressed: what key_parser.hpp makes of bytes, keyboard.hpp of signals, and the
// screens take. A signal is a key as well, so that everything that happens to an interview comes one after the other.
#pragma once

#include <string>

namespace triage::cli {

/// A key, with the character it typed if it is one.
struct Key {
    /// The kinds of keys; the last ones are no keys but things that happen to the terminal.
    enum class Kind : unsigned char {
        character,  ///< `text` is the character that was typed, in UTF-8
        enter,
        erase,         ///< Backspace: the last character goes
        erase_all,     ///< Ctrl-U: the whole line goes
        escape,        ///< Escape; what comes next belongs to it
        other,         ///< arrows, function keys, and bytes that are no text
        pasted,        ///< the terminal says that it pastes
        end_of_input,  ///< Ctrl-D, or the terminal is gone
        interrupted,   ///< Ctrl-C, or asked to end
        resized,       ///< the window has another size
        resumed,       ///< the program goes on after Ctrl-Z, and others may have written to the terminal
    };
    Kind kind = Kind::other;
    std::string text = {};
    /// True where it came so close to another key that nobody can have pressed the two one after the other.
    bool came_with_others = false;
};

}  // namespace triage::cli
