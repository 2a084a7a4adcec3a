// The keys that mean the same on every screen, and the text that every screen has: questions, keys, how far the
// interview is, and the last complaint.

#include "interview/key_screen.hpp"

#include <algorithm>

#include "interview/checklist.hpp"
#include "interview/form.hpp"
#include "interview/single_question.hpp"

namespace triage::cli {

namespace {

// A person who left the shift lock on means the same key.
Key without_shift(Key key) {
    if (key.text.size() == 1 && key.text[0] >= 'A' && key.text[0] <= 'Z') key.text[0] += 'a' - 'A';
    return key;
}

constexpr std::string_view leaving_text = "Leave now? y leaves, with what is certain so far. Any other key stays.";

}  // namespace

// Begins with an empty line from the second screen on, because the line above belongs to the answer before.
std::string KeyScreen::text(const ScreenStyle& style) const {
    std::vector<std::string> offered = keys();
    if (!is_typing() && interview_.can_go_back()) offered.push_back(back_phrase());
    if (!is_typing()) offered.emplace_back("q leave");
    std::string lines = interview_.can_go_back() ? "\n" : "";
    std::string foot = key_line(offered, style);
    if (!status().empty()) foot += paragraph(0, "", "(" + status() + ")", style.width);
    lines += questions(style) + dim(foot, style);
    if (!complaint_.empty()) lines += paragraph(0, "", complaint_, style.width);
    return lines + typed();
}

std::string KeyScreen::status() const { return progress_text(interview_); }

// Leaving works even while something is typed; commands do not, since their letters may belong to a word.
std::optional<Reply> KeyScreen::press(const Key& pressed) {
    complaint_.clear();
    if (pressed.kind == Key::Kind::interrupted) return Reply{Reply::Kind::interrupted};
    if (pressed.kind == Key::Kind::end_of_input) return Reply{Reply::Kind::end_of_input, marked()};
    return is_typing() ? press_own(pressed) : press_command(without_shift(pressed));
}

// Another key than `y` is not taken: whoever stays looks at the screen first.
std::optional<Reply> KeyScreen::press_command(const Key& key) {
    if (is_leaving_) {
        is_leaving_ = false;
        if (key.text == "y") return Reply{Reply::Kind::end_of_input, marked()};
        complain("You stay. That key was not taken.");
        return std::nullopt;
    }
    if (key.text == "b" && interview_.can_go_back()) return Reply{Reply::Kind::back, marked()};
    if (key.text == "b") {
        complain("This is the first question: there is nothing to go back to.");
        return std::nullopt;
    }
    if (key.text == "q" && asks_before_leaving()) {
        is_leaving_ = true;
        complain(std::string(leaving_text));
        return std::nullopt;
    }
    return press_own(key);
}

void KeyScreen::refuse(const Key& key) {
    if (key.kind == Key::Kind::escape)
        return complain("That key is not used here. Esc does nothing, and neither does the key after it. q leaves.");
    if (key.kind == Key::Kind::pasted) return complain("Pasted text answers nothing. Press one key at a time.");
    const std::string name =
        key.kind == Key::Kind::character ? "`" + (key.text == " " ? "space" : key.text) + "`" : "That key";
    complain(name + " is not used here. q leaves.");
}

std::string KeyScreen::explanation(const NextLine& line, std::size_t indent, const ScreenStyle& style) const {
    const std::string text = help_text(vocabulary(), line) + " " + why_text(interview_.program(), line);
    return dim(paragraph(indent, "", text, style.width), style);
}

std::string KeyScreen::heading(const ScreenStyle& style) const {
    const std::string& name = screen().name;
    const std::string question = question_text(interview_);
    std::string lines;
    if (!name.empty()) lines += bold(paragraph(0, "", name, style.width), style);
    if (!question.empty() && question != name) lines += paragraph(0, "", question, style.width);
    return lines;
}

std::string KeyScreen::put_off_text(const Line& line) const {
    return interview_.was_put_off(line) ? "left open" : "asked again later";
}

// A number that everybody has is typed where it stands; one that need not apply is marked first, and asked for behind.
std::unique_ptr<KeyScreen> make_key_screen(const Interview& interview) {
    const NextScreen& screen = *interview.screen();
    const Vocabulary& words = interview.program().vocabulary();
    const auto always_has_number = [&](const NextLine& line) {
        const auto* fact = std::get_if<FactId>(&line.asks);
        return fact != nullptr && !words[*fact].may_be_absent();
    };
    if (screen.lines.size() > 1) {
        if (std::any_of(screen.lines.begin(), screen.lines.end(), always_has_number)) {
            return std::make_unique<Form>(interview);
        }
        return std::make_unique<Checklist>(interview);
    }
    const auto* fact = std::get_if<FactId>(&screen.lines.front().asks);
    if (fact != nullptr && words[*fact].quantity) return std::make_unique<NumberQuestion>(interview);
    return std::make_unique<FindingQuestion>(interview);
}

}  // namespace triage::cli
