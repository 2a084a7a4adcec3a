// Which keys a person can have meant, judged by when they came. Keys and moments go in, a judgement comes out; it never
// looks at a clock or at a screen, so the tests choose every moment. The numbers are argued in docs/decisions/0035.
//
// A key that is held down, typed ahead, pasted or sent by a terminal must not answer a screen that nobody has read. So:
// - A new screen takes no key within `least_look`, and not the key that ended the screen before within
//   `least_look_for_same_key`.
// - A key that came too soon has to be followed by a pause of `least_pause`. So a key that is held down never gets
//   through, and no number is taken without its first digits.
// - On a screen, a key that repeats within `longest_repeat` counts once.
// - Keys that come together count as none.
#pragma once

#include <chrono>

#include "interview/key.hpp"

namespace triage::cli {

/// Seeing that something has changed takes a quarter of a second, reading a line of ten words two seconds.
inline constexpr std::chrono::milliseconds least_look{500};
/// Keyboards wait up to a second, usually a quarter or a half, before a key that is held down repeats.
inline constexpr std::chrono::milliseconds least_look_for_same_key{1000};
/// The slowest repetition that systems offer is two a second.
inline constexpr std::chrono::milliseconds least_pause{600};
/// Usual repetitions are 11 to 40 a second, that is 25 to 92 ms; a person who presses one key twice takes longer.
inline constexpr std::chrono::milliseconds longest_repeat{100};

/// Remembers the last key and the last screen. Ask it of every key that could answer something, in order.
class Pace {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// The answer: the key counts, or why it does not.
    enum class Judgement : unsigned char {
        counts,
        too_soon,
        held_down,      ///< a repetition; the key counted already
        was_held_down,  ///< a repetition that shows that the press counted last was one, too: take that back
        came_with_others,
    };

    /// A new screen is shown, or the same one again after somebody else had the terminal.
    void shown(Moment now);

    /// REQUIRES: `shown` was called; moments never decrease.
    Judgement judge(const Key& key, Moment now);

private:
    /// Judges, and remembers nothing but that a held key was taken back. `is_same`: it is the last key again, which
    /// came at `before`.
    Judgement judge(const Key& key, bool is_same, Moment now, Moment before);

    Moment shown_at_{};
    bool is_fresh_ = true;     ///< no key has counted on this screen
    bool is_waiting_ = false;  ///< a pause of `least_pause` must come before any key counts
    Key last_;
    Moment last_at_{};
    int counted_in_a_row_ = 0;  ///< presses of the same key that counted on this screen
};

}  // namespace triage::cli
