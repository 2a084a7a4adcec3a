// Two marks and no pointer: an item's key turns "yes" on and off, `u` before it means "not sure", Enter confirms, and
// each key that would answer the whole screen says in the line of keys what it would answer. An answer that could be a
// slip is refused with a complaint, never taken and never dropped in silence (docs/decisions/0035, 0055).

#include "interview/checklist.hpp"

#include <algorithm>
#include <array>

namespace triage::cli {

static_assert(most_lines <= 9, "an item's key is a digit");

// What was marked before the person went back is marked again.
Checklist::Checklist(const Interview& interview) : KeyScreen(interview), marks_(screen().lines.size(), Mark::blank) {
    was_denied_ = true;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        const SaidOfLine* said = interview.said_before(screen().lines[i].asks);
        was_denied_ = was_denied_ && said != nullptr && said->said == Said::no;
        if (said == nullptr) continue;
        if (said->said == Said::yes) marks_[i] = Mark::yes;
        if (said->said == Said::not_sure) marks_[i] = Mark::not_sure;
    }
}

std::string Checklist::questions(const ScreenStyle& style) const {
    std::string lines = heading(style);
    for (std::size_t i = 0; i < marks_.size(); ++i) lines += item(i, style);
    if (was_denied_ && !has_marks()) lines += paragraph(0, "", "You said: none of these.", style.width);
    return lines;
}

// One item: its box, its key and its text, bold where it is marked yes, and below it what it means, if that is wanted.
std::string Checklist::item(std::size_t at, const ScreenStyle& style) const {
    const NextLine& question = screen().lines[at];
    constexpr std::array<std::string_view, 3> boxes{"[ ] ", "[x] ", "[?] "};
    const std::string head = std::string(boxes[static_cast<std::size_t>(marks_[at])]) + std::to_string(at + 1) + "  ";
    std::string lines = paragraph(0, head, line_text(vocabulary(), question.asks), style.width);
    if (marks_[at] == Mark::yes) lines = bold(lines, style);
    if (explained_ == at) lines += explanation(question, head.size(), style);
    return lines;
}

std::string Checklist::item_keys() const { return "1-" + std::to_string(marks_.size()); }

// The keys change with the first mark: from then on Enter means something, and `n` no longer does.
std::vector<std::string> Checklist::keys() const {
    if (next_ == Next::not_sure) return {"Not sure of which? " + item_keys(), "o all that have no mark"};
    if (next_ == Next::explain) return {"What does it mean? " + item_keys()};
    std::vector<std::string> offered;
    if (has_marks()) {
        offered = {"Enter: " + confirm_text(), item_keys() + " change"};
    } else {
        offered = {item_keys() + " yes", "n none of these"};
    }
    offered.insert(offered.end(), {"u not sure", "? explain"});
    if (has(Mark::blank)) offered.emplace_back(has_marks() ? "s skip the others" : "s skip");
    if (is_about_stretches()) offered.emplace_back("a enough: what is safe for anybody");
    return offered;
}

std::string Checklist::confirm_text() const {
    if (!has(Mark::blank)) return "that is all";
    return has(Mark::yes) ? "these and no others" : "not sure, no to the others";
}

std::optional<Reply> Checklist::press_own(const Key& key) {
    marks_before_ = marks_;
    if (next_ != Next::mark) return press_next(key);
    if (const auto at = item_of(key)) {
        turn(*at, Mark::yes);
        return std::nullopt;
    }
    if (key.kind == Key::Kind::enter) return confirm();
    if (key.text == "n") return deny_all();
    if (key.text == "s") return answer(Said::later);
    if (key.text == "a" && is_about_stretches()) return Reply{Reply::Kind::enough};
    if (key.text == "u") {
        next_ = Next::not_sure;
    } else if (key.text == "?") {
        ask_to_explain();
    } else {
        refuse(key);
    }
    return std::nullopt;
}

// The same key again hides what it has shown.
void Checklist::ask_to_explain() {
    if (!explained_) next_ = Next::explain;
    explained_.reset();
}

// A key that fits neither is not taken, whatever it means otherwise.
std::optional<Reply> Checklist::press_next(const Key& key) {
    const Next next = next_;
    next_ = Next::mark;
    const std::optional<std::size_t> at = item_of(key);
    if (next == Next::not_sure && key.text == "o") return answer(Said::not_sure);
    if (!at) {
        refuse(key);
    } else if (next == Next::not_sure) {
        turn(*at, Mark::not_sure);
    } else {
        explained_ = at;
    }
    return std::nullopt;
}

std::optional<std::size_t> Checklist::item_of(const Key& key) const {
    if (key.text.size() != 1 || key.text[0] < '1' || key.text[0] > '9') return std::nullopt;
    const auto at = static_cast<std::size_t>(key.text[0] - '1');
    return at < marks_.size() ? std::optional(at) : std::nullopt;
}

void Checklist::turn(std::size_t at, Mark mark) { marks_[at] = marks_[at] == mark ? Mark::blank : mark; }

void Checklist::take_back(const Key&) {
    next_ = Next::mark;
    explained_.reset();
    marks_ = marks_before_;
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

// A mark was said, so it counts, and a question without one stays open.
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
    std::string text = name_of(vocabulary(), screen());
    if (reply.kind == Reply::Kind::enough) return text + ": enough";
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
