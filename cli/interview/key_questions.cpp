#include "interview/key_questions.hpp"

#include "interview/clock.hpp"
#include "interview/warning.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// What could answer; leaving and the like is possible at any time.
bool is_typed(const Key& key) {
    switch (key.kind) {
        case Key::Kind::character:
        case Key::Kind::enter:
        case Key::Kind::erase:
        case Key::Kind::erase_all: return true;
        case Key::Kind::end_of_input: return key.came_with_others;
        default: return false;
    }
}

}  // namespace

// In the last column some terminals wrap.
ScreenStyle KeyQuestions::style() const { return {terminal_width(Stream::error) - 1, color_}; }

Reply KeyQuestions::ask(const Interview& interview) { return show(*make_key_screen(interview)); }

Reply KeyQuestions::warn(const Interview& interview) {
    Warning warning(interview, emergency_number_);
    return show(warning);
}

Reply KeyQuestions::show(KeyScreen& screen) {
    show_anew(screen);
    while (true) {
        const Key key = keyboard_.read();
        if (key.kind == Key::Kind::resumed) {
            display_.forget();
            show_anew(screen);
        } else if (auto reply = press(screen, key)) {
            conclude(screen, *reply);
            return *reply;
        } else {
            draw_again(screen);
        }
    }
}

// The moment before it is drawn: whoever sees it can count on the time since then.
void KeyQuestions::show_anew(const KeyScreen& screen) {
    pace_.shown(now());
    shown_ = screen.text(style());
    display_.draw(shown_);
}

// A key that is held down must not fill the scroll-back of a low window with the same screen.
void KeyQuestions::draw_again(const KeyScreen& screen) {
    const std::string text = screen.text(style());
    if (is_ignored_ && text == shown_) return;
    shown_ = text;
    display_.draw(shown_);
}

std::optional<Reply> KeyQuestions::press(KeyScreen& screen, const Key& key) {
    is_ignored_ = false;
    if (key.kind == Key::Kind::resized) return std::nullopt;
    if (!is_typed(key)) return screen.press(key);
    const Pace::Judgement judgement = pace_.judge(key, now());
    is_ignored_ = judgement != Pace::Judgement::counts;
    switch (judgement) {
        case Pace::Judgement::counts: return screen.press(key);
        case Pace::Judgement::was_held_down: screen.take_back(key); [[fallthrough]];
        case Pace::Judgement::held_down: screen.complain("A key that is held down counts once."); break;
        case Pace::Judgement::too_soon:
            screen.complain("That key came too soon, so it was not taken. Read this, then press it.");
            break;
        case Pace::Judgement::came_with_others:
            screen.complain("Several keys came at once, so none was taken. Press one at a time.");
            break;
    }
    return std::nullopt;
}

void KeyQuestions::conclude(const KeyScreen& screen, const Reply& reply) {
    switch (reply.kind) {
        case Reply::Kind::answered:
            display_.replace_for_good(paragraph(0, "", screen.trace(reply), style().width));
            break;
        case Reply::Kind::back:
            display_.replace_for_good(dim(paragraph(0, "", "(back)", style().width), style()));
            break;
        case Reply::Kind::end_of_input:
        case Reply::Kind::interrupted: display_.leave(); break;
    }
}

}  // namespace triage::cli
