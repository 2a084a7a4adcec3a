// The interview on a terminal that can be drawn on: single keys, one screen in the place of the other, and a line of
// each answer above.
#pragma once

#include "display.hpp"
#include "interview.hpp"
#include "key_screen.hpp"
#include "keyboard.hpp"

namespace triage::cli {

class KeyQuestions final : public Questioner {
public:
    explicit KeyQuestions(Color color) : color_(color) {}
    Reply ask(const Interview& interview) override;

private:
    Look look() const;
    Reply ask(KeyScreen& screen);
    void conclude(const KeyScreen& screen, const Reply& reply);

    Color color_;
    Keyboard keyboard_;
    Display display_;
};

}  // namespace triage::cli
