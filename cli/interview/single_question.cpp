// Keys of a question alone on its screen. A finding is answered by one key; a number only by Enter, after which it is
// read and refused with a reason where it cannot be right.

#include "interview/single_question.hpp"

#include "interview/utf8.hpp"

namespace triage::cli {

namespace {

// Longer than any number in range with its unit, so what is longer is no number.
constexpr std::size_t longest_number = 24;

}  // namespace

std::string SingleQuestion::questions(const ScreenStyle& style) const {
    const std::string lines = bold(paragraph(0, "", fact().question, style.width), style);
    return shows_why() ? lines + dim(paragraph(2, "", why(question()), style.width), style) : lines;
}

std::string SingleQuestion::trace_of(const std::string& said) const { return fact().question + " " + said; }

std::string SingleQuestion::said_text(const SaidOfLine& answer) const {
    switch (answer.said) {
        case Said::no: return "no";
        case Said::yes: return "yes";
        case Said::not_sure: return "not sure";
        case Said::later: break;
    }
    return put_off_text(answer.line);
}

// The last resort of both kinds, so every key that means nothing gets its complaint here.
std::optional<Reply> SingleQuestion::press_common(const Key& key) {
    if (key.text == "u") return answer(Said::not_sure);
    if (key.text == "s") return answer(Said::later);
    refuse(key);
    return std::nullopt;
}

std::vector<std::string> FindingQuestion::keys() const { return {"y yes", "n no", "? why", "u not sure", "s skip"}; }

std::optional<Reply> FindingQuestion::press_own(const Key& key) {
    if (key.text == "y") return answer(Said::yes);
    if (key.text == "n") return answer(Said::no);
    if (key.kind == Key::Kind::enter) {
        complain("Enter answers nothing here. Press y for yes or n for no.");
        return std::nullopt;
    }
    return press_common(key);
}

std::string FindingQuestion::trace(const Reply& reply) const { return trace_of(said_text(reply.answers.front())); }

std::string NumberQuestion::questions(const ScreenStyle& style) const {
    return SingleQuestion::questions(style) +
           paragraph(0, "", "Type " + number_wanted(*fact().quantity) + ", then Enter.", style.width);
}

std::vector<std::string> NumberQuestion::keys() const {
    if (is_typing()) return {"Enter: take this number", "Backspace: change it"};
    std::vector<std::string> all{"? why", "u not sure", "s skip"};
    if (fact().may_be_absent()) all.insert(all.begin(), "n does not apply");
    return all;
}

// A digit, a sign or a point begins a number; from then on every character belongs to the line.
std::optional<Reply> NumberQuestion::press_own(const Key& key) {
    switch (key.kind) {
        case Key::Kind::enter: return confirm();
        case Key::Kind::erase: erase_last_character(line_); return std::nullopt;
        case Key::Kind::erase_all: line_.clear(); return std::nullopt;
        default: break;
    }
    const bool begins_number =
        key.text.size() == 1 && std::string_view("0123456789.+-").find(key.text) != std::string_view::npos;
    if (!is_typing() && !begins_number) return press_command(key);
    type(key);
    return std::nullopt;
}

// `n` means that the quantity does not apply, which only some may.
std::optional<Reply> NumberQuestion::press_command(const Key& key) {
    if (key.text == "n" && fact().may_be_absent()) return answer(Said::no);
    if (key.text == "n") {
        complain("This always has a number. Press u if you are not sure.");
        return std::nullopt;
    }
    return press_common(key);
}

void NumberQuestion::type(const Key& key) {
    if (key.kind != Key::Kind::character) return refuse(key);
    if (line_.size() + key.text.size() > longest_number) return complain("That is long enough for a number.");
    line_ += key.text;
}

// A repeated character is one too many on the line; it goes as if it had been erased.
void NumberQuestion::take_back(const Key& pressed) {
    if (is_typing() && pressed.kind == Key::Kind::character) return erase_last_character(line_);
    KeyScreen::take_back(pressed);
}

// A line that is no number of the quantity stays as it is typed, so that the person can mend it.
std::optional<Reply> NumberQuestion::confirm() {
    if (line_.empty()) {
        complain("Nothing is typed yet.");
        return std::nullopt;
    }
    const Number number = number_of(vocabulary(), profile(), fact_id(), line_);
    if (number.value) return answer(Said::yes, number.value);
    complain(number.complaint);
    return std::nullopt;
}

// Shows the number as it was typed, unit included.
std::string NumberQuestion::trace(const Reply& reply) const {
    const SaidOfLine& said = reply.answers.front();
    if (said.said == Said::yes) return trace_of(line_);
    return trace_of(said.said == Said::no ? "does not apply" : said_text(said));
}

}  // namespace triage::cli
