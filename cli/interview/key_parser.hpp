// The bytes of a terminal become keys, however late and in whatever pieces they come: one byte in, a key or none out. A
// machine of ten states and no terminal library, since it needs to know of each sequence only where it ends.
//
// Function keys, replies and reports of a terminal are sequences that begin with Escape. A slow line may cut them
// anywhere, and the rest then looks like letters that a person typed. So there is no time limit (docs/decisions/0035):
// a sequence that has begun goes on until it is complete. Somebody who presses Escape alone loses the next key, and is
// told so.
//
// Sequences: ECMA-48, 5.4 (control sequences) and 5.6 (control strings); xterm, "XTerm Control Sequences".
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "interview/key.hpp"

namespace triage::cli {

/// INVARIANT: a byte that may belong to a sequence never comes out as a character.
class KeyParser {
public:
    /// Takes one byte and returns the key that it completes. Nothing where more must come, or where nobody pressed a
    /// key, as in a reply of the terminal.
    std::optional<Key> take(char byte);

    /// True where the last byte may be all there is: Escape pressed alone, or a character whose rest never comes.
    bool may_be_all() const { return !is_told_ && (state_ == State::escape || state_ == State::character); }

    /// Nothing came for a while: returns the key that the last byte then is, once. Bytes that come later may still
    /// belong to it, and are then swallowed.
    std::optional<Key> pause();

private:
    /// The thing that the next byte belongs to.
    enum class State : unsigned char {
        ground,
        character,     ///< within a character of several bytes
        broken,        ///< behind a byte that is not UTF-8: in other encodings the next ones may belong to it
        escape,        ///< behind Escape
        intermediate,  ///< behind Escape and a character from space to `/`
        shift,         ///< behind Escape and `O` or `N`
        control,       ///< within a control sequence: Escape, `[`, parameters, a final character
        skip,          ///< `left_` more characters belong to a mouse report, whatever they are
        string,        ///< within a control string, which ends by itself or by a control character
        paste,         ///< behind the beginning of pasted text, up to its end
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
    /// The bytes of a character so far, or the parameters of a control sequence.
    std::string bytes_;
    /// In `skip`, how many characters are still to come; in `paste`, how much of the end's sequence has come.
    std::size_t left_ = 0;
    /// `pause` has returned the key for what has come; the rest of it is no second key.
    bool is_told_ = false;
    /// The character that has begun stands behind Escape: together they are one key.
    bool belongs_to_escape_ = false;
};

}  // namespace triage::cli
