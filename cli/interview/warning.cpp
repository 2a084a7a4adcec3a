// The text of the warning is the library's, so an app shows the same; here are only its two keys and the line that
// stays.

#include "interview/warning.hpp"

namespace triage::cli {

std::string Warning::questions(const ScreenStyle& style) const {
    RenderOptions options;
    options.width = style.width;
    options.color = style.color;
    options.emergency_number = emergency_number_;
    return to_text(interview().program(), interview().act_now(), options);
}

std::vector<std::string> Warning::keys() const { return {"1 end here", "2 go on answering"}; }

std::optional<Reply> Warning::press_own(const Key& key) {
    if (key.text == "1") return Reply{Reply::Kind::end_of_input};
    if (key.text == "2") return Reply{Reply::Kind::answered};
    complain("Press 1 to end here, or 2 to go on answering.");
    return std::nullopt;
}

// The whole advice stays: it must not be lost above the next questions.
std::string Warning::trace(const Reply&) const {
    const Rule& rule = interview().program().rules()[interview().act_now().front().rule];
    return "Not sure, so act as if it were an emergency: " + advice_text(rule.advice, emergency_number_);
}

}  // namespace triage::cli
