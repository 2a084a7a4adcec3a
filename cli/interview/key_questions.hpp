// The interview on a terminal that can be drawn on: single keys come in, one screen is drawn in the place of the other,
// and of each answer a line stays above. The screens (key_screen.hpp) know what a key means, `Pace` whether somebody
// can have meant it, `Keyboard` and `Display` the terminal; here they are put together.
#pragma once

#include "interview/display.hpp"
#include "interview/interview.hpp"
#include "interview/key_screen.hpp"
#include "interview/keyboard.hpp"
#include "interview/pace.hpp"

namespace triage::cli {

/// Holds the terminal from the first question to the last, so that keys typed between two screens are seen, and judged.
class KeyQuestions final : public Questioner {
public:
    KeyQuestions(Color color, std::string emergency_number)
        : color_(color), emergency_number_(std::move(emergency_number)) {}
    void open(const std::vector<std::string>& lines) override;
    Reply ask(const Interview& interview) override;
    Reply warn(const Interview& interview) override;
    Reply review(const Interview& interview) override;
    Reply after_verdict(const Interview& interview, const std::vector<Page>& pages) override;

private:
    /// The window as it is now.
    ScreenStyle style() const;
    /// Shows the screen until a key answers it.
    Reply show(KeyScreen& screen);
    /// Shows a screen that the person has not seen yet, or not since others wrote to the terminal.
    void show_anew(const KeyScreen& screen);
    /// Shows what a key has changed on the screen.
    void draw_again(const KeyScreen& screen);
    /// Gives the key to the screen if it counts; otherwise the screen says why it does not.
    std::optional<Reply> press(KeyScreen& screen, const Key& key);
    /// Puts what stays in the place of the screen.
    void conclude(const KeyScreen& screen, const Reply& reply);

    Color color_;
    std::string emergency_number_;
    Keyboard keyboard_;
    Pace pace_;
    Display display_;
    /// The screen as it was drawn last.
    std::string shown_;
    bool is_ignored_ = false;  ///< the last key did not count
};

}  // namespace triage::cli
