// Lines on standard error that are drawn again in their place.
#pragma once

#include <string>

namespace triage::cli {

class Display {
public:
    /// Draws lines in the place of those that were drawn before; below them where their place is not certain: the
    /// window is too low or was made narrower, or somebody else wrote. The cursor stays at the end.
    void draw(const std::string& lines);

    /// Removes what is drawn, and writes `lines`, which then stay.
    void replace_for_good(const std::string& lines);

    /// What is drawn stays; the cursor moves below it.
    void leave();

    /// What is drawn stays; somebody else moved the cursor below it.
    void forget() { drawn_.clear(); }

private:
    /// How the cursor gets to where `lines` are to begin.
    std::string to_begin_of(const std::string& lines) const;

    std::string drawn_;
};

}  // namespace triage::cli
