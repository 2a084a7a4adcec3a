// Lines on standard error that are drawn again in their place, one screen over the other, without taking the whole
// terminal: what was there before the interview, and the line that each answer leaves, stay and can be scrolled to.
#pragma once

#include <string>

namespace triage::cli {

/// INVARIANT: `drawn_` is what stands right above the cursor; empty where that is not known or nothing to be replaced.
class Display {
public:
    /// Draws lines in the place of those drawn before, with the cursor behind them. Draws below instead where that
    /// place is not certain: the window is too low or became narrower.
    void draw(const std::string& lines);

    /// Draws lines in the place of those drawn before, and leaves them there for good.
    void replace_for_good(const std::string& lines);

    /// Leaves what is drawn and moves the cursor below it.
    void leave();

    /// Leaves what is drawn, where somebody else has moved the cursor below it: after Ctrl-Z, for example.
    void forget() { drawn_.clear(); }

private:
    /// The text that moves the cursor to where `lines` are to begin, and erases what stands there.
    std::string to_begin_of(const std::string& lines) const;

    std::string drawn_;
};

}  // namespace triage::cli
