// The interview on a terminal that can be drawn on: single keys, one screen in the place of the other, and a line of
// each answer above.
#pragma once

#include "interview/display.hpp"
#include "interview/interview.hpp"
#include "interview/key_screen.hpp"
#include "interview/keyboard.hpp"
#include "interview/pace.hpp"

namespace triage::cli {

class KeyQuestions final : public Questioner {
public:
    KeyQuestions(Color color, std::string emergency_number)
        : color_(color), emergency_number_(std::move(emergency_number)) {}
    Reply ask(const Interview& interview) override;
    Reply warn(const Interview& interview) override;

private:
    ScreenStyle style() const;
    Reply show(KeyScreen& screen);
    void show_anew(const KeyScreen& screen);
    void draw_again(const KeyScreen& screen);
    std::optional<Reply> press(KeyScreen& screen, const Key& key);
    void conclude(const KeyScreen& screen, const Reply& reply);

    Color color_;
    std::string emergency_number_;
    Keyboard keyboard_;
    Pace pace_;
    Display display_;
    std::string shown_;
    bool is_ignored_ = false;  ///< the last key
};

}  // namespace triage::cli
