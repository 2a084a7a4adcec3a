// Three marks and no pointer: an item's key turns its mark, Enter confirms, and each key that would answer the whole
// screen says in the line of keys what it would answer. An answer that could be a slip is refused with a complaint,
// never taken and never dropped in silence (docs/decisions/0035).

#include "interview/checklist.hpp"

#include <algorithm>
#include <array>

namespace triage::cli {

namespace {

// The letters that are commands here (b, n, s, u) are left out, and `q`, which many people take for "leave".
constexpr std::string_view item_keys = "123456789acdefghijklmoprtvwxyz";

}  // namespace

Checklist::Checklist(const Interview& interview)
    : KeyScreen(interview), marks_(std::min(screen().lines.size(), item_keys.size()), Mark::blank) {}

// The group's name and question, then a line for each item.
std::string Checklist::questions(const ScreenStyle& style) const {
    std::string lines = bold(paragraph(0, "", screen().name, style.width), style);
    lines += paragraph(0, "", screen().question, style.width);
    for (std::size_t i = 0; i < marks_.size(); ++i) lines += item(i, style);
    return lines;
}

// One item: its box, its key and its text, bold where it is marked yes, and below it why it is asked, if that is
// wanted.
std::string Checklist::item(std::size_t at, const ScreenStyle& style) const {
    const NextLine& question = screen().lines[at];
    constexpr std::array<std::string_view, 3> boxes{"[ ] ", "[x] ", "[?] "};
    const std::string head = std::string(boxes[static_cast<std::size_t>(marks_[at])]) + item_keys[at] + "  ";
    std::string lines = paragraph(0, head, line_text(vocabulary(), question.asks), style.width);
    if (marks_[at] == Mark::yes) lines = bold(lines, style);
    if (!shows_why()) return lines;
    return lines + dim(paragraph(head.size(), "", why(question), style.width), style);
}

// The keys change with the first mark: from then on Enter means something, and `n` no longer does.
std::vector<std::string> Checklist::keys() const {
    const std::string items = std::string("1-") + item_keys[marks_.size() - 1];
    if (!has_marks()) return {items + " mark", "n none of these", "? why", "u not sure", "s skip"};
    std::vector<std::string> offered{"Enter: " + confirm_text(), items + " change", "? why"};
    if (has(Mark::blank)) offered.insert(offered.end(), {"u not sure of the others", "s skip the others"});
    return offered;
}

std::string Checklist::confirm_text() const {
    if (!has(Mark::blank)) return "that is all";
    return has(Mark::yes) ? "these and no others" : "not sure, no to the others";
}

std::optional<Reply> Checklist::press_own(const Key& key) {
    if (key.kind == Key::Kind::enter) return confirm();
    if (key.text == "n") return deny_all();
    if (key.text == "u") return answer(Said::not_sure);
    if (key.text == "s") return answer(Said::later);
    if (!turn_mark(key)) refuse(key);
    return std::nullopt;
}

// The three marks form a circle, so two steps forward are one back.
void Checklist::take_back(const Key& pressed) {
    if (!turn_mark(pressed, 2)) KeyScreen::take_back(pressed);
}

bool Checklist::turn_mark(const Key& key, unsigned steps) {
    const std::size_t at = key.text.size() == 1 ? item_keys.find(key.text) : std::string_view::npos;
    if (at >= marks_.size()) return false;
    marks_[at] = static_cast<Mark>((static_cast<unsigned>(marks_[at]) + steps) % 3);
    return true;
}

std::optional<Reply> Checklist::confirm() {
    if (has_marks()) return answer(Said::no);
    complain("Nothing is marked. Press n if none of these apply.");
    return std::nullopt;
}

std::optional<Reply> Checklist::deny_all() {
    if (!has_marks()) return answer(Said::no);
    complain("Something is marked, so `n` is not taken. Enter: " + confirm_text() + ".");
    return std::nullopt;
}

bool Checklist::has(Mark mark) const { return std::find(marks_.begin(), marks_.end(), mark) != marks_.end(); }

Reply Checklist::answer(Said others) const {
    Reply reply;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        const Said said = marks_[i] == Mark::yes ? Said::yes : marks_[i] == Mark::not_sure ? Said::not_sure : others;
        reply.answers.push_back({screen().lines[i].asks, said});
    }
    return reply;
}

// The input ended: a mark was said, so it counts, and a question without one stays open.
std::vector<SaidOfLine> Checklist::marked() const {
    std::vector<SaidOfLine> answers;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        if (marks_[i] == Mark::blank) continue;
        answers.push_back({screen().lines[i].asks, marks_[i] == Mark::yes ? Said::yes : Said::not_sure});
    }
    return answers;
}

std::string Checklist::items_with(const Reply& reply, Said said) const {
    std::string text;
    for (const SaidOfLine& answer : reply.answers) {
        if (answer.said == said) text += (text.empty() ? "" : "; ") + line_text(vocabulary(), answer.line);
    }
    return text;
}

// "Group: none", "Group: not sure", or the items with what was said of them; those that were denied are not listed.
std::string Checklist::trace(const Reply& reply) const {
    const auto all = [&](Said said) {
        return std::all_of(reply.answers.begin(), reply.answers.end(),
                           [&](const SaidOfLine& answer) { return answer.said == said; });
    };
    std::string text = screen().name;
    if (all(Said::no)) return text + ": none";
    if (all(Said::not_sure)) return text + ": not sure";
    const auto add = [&](const std::string& how, const std::string& items) {
        if (!items.empty()) text += how + ": " + items;
    };
    add("", items_with(reply, Said::yes));
    add(", not sure", items_with(reply, Said::not_sure));
    add(", asked again later", items_with(reply, Said::later));
    return text;
}

}  // namespace triage::cli
