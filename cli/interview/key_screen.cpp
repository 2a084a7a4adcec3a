// The keys that mean the same on every screen, and the text that every screen has: questions, keys, how far the
// interview is, and the last complaint.

#include "interview/key_screen.hpp"

#include "interview/checklist.hpp"
#include "interview/single_question.hpp"

namespace triage::cli {

namespace {

// A person who left the shift lock on means the same key.
Key without_shift(Key key) {
    if (key.text.size() == 1 && key.text[0] >= 'A' && key.text[0] <= 'Z') key.text[0] += 'a' - 'A';
    return key;
}

}  // namespace

// Begins with an empty line from the second screen on, because the line above belongs to the answer before.
std::string KeyScreen::text(const ScreenStyle& style) const {
    std::vector<std::string> offered = keys();
    if (!is_typing() && interview_.can_go_back()) offered.emplace_back("b back");
    const std::string progress = "(" + progress_text(interview_) + ")";
    std::string lines = interview_.can_go_back() ? "\n" : "";
    lines += questions(style) + dim(key_line(offered, style) + paragraph(0, "", progress, style.width), style);
    if (!complaint_.empty()) lines += paragraph(0, "", complaint_, style.width);
    return lines + typed();
}

// Leaving works even while something is typed; commands do not, since their letters may belong to a unit.
std::optional<Reply> KeyScreen::press(const Key& pressed) {
    complaint_.clear();
    if (pressed.kind == Key::Kind::interrupted) return Reply{Reply::Kind::interrupted, {}};
    if (pressed.kind == Key::Kind::end_of_input) return Reply{Reply::Kind::end_of_input, marked()};
    if (is_typing()) return press_own(pressed);
    const Key key = without_shift(pressed);
    if (key.text == "b") return go_back();
    if (key.text == "?") {
        shows_why_ = !shows_why_;
        return std::nullopt;
    }
    return press_own(key);
}

void KeyScreen::take_back(const Key& pressed) {
    if (!is_typing() && pressed.text == "?") shows_why_ = !shows_why_;
}

// Going back is offered from the second screen on; before that the key is refused with a reason.
std::optional<Reply> KeyScreen::go_back() {
    if (interview_.can_go_back()) return Reply{Reply::Kind::back, {}};
    complain("This is the first question: there is nothing to go back to.");
    return std::nullopt;
}

void KeyScreen::refuse(const Key& key) {
    if (key.kind == Key::Kind::escape)
        return complain("That key is not used here. The key after Esc is not taken either. Ctrl-C leaves.");
    if (key.kind == Key::Kind::pasted) return complain("Pasted text answers nothing. Press one key at a time.");
    const std::string name =
        key.kind == Key::Kind::character ? "`" + (key.text == " " ? "space" : key.text) + "`" : "That key";
    complain(name + " is not used here. Ctrl-C leaves.");
}

std::string KeyScreen::put_off_text(const Line& line) const {
    return interview_.was_put_off(line) ? "left open" : "asked again later";
}

std::unique_ptr<KeyScreen> make_key_screen(const Interview& interview) {
    const NextScreen& screen = *interview.screen();
    const Line& first = screen.lines.front().asks;
    const auto* fact = std::get_if<FactId>(&first);
    if (screen.lines.size() > 1 || fact == nullptr) return std::make_unique<Checklist>(interview);
    if (interview.program().vocabulary()[*fact].quantity) return std::make_unique<NumberQuestion>(interview);
    return std::make_unique<FindingQuestion>(interview);
}

}  // namespace triage::cli
