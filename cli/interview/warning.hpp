// What to do at once where somebody is not sure about a danger; only then come the next questions.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

class Warning final : public KeyScreen {
public:
    Warning(const Interview& interview, std::string emergency_number)
        : KeyScreen(interview), emergency_number_(std::move(emergency_number)) {}
    std::string trace(const Reply& reply) const override;

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;

    std::string emergency_number_;
};

}  // namespace triage::cli
