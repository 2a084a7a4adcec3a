// What a line means is decided when it is complete, and never while it is typed.

#include "interview/number_line.hpp"

#include <algorithm>

#include "interview/utf8.hpp"

namespace triage::cli {

namespace {

// Longer than any number in range with its unit, so what is longer is no number.
constexpr std::size_t longest_number = 24;

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::string> NumberLine::press(const Key& key) {
    switch (key.kind) {
        case Key::Kind::erase: erase_last_character(text_); return "";
        case Key::Kind::erase_all: text_.clear(); return "";
        case Key::Kind::character: break;
        default: return std::nullopt;
    }
    if (text_.size() + key.text.size() > longest_number) return "That is long enough for a number.";
    text_ += key.text;
    return "";
}

void NumberLine::take_back(const Key& pressed) {
    if (pressed.kind == Key::Kind::character) erase_last_character(text_);
}

// A line without a digit is a word: one of the three that mean something, or a number in letters.
NumberLine::Judged NumberLine::judge() const {
    if (text_.empty()) return {std::nullopt, "Nothing is typed yet. Type a number, or u if you are not sure."};
    const std::string word = normalize_name(text_);
    const Line line = quantity_;
    if (word == "n" || word == "no" || word == "none") {
        if (may_not_apply()) return {SaidOfLine{line, Said::no}, ""};
        return {std::nullopt, interview_.owes_number(quantity_)
                                  ? "You said that it applies. Type a number, or go back to change that."
                                  : "This always has a number. Type u if you are not sure."};
    }
    if (word == "u" || word == "unsure" || word == normalize_name("not sure"))
        return {SaidOfLine{line, Said::not_sure}, ""};
    if (word == "s" || word == "skip") return {SaidOfLine{line, Said::later}, ""};
    if (!has_digit(text_)) return {std::nullopt, "`" + text_ + "` is no number. Type it in digits, such as 40."};
    const Number number = number_of(interview_.program().vocabulary(), interview_.profile(), quantity_, text_);
    if (!number.value) return {std::nullopt, number.complaint};
    return {SaidOfLine{line, Said::yes, number.value, text_}, ""};
}

bool NumberLine::may_not_apply() const {
    return interview_.program().vocabulary()[quantity_].may_be_absent() && !interview_.owes_number(quantity_);
}

}  // namespace triage::cli
