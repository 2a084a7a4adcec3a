// One key of a terminal, as it was pressed.
#pragma once

#include <string>

namespace triage::cli {

struct Key {
    enum class Kind : unsigned char {
        character,  ///< `text` is the one that was typed, in UTF-8
        enter,
        erase,         ///< the last character
        erase_all,     ///< the whole line
        escape,        ///< Escape; what comes next belongs to it
        other,         ///< arrows, function keys, and what is no text
        pasted,        ///< the terminal says that it pastes
        end_of_input,  ///< Ctrl-D, or the terminal is gone
        interrupted,   ///< Ctrl-C, or asked to end
        resized,
        resumed,  ///< after Ctrl-Z: somebody else wrote to the terminal
    };
    Kind kind = Kind::other;
    std::string text = {};
    bool came_with_others = false;  ///< so close to another key that nobody pressed the two one after the other
};

}  // namespace triage::cli
