// Read a key, judge it, press it, draw again. Leaving, resizing and going on after Ctrl-Z are never judged: they must
// work at any moment.

#include "interview/key_questions.hpp"

#include "interview/clock.hpp"
#include "interview/review.hpp"
#include "interview/verdict_keys.hpp"
#include "interview/warning.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// True for keys that could answer something, so that when they came matters. Ctrl-D alone always works; among other
// keys it is judged like them.
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

// The last column stays free, since some terminals wrap behind it.
ScreenStyle KeyQuestions::style() const { return {terminal_width(Stream::error) - 1, color_}; }

void KeyQuestions::open(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) print_error(paragraph(0, "", line, style().width));
    print_error("\n");
}

Reply KeyQuestions::ask(const Interview& interview) { return show(*make_key_screen(interview)); }

Reply KeyQuestions::warn(const Interview& interview) {
    Warning warning(interview, emergency_number_);
    return show(warning);
}

Reply KeyQuestions::review(const Interview& interview) {
    Review review(interview);
    return show(review);
}

Reply KeyQuestions::after_verdict(const Interview& interview, const std::vector<Page>& pages) {
    VerdictKeys keys(interview, pages);
    return show(keys);
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

// Takes the time before drawing: a key that is pressed `least_look` after its screen was seen then surely counts.
void KeyQuestions::show_anew(const KeyScreen& screen) {
    pace_.shown(now());
    shown_ = screen.text(style());
    display_.draw(shown_);
}

// Does not draw the same screen again for a key that did not count: one that is held down would fill the scroll-back of
// a low window with it.
void KeyQuestions::draw_again(const KeyScreen& screen) {
    const std::string text = screen.text(style());
    if (is_ignored_ && text == shown_) return;
    shown_ = text;
    display_.draw(shown_);
}

// Nothing where the screen stays. `was_held_down` means that the press counted last was a repetition already, so the
// screen undoes it.
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

// An answer, and going back, leave one line in the place of the screen; a screen that is left stays as it is.
void KeyQuestions::conclude(const KeyScreen& screen, const Reply& reply) {
    const ScreenStyle in = style();
    const auto replace = [&](const std::string& text) {
        display_.replace_for_good(text.empty() ? "" : paragraph(0, "", text, in.width));
    };
    switch (reply.kind) {
        case Reply::Kind::answered:
        case Reply::Kind::change:
        case Reply::Kind::enough:
        case Reply::Kind::page: replace(screen.trace(reply)); break;
        case Reply::Kind::back: display_.replace_for_good(dim(paragraph(0, "", "(back)", in.width), in)); break;
        case Reply::Kind::end_of_input:
        case Reply::Kind::interrupted: display_.leave(); break;
    }
}

}  // namespace triage::cli
