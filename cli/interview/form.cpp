// The cursor goes down by itself; Backspace on an empty line goes up. A key answers one line at most, and the last
// Enter none, so that a key that is held down fills in nothing that nobody has read.

#include "interview/form.hpp"

#include <algorithm>

namespace triage::cli {

Form::Form(const Interview& interview) : KeyScreen(interview) {
    for (const NextLine& line : screen().lines) {
        Field field{line, std::nullopt, std::nullopt};
        const SaidOfLine* before = interview.said_before(line.asks);
        if (before != nullptr) field.said = *before;
        const auto* fact = std::get_if<FactId>(&line.asks);
        if (fact != nullptr && vocabulary()[*fact].quantity) {
            field.number.emplace(interview, *fact, before != nullptr ? before->typed : "");
        }
        fields_.push_back(std::move(field));
    }
    while (current() != nullptr && current()->said) ++at_;
}

std::string Form::questions(const ScreenStyle& style) const {
    std::string lines = heading(style);
    for (std::size_t i = 0; i < fields_.size(); ++i) lines += field_text(i, style);
    if (current() == nullptr || !current()->number) return lines;
    const FactId fact = std::get<FactId>(current()->line.asks);
    return lines +
           paragraph(0, "", "Type " + number_wanted(*vocabulary()[fact].quantity) + "; then Enter.", style.width);
}

// The line that is filled in now has a mark before it, and every other one its answer behind it.
std::string Form::field_text(std::size_t at, const ScreenStyle& style) const {
    const Field& field = fields_[at];
    const std::string head = at == at_ ? "> " : "  ";
    const std::string answer = field.said && at != at_ ? "  [" + said_text(*field.said) + "]" : "";
    std::string lines = paragraph(0, head, line_text(vocabulary(), field.line.asks) + answer, style.width);
    if (at != at_) return lines;
    lines = bold(lines, style);
    return is_explained_ ? lines + explanation(field.line, 2, style) : lines;
}

std::string Form::said_text(const SaidOfLine& said) const {
    switch (said.said) {
        case Said::no: return "no";
        case Said::not_sure: return "not sure";
        case Said::later: return put_off_text(said.line);
        case Said::yes: break;
    }
    return said.number ? said.typed : "yes";
}

std::vector<std::string> Form::keys() const {
    if (current() == nullptr) return {"Enter: all of this is right", "Backspace: change the last line"};
    if (is_typing()) return {"Enter: next line", "Backspace: change it"};
    std::vector<std::string> offered;
    if (!current()->number) offered = {"y yes", "n no"};
    if (current()->number && current()->number->may_not_apply()) offered = {"n, Enter: does not apply"};
    offered.insert(offered.end(), {"u not sure", "? explain", "s skip"});
    if (at_ > 0) offered.emplace_back("Backspace: line before");
    return offered;
}

std::string Form::typed() const {
    return current() != nullptr && current()->number ? "> " + current()->number->text() : "";
}

bool Form::is_typing() const { return current() != nullptr && current()->number && !current()->number->is_empty(); }

std::optional<Reply> Form::press_own(const Key& key) {
    if (current() == nullptr) return press_at_end(key);
    if (is_typing()) {
        press_number(*current(), key);
        return std::nullopt;
    }
    if (key.kind == Key::Kind::erase || key.kind == Key::Kind::erase_all) {
        line_before();
    } else if (key.text == "u") {
        say({current()->line.asks, Said::not_sure});
    } else if (key.text == "s") {
        say({current()->line.asks, Said::later});
    } else if (key.text == "?") {
        is_explained_ = !is_explained_;
    } else if (current()->number) {
        press_number(*current(), key);
    } else {
        press_finding(key);
    }
    return std::nullopt;
}

void Form::press_number(Field& field, const Key& key) {
    if (key.kind == Key::Kind::enter) {
        const NumberLine::Judged judged = field.number->judge();
        return judged.said ? say(*judged.said) : complain(judged.complaint);
    }
    const std::optional<std::string> complaint = field.number->press(key);
    if (!complaint) return refuse(key);
    if (!complaint->empty()) complain(*complaint);
}

void Form::press_finding(const Key& key) {
    if (key.text == "y") return say({current()->line.asks, Said::yes});
    if (key.text == "n") return say({current()->line.asks, Said::no});
    if (key.kind == Key::Kind::enter) return complain("Enter answers nothing here. Press y for yes or n for no.");
    refuse(key);
}

std::optional<Reply> Form::press_at_end(const Key& key) {
    if (key.kind == Key::Kind::enter) return Reply{Reply::Kind::answered, marked()};
    if (key.kind == Key::Kind::erase || key.kind == Key::Kind::erase_all) {
        line_before();
    } else {
        refuse(key);
    }
    return std::nullopt;
}

void Form::say(const SaidOfLine& said) {
    current()->said = said;
    is_explained_ = false;
    while (current() != nullptr && current()->said) ++at_;
}

void Form::line_before() {
    if (at_ == 0) return complain("This is the first line.");
    --at_;
    is_explained_ = false;
}

// A repeated letter answered the next line, which nobody has read.
void Form::take_back(const Key& pressed) {
    if (is_typing()) return current()->number->take_back(pressed);
    if (pressed.text == "?") {
        is_explained_ = !is_explained_;
    } else if (pressed.kind == Key::Kind::character && at_ > 0) {
        --at_;
        fields_[at_].said.reset();
    }
}

std::vector<SaidOfLine> Form::marked() const {
    std::vector<SaidOfLine> answers;
    for (const Field& field : fields_) {
        if (field.said) answers.push_back(*field.said);
    }
    return answers;
}

// Like that of a list: what was denied is not written out.
std::string Form::trace(const Reply& reply) const {
    std::string text = screen().name + ":";
    for (const SaidOfLine& said : reply.answers) {
        if (said.said == Said::no) continue;
        text += (text.ends_with(':') ? " " : "; ") + line_text(vocabulary(), said.line);
        if (said.said != Said::yes || said.number) text += " " + said_text(said);
    }
    return text;
}

}  // namespace triage::cli
