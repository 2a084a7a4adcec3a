// The screen that says what to do at once, where somebody is not sure about a danger: act as if it were an emergency.
// Only after it come the next questions, and the person may end there instead.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

/// Two keys, both digits; Enter and the letters that answer questions do nothing.
class Warning final : public KeyScreen {
public:
    Warning(const Interview& interview, std::string emergency_number)
        : KeyScreen(interview), emergency_number_(std::move(emergency_number)) {}
    std::string trace(const Reply& reply) const override;
    void take_back(const Key&) override {}

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;

    /// Shown in the advice; empty for "your local emergency number".
    std::string emergency_number_;
};

}  // namespace triage::cli
