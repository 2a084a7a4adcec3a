#include "key_questions.hpp"

#include "terminal.hpp"

namespace triage::cli {

// In the last column some terminals wrap.
Look KeyQuestions::look() const { return {terminal_width(Stream::error) - 1, color_}; }

Reply KeyQuestions::ask(const Interview& interview) {
    const std::unique_ptr<KeyScreen> screen = make_key_screen(interview);
    keyboard_.forget_typed();
    Reply reply = ask(*screen);
    conclude(*screen, reply);
    return reply;
}

Reply KeyQuestions::ask(KeyScreen& screen) {
    while (true) {
        display_.draw(screen.text(look()));
        Key key = keyboard_.read();
        if (key.kind == Key::Kind::resumed) display_.forget();
        if (key.kind == Key::Kind::resumed || key.kind == Key::Kind::resized) continue;
        if (auto reply = screen.press(key)) return *reply;
    }
}

void KeyQuestions::conclude(const KeyScreen& screen, const Reply& reply) {
    switch (reply.kind) {
        case Reply::Kind::answered:
            display_.replace_for_good(paragraph(0, "", screen.trace(reply), look().width));
            break;
        case Reply::Kind::back: display_.replace_for_good(dim(paragraph(0, "", "(back)", look().width), look())); break;
        case Reply::Kind::end_of_input:
        case Reply::Kind::interrupted: display_.leave(); break;
    }
}

}  // namespace triage::cli
