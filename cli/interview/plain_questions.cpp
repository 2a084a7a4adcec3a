// A table says which words are answers, to which kind of question. Words are compared as names are, without case and
// punctuation, and nothing else is guessed: a word that is none of them is refused with the nearest one as a hint.

#include "interview/plain_questions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "interview/screen_text.hpp"
#include "interview/utf8.hpp"
#include "interview/verdict_keys.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A file with so many wrong lines in a row was not written for these questions. A person may go on for ever.
constexpr std::size_t most_refused_in_a_row = 100;
// A line longer than this is called "that" in messages.
constexpr std::size_t longest_quoted = 40;

/// The kind of question that a word answers.
enum class To : unsigned char { finding, number, both };

/// One word or phrase, and what it means.
struct Word {
    std::string_view text;
    Meaning meaning;
    To to = To::both;
};

// A digit answers a question for a number as that number only, so digits mean yes and no for findings alone.
constexpr auto known_answers = std::to_array<Word>({
    {"1", Meaning::yes, To::finding},
    {"2", Meaning::no, To::finding},
    {"3", Meaning::not_sure, To::finding},
    {"4", Meaning::later, To::finding},
    {"5", Meaning::explain, To::finding},
    {"6", Meaning::back, To::finding},
    {"7", Meaning::leave, To::finding},
    {"yes", Meaning::yes, To::finding},
    {"y", Meaning::yes, To::finding},
    {"no", Meaning::no},
    {"n", Meaning::no, To::finding},
    {"none", Meaning::no, To::number},
    {"does not apply", Meaning::no, To::number},
    {"not sure", Meaning::not_sure},
    {"unsure", Meaning::not_sure},
    {"u", Meaning::not_sure},
    {"skip", Meaning::later},
    {"s", Meaning::later},
    {"explain", Meaning::explain},
    {"why", Meaning::explain},
    {"?", Meaning::explain},
    {"back", Meaning::back},
    {"b", Meaning::back},
    {"leave", Meaning::leave},
    {"quit", Meaning::leave},
    {"q", Meaning::leave},
    {"enough", Meaning::enough},
});

// True where the word can answer this question. "No" to a number means that it does not apply, which only some may.
bool fits(const Word& word, const Fact& fact) {
    if (word.meaning == Meaning::no && !fact.may_be_absent()) return false;
    return word.to == To::both || (word.to == To::number) == fact.quantity.has_value();
}

// `?` is compared as it is: as a name it would have no letters left.
std::optional<Meaning> meaning_of(std::string_view line, const Fact& fact) {
    const std::string plain = line == "?" ? "?" : normalize_name(line);
    for (const Word& word : known_answers) {
        const bool is_same = word.text == plain || normalize_name(word.text) == plain;
        if (is_same && fits(word, fact)) return word.meaning;
    }
    return std::nullopt;
}

// A hint with the nearest answer, as a sentence of its own. Single letters and digits are not offered.
std::string nearest_answer(const std::string& line, const Fact& fact) {
    std::vector<std::string> offered;
    for (const Word& word : known_answers) {
        const bool is_offered = word.text.size() > 1 && word.meaning != Meaning::enough;
        if (is_offered && fits(word, fact)) offered.emplace_back(word.text);
    }
    std::string hint = did_you_mean(line, offered);
    if (!hint.empty()) hint = " D" + hint.substr(1);
    return hint;
}

std::string choices(const Fact& fact) {
    if (!fact.quantity) return "1 yes, 2 no, 3 not sure, 4 skip, 5 explain, 6 back, 7 leave";
    return "Type " + number_wanted(*fact.quantity) + "; or: " + (fact.may_be_absent() ? "none, " : "") +
           "not sure, skip, explain, back, leave";
}

std::string not_offered(const std::string& line, const Fact& fact) {
    if (line.empty()) return "Nothing was typed.";
    const std::string typed = line.size() > longest_quoted ? "That" : "`" + line + "`";
    return typed + " is none of the answers." + nearest_answer(line, fact);
}

// True where a person seems to have meant a number, so that a faulty one is called that, and not an unknown word.
bool begins_number(const std::string& line) {
    return !line.empty() && std::string_view("0123456789.+-").find(line.front()) != std::string_view::npos;
}

}  // namespace

/// The question that is being asked.
struct PlainQuestions::Asked {
    const Interview& interview;
    const NextLine& line;
    /// What kind of answer is wanted; a gateway is answered as a finding is.
    const Fact& fact;
};

PlainQuestions::PlainQuestions(std::string emergency_number)
    : emergency_number_(std::move(emergency_number)), is_typed_(is_terminal(Stream::input)) {}

// Each round drops, shows, reads and judges, in this order: nothing that was typed before a question was shown can
// answer it. A file's line is printed, since no terminal has shown it.
Reply PlainQuestions::ask(const Interview& interview) {
    static const Fact any_finding;
    const NextLine& line = interview.screen()->lines.front();
    const auto* fact = std::get_if<FactId>(&line.asks);
    const Asked asked{interview, line, fact != nullptr ? interview.program().vocabulary()[*fact] : any_finding};
    refused_in_a_row_ = 0;
    while (is_typed_ || refused_in_a_row_ < most_refused_in_a_row) {
        drop_typed_ahead();
        show(asked);
        const AnswerLine typed = read_line();
        const bool is_text = typed.kind == AnswerLine::Kind::text;
        if (!is_typed_) print_error((is_text ? typed.text : "") + "\n");
        const bool ends = typed.kind == AnswerLine::Kind::end_of_input || typed.kind == AnswerLine::Kind::interrupted;
        if (ends) return end(typed);
        if (!is_text) {
            complain(typed.text);
        } else if (auto reply = reply_to(typed.text, asked)) {
            return *reply;
        }
    }
    say("Too many lines in a row are no answers: the rest is not read.");
    return {Reply::Kind::end_of_input};
}

void PlainQuestions::open(const std::vector<std::string>& lines) {
    if (!is_typed_) return;
    for (const std::string& line : lines) say(line);
    print_error("\n");
}

// Wrong lines are not counted: only a person is asked here, who may go on for ever.
Reply PlainQuestions::choose(const std::string& text, const std::string& choices, const Choose& reply_to) {
    while (true) {
        drop_typed_ahead();
        print_error(text);
        say(choices);
        print_error("> ");
        const AnswerLine line = read_line();
        if (line.kind == AnswerLine::Kind::end_of_input || line.kind == AnswerLine::Kind::interrupted) return end(line);
        const std::string plain = line.kind == AnswerLine::Kind::text ? normalize_name(line.text) : "";
        if (auto reply = reply_to(plain)) return *reply;
        say("Type one of these.");
    }
}

Reply PlainQuestions::warn(const Interview& interview) {
    RenderOptions options;
    options.width = terminal_width(Stream::error);
    options.emergency_number = emergency_number_;
    const std::string text = "\n" + to_text(interview.program(), interview.act_now(), options);
    if (!is_typed_) {
        print_error(text);
        return {Reply::Kind::answered};
    }
    const bool can_go_back = interview.can_go_back();
    const auto reply_to = [&](const std::string& typed) -> std::optional<Reply> {
        if (typed == "1" || typed == normalize_name("end here")) return Reply{Reply::Kind::end_of_input};
        if (typed == "2" || typed == normalize_name("go on answering")) return Reply{Reply::Kind::answered};
        const bool is_back = typed == "3" || typed == "back" || typed == "b";
        if (is_back && can_go_back) return Reply{Reply::Kind::back};
        return std::nullopt;
    };
    return choose(text, can_go_back ? "1 end here, 2 go on answering, 3 back" : "1 end here, 2 go on answering",
                  reply_to);
}

// Whoever wrote the lines of a file did not know of this question.
Reply PlainQuestions::review(const Interview& interview) {
    if (!is_typed_) return {Reply::Kind::answered};
    const std::size_t width = terminal_width(Stream::error);
    const WhatWasSaid said = what_was_said(interview);
    std::string text = said.turns.empty() ? "\nIs this right?\n" : "\nIs this right? You said:\n";
    for (std::size_t i = 0; i < said.turns.size(); ++i) {
        text += paragraph(0, std::to_string(i + 1) + "  ", said.turns[i].text, width);
    }
    text += paragraph(0, "", denied_text(said), width);
    const auto reply_to = [&](const std::string& typed) -> std::optional<Reply> {
        if (typed == "right" || typed == "yes" || typed == "y") return Reply{Reply::Kind::answered};
        if (typed == "back" || typed == "b") return Reply{Reply::Kind::back};
        if (typed == "leave" || typed == "quit" || typed == "q") return Reply{Reply::Kind::end_of_input};
        for (std::size_t i = 0; i < said.turns.size(); ++i) {
            if (typed == std::to_string(i + 1)) return Reply{Reply::Kind::change, {}, said.turns[i].turn};
        }
        return std::nullopt;
    };
    const std::string_view numbers = said.turns.empty() ? "" : "the number of what to change, ";
    return choose(text, "Type: right, " + std::string(numbers) + "back, leave", reply_to);
}

Reply PlainQuestions::after_verdict(const Interview& interview, const std::vector<Page>& pages) {
    if (!is_typed_) return {Reply::Kind::answered};
    std::string choices = interview.can_go_back() ? "Type: back to change an answer" : "Type:";
    for (const Page page : pages) {
        choices += (choices.ends_with(':') ? " " : ", ") + std::string(phrase_of(page).substr(2));
    }
    const auto reply_to = [&](const std::string& typed) -> std::optional<Reply> {
        if (typed == "leave" || typed == "quit" || typed == "q") return Reply{Reply::Kind::answered};
        if (interview.can_go_back() && (typed == "back" || typed == "b")) return Reply{Reply::Kind::back};
        for (const Page page : pages) {
            const std::string_view phrase = phrase_of(page);
            const bool is_page = typed == phrase.substr(0, 1) || typed == normalize_name(phrase.substr(2));
            if (is_page) return Reply{Reply::Kind::page, {}, 0, page};
        }
        return std::nullopt;
    };
    return choose("\n", choices + ", leave", reply_to);
}

// The lines of a file are all there before, so they are never dropped.
void PlainQuestions::drop_typed_ahead() {
    if (is_typed_ && lines_.drop(0)) say("What was typed before the next question was shown is not taken.");
}

// Nobody types two lines this fast: they are pasted, and would answer questions that nobody has read.
AnswerLine PlainQuestions::read_line() {
    constexpr int milliseconds_between_lines = 30;
    const AnswerLine line = lines_.read();
    const bool is_line = line.kind == AnswerLine::Kind::text || line.kind == AnswerLine::Kind::unreadable;
    if (!is_typed_ || !is_line || !lines_.drop(milliseconds_between_lines)) return line;
    return {AnswerLine::Kind::unreadable, "Several lines came at once, so none was taken. Type one answer at a time."};
}

namespace {

// The heading of a screen stands above its first line only: the others follow at once.
bool goes_on(const Interview& interview) {
    if (!interview.can_go_back()) return false;
    const std::optional<NextScreen>& last = interview.turns().back().screen;
    return last && last->id == interview.screen()->id;
}

std::string answer_text(const SaidOfLine& said) {
    switch (said.said) {
        case Said::no: return "no";
        case Said::yes: return said.number ? said.typed : "yes";
        default: return "not sure";
    }
}

}  // namespace

void PlainQuestions::show(const Asked& asked) {
    const Interview& interview = asked.interview;
    const NextScreen& screen = *interview.screen();
    const bool is_first = !goes_on(interview);
    const bool is_danger = screen.phase == Phase::danger;
    std::string head = "Question " + std::to_string(interview.turns().size() + 1);
    head += is_danger ? ", " + progress_text(interview) + "." : ".";
    if (!is_danger && is_first) head += " " + progress_text(interview) + ". `enough` ends these questions.";
    if (!screen.name.empty() && is_first) head += " " + screen.name + ".";
    if (interview.can_go_back() || refused_in_a_row_ > 0) print_error("\n");
    say(head);
    const std::string line = line_text(interview.program().vocabulary(), asked.line.asks);
    const bool is_fact = std::holds_alternative<FactId>(asked.line.asks);
    const bool is_left_empty = screen.kind == ScreenKind::left_empty;
    if (screen.kind == ScreenKind::opened && is_first) say(question_text(interview));
    say(is_left_empty ? question_text(interview) : is_fact ? asked.fact.question : screen.question + " " + line);
    const SaidOfLine* before = is_left_empty ? nullptr : interview.said_before(asked.line.asks);
    if (before != nullptr) say("You said: " + answer_text(*before) + ".");
    say(is_left_empty ? "1 yes, none of these after all, 3 not sure, 6 back" : choices(asked.fact));
    print_error("> ");
}

Reply PlainQuestions::end(const AnswerLine& line) const {
    if (is_typed_) print_error("\n");
    if (!line.text.empty()) say(line.text);
    return {line.kind == AnswerLine::Kind::interrupted ? Reply::Kind::interrupted : Reply::Kind::end_of_input};
}

std::optional<Reply> PlainQuestions::reply_to(const std::string& line, const Asked& asked) {
    const auto said = [&](Said answer) { return Reply{Reply::Kind::answered, {{asked.line.asks, answer}}}; };
    const std::optional<Meaning> meaning = meaning_of(line, asked.fact);
    if (!meaning && asked.fact.quantity && begins_number(line)) return number(line, asked);
    if (!meaning) {
        complain(not_offered(line, asked.fact));
        return std::nullopt;
    }
    if (asked.interview.screen()->kind == ScreenKind::left_empty) return reply_to_left_empty(*meaning, asked);
    switch (*meaning) {
        case Meaning::yes: return said(Said::yes);
        case Meaning::no: return said(Said::no);
        case Meaning::not_sure: return said(Said::not_sure);
        case Meaning::later: return said(Said::later);
        default: return reply_to_command(*meaning, asked);
    }
}

// Yes takes the line's yes back; a no has to be said of one of its parts.
std::optional<Reply> PlainQuestions::reply_to_left_empty(Meaning meaning, const Asked& asked) {
    if (meaning == Meaning::yes) return Reply{Reply::Kind::answered, {{asked.line.asks, Said::no}}};
    if (meaning == Meaning::not_sure) return Reply{Reply::Kind::answered, {{asked.line.asks, Said::not_sure}}};
    if (meaning == Meaning::no || meaning == Meaning::later) {
        complain("Then go back, and say which of them it is.");
        return std::nullopt;
    }
    return reply_to_command(meaning, asked);
}

std::optional<Reply> PlainQuestions::reply_to_command(Meaning meaning, const Asked& asked) {
    const Interview& interview = asked.interview;
    const Program& program = interview.program();
    if (meaning == Meaning::leave) return Reply{Reply::Kind::end_of_input};
    if (meaning == Meaning::explain) {
        complain(help_text(program.vocabulary(), asked.line) + " " + why_text(program, asked.line));
    } else if (meaning == Meaning::enough) {
        if (interview.screen()->phase == Phase::stretches) return Reply{Reply::Kind::enough};
        complain("That ends the questions about stretches; this one is about a danger.");
    } else if (interview.can_go_back()) {
        return Reply{Reply::Kind::back};
    } else {
        complain("This is the first question: there is nothing to go back to.");
    }
    return std::nullopt;
}

std::optional<Reply> PlainQuestions::number(const std::string& line, const Asked& asked) {
    const Number number = number_of(asked.interview.program().vocabulary(), asked.interview.profile(),
                                    std::get<FactId>(asked.line.asks), line);
    if (number.value) return Reply{Reply::Kind::answered, {{asked.line.asks, Said::yes, number.value, line}}};
    complain(number.complaint);
    return std::nullopt;
}

// Asking why counts as well: a file that does nothing else would never end.
void PlainQuestions::complain(const std::string& text) {
    ++refused_in_a_row_;
    say(text);
}

void PlainQuestions::say(const std::string& text) const {
    print_error(paragraph(0, "", text, terminal_width(Stream::error)));
}

}  // namespace triage::cli
