// The bytes of a terminal become keys, however late and in whatever pieces they come.
//
// Function keys, replies and reports of a terminal are sequences that begin with Escape. A slow line may cut them
// anywhere, and the rest then looks like letters that a person typed. So there is no time limit: a sequence that has
// begun goes on until it is complete. Somebody who presses Escape alone loses the next key, and is told so.
//
// Sequences: ECMA-48, 5.4 (control sequences) and 5.6 (control strings); xterm, "XTerm Control Sequences".
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "interview/key.hpp"

namespace triage::cli {

class KeyParser {
public:
    /// The key that this byte completes. Nothing: more must come, or nobody pressed a key, as in a reply of the
    /// terminal.
    std::optional<Key> take(char byte);

    /// Whether the last byte may be all there is: Escape pressed alone, or a character whose rest never comes.
    bool may_be_all() const { return !is_told_ && (state_ == State::escape || state_ == State::character); }

    /// Nothing came for a while: that key. What comes next may belong to it all the same, and is then not taken.
    std::optional<Key> pause();

private:
    enum class State : unsigned char {
        ground,
        character,     ///< within UTF-8
        broken,        ///< behind a byte that is not UTF-8: in other encodings the next one belongs to it
        escape,        ///< behind Escape
        intermediate,  ///< behind Escape and a character from space to `/`
        shift,         ///< behind Escape and `O` or `N`
        control,       ///< within a control sequence: Escape, `[`, parameters, a final character
        skip,          ///< so many characters follow, whatever they are
        string,        ///< within a control string, which ends by itself or by a control character
        paste,
    };

    std::optional<Key> begin(unsigned char byte);
    std::optional<Key> begin_character(unsigned char byte);
    std::optional<Key> go_on_with_character(unsigned char byte);
    std::optional<Key> finish_character();
    std::optional<Key> begin_control_of_8_bits(unsigned char byte);
    std::optional<Key> after_escape(unsigned char byte);
    std::optional<Key> go_on_with_control(unsigned char byte);
    std::optional<Key> finish_control(unsigned char final);
    std::optional<Key> go_on_with_string(unsigned char byte);
    void go_on_with_paste(char byte);
    std::optional<Key> end(std::optional<Key> key);

    State state_ = State::ground;
    std::string bytes_;  ///< of a character, or the parameters of a control sequence
    std::size_t left_ = 0;
    bool is_told_ = false;
    bool belongs_to_escape_ = false;  ///< the character that has begun
};

}  // namespace triage::cli
