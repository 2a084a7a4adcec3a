// A number goes onto a line and is judged as a whole; while that line is empty, a few letters are commands.

#include "interview/single_question.hpp"

namespace triage::cli {

// A line that has opened its facts stands in the heading.
std::string SingleQuestion::asked_text() const {
    if (screen().kind == ScreenKind::left_empty) return "";
    if (const auto* fact = std::get_if<FactId>(&question().asks)) return vocabulary()[*fact].question;
    return line_text(vocabulary(), question().asks);
}

std::string SingleQuestion::questions(const ScreenStyle& style) const {
    std::string lines = heading(style);
    const std::string asked = asked_text();
    if (!asked.empty()) lines += bold(paragraph(0, "", asked, style.width), style);
    return is_explained_ ? lines + explanation(question(), 2, style) : lines;
}

std::vector<std::string> SingleQuestion::with_common(std::vector<std::string> keys) const {
    keys.insert(keys.end(), {"u not sure", "? explain", "s skip"});
    if (screen().phase == Phase::stretches) keys.emplace_back("a enough: what is safe for anybody");
    return keys;
}

// The last resort of both kinds, so every key that means nothing gets its complaint here.
std::optional<Reply> SingleQuestion::press_common(const Key& key) {
    if (key.text == "u") return answer(Said::not_sure);
    if (key.text == "s") return answer(Said::later);
    if (key.text == "a" && screen().phase == Phase::stretches) return Reply{Reply::Kind::enough};
    if (key.text == "?") {
        turn_explanation();
    } else {
        refuse(key);
    }
    return std::nullopt;
}

// Shows a number as it was typed, unit included.
std::string SingleQuestion::trace(const Reply& reply) const {
    const bool is_fact = std::holds_alternative<FactId>(question().asks);
    const std::string asked = is_fact ? asked_text() : line_text(vocabulary(), question().asks) + ":";
    if (reply.kind == Reply::Kind::enough) return asked + " enough";
    const SaidOfLine& said = reply.answers.front();
    switch (said.said) {
        case Said::no:
            return asked + (is_fact && vocabulary()[std::get<FactId>(said.line)].quantity ? " does not apply" : " no");
        case Said::yes: return asked + " " + (said.number ? said.typed : "yes");
        case Said::not_sure: return asked + " not sure";
        case Said::later: break;
    }
    return asked + " " + put_off_text(said.line);
}

std::string FindingQuestion::questions(const ScreenStyle& style) const {
    const SaidOfLine* said = is_left_empty() ? nullptr : interview().said_before(question().asks);
    std::string lines = SingleQuestion::questions(style);
    if (said == nullptr) return lines;
    const std::string_view text = said->said == Said::yes ? "yes" : said->said == Said::no ? "no" : "not sure";
    return lines + paragraph(0, "", "You said: " + std::string(text) + ".", style.width);
}

std::vector<std::string> FindingQuestion::keys() const {
    if (is_left_empty()) return {"y none of these after all", "u not sure"};
    return with_common({"y yes", "n no"});
}

std::optional<Reply> FindingQuestion::press_own(const Key& key) {
    if (is_left_empty()) return press_left_empty(key);
    if (key.text == "y") return answer(Said::yes);
    if (key.text == "n") return answer(Said::no);
    if (key.kind == Key::Kind::enter) {
        complain("Enter answers nothing here. Press y for yes or n for no.");
        return std::nullopt;
    }
    return press_common(key);
}

// Only `y` takes the yes back; "no, not none" is said by marking which.
std::optional<Reply> FindingQuestion::press_left_empty(const Key& key) {
    if (key.text == "y") return answer(Said::no);
    if (key.text == "u") return answer(Said::not_sure);
    if (key.text == "n") {
        complain("Then press b, and mark which of them it is.");
    } else if (key.kind == Key::Kind::enter) {
        complain("Enter answers nothing here. Press y, or b to go back.");
    } else {
        refuse(key);
    }
    return std::nullopt;
}

void FindingQuestion::take_back(const Key& pressed) {
    if (pressed.text == "?") turn_explanation();
}

namespace {

// The number that was typed before the person went back.
std::string typed_before(const Interview& interview, FactId quantity) {
    const SaidOfLine* said = interview.said_before(quantity);
    return said == nullptr ? "" : said->typed;
}

}  // namespace

NumberQuestion::NumberQuestion(const Interview& interview)
    : SingleQuestion(interview), line_(interview, fact_id(), typed_before(interview, fact_id())) {}

std::string NumberQuestion::questions(const ScreenStyle& style) const {
    return SingleQuestion::questions(style) +
           paragraph(0, "", "Type " + number_wanted(*vocabulary()[fact_id()].quantity) + "; then Enter.", style.width);
}

std::vector<std::string> NumberQuestion::keys() const {
    if (is_typing()) return {"Enter: take this", "Backspace: change it"};
    return with_common(line_.may_not_apply() ? std::vector<std::string>{"n, Enter: does not apply"}
                                             : std::vector<std::string>{});
}

std::optional<Reply> NumberQuestion::press_own(const Key& key) {
    const bool is_command =
        key.kind == Key::Kind::character && std::string_view("us?a").find(key.text) != std::string_view::npos;
    if (!is_typing() && is_command) return press_common(key);
    if (key.kind == Key::Kind::enter) {
        const NumberLine::Judged judged = line_.judge();
        if (judged.said) return Reply{Reply::Kind::answered, {*judged.said}};
        complain(judged.complaint);
        return std::nullopt;
    }
    const std::optional<std::string> complaint = line_.press(key);
    if (!complaint) refuse(key);
    if (complaint && !complaint->empty()) complain(*complaint);
    return std::nullopt;
}

void NumberQuestion::take_back(const Key& pressed) {
    if (is_typing()) return line_.take_back(pressed);
    if (pressed.text == "?") turn_explanation();
}

}  // namespace triage::cli
