// A table says which words are answers, to which kind of question. Words are compared as names are, without case and
// punctuation, and nothing else is guessed: a word that is none of them is refused with the nearest one as a hint.

#include "interview/plain_questions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "interview/screen_text.hpp"
#include "interview/utf8.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A file with so many wrong lines in a row was not written for these questions. A person may go on for ever.
constexpr std::size_t most_refused_in_a_row = 100;
// A line longer than this is called "that" in messages.
constexpr std::size_t longest_quoted = 40;

enum class Meaning : unsigned char { yes, no, not_sure, later, why, back };
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
    {"5", Meaning::why, To::finding},
    {"6", Meaning::back, To::finding},
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
    {"why", Meaning::why},
    {"?", Meaning::why},
    {"back", Meaning::back},
    {"b", Meaning::back},
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
        if (fits(word, fact) && word.text.size() > 1) offered.emplace_back(word.text);
    }
    std::string hint = did_you_mean(line, offered);
    if (!hint.empty()) hint = " D" + hint.substr(1);
    return hint;
}

std::string choices(const Fact& fact) {
    if (!fact.quantity) return "1 yes, 2 no, 3 not sure, 4 skip, 5 why, 6 back";
    return "Type " + number_wanted(*fact.quantity) + "; or " + (fact.may_be_absent() ? "none, " : "") +
           "not sure, skip, why, back";
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
    return {Reply::Kind::end_of_input, {}};
}

// Wrong lines are not counted here: only a person is asked, who may go on for ever.
Reply PlainQuestions::warn(const Interview& interview) {
    RenderOptions options;
    options.width = terminal_width(Stream::error);
    options.emergency_number = emergency_number_;
    const std::string text = "\n" + to_text(interview.program(), interview.act_now(), options);
    if (!is_typed_) print_error(text);
    while (is_typed_) {
        drop_typed_ahead();
        print_error(text);
        say(interview.can_go_back() ? "1 end here, 2 go on answering, 3 back" : "1 end here, 2 go on answering");
        print_error("> ");
        const AnswerLine line = read_line();
        if (line.kind == AnswerLine::Kind::end_of_input || line.kind == AnswerLine::Kind::interrupted) return end(line);
        const std::string plain = line.kind == AnswerLine::Kind::text ? normalize_name(line.text) : "";
        if (plain == "1" || plain == normalize_name("end here")) return {Reply::Kind::end_of_input, {}};
        if (plain == "2" || plain == normalize_name("go on answering")) break;
        const bool is_back = plain == "3" || plain == "back" || plain == "b";
        if (is_back && interview.can_go_back()) return {Reply::Kind::back, {}};
        say("Type one of these numbers.");
    }
    return {Reply::Kind::answered, {}};
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

void PlainQuestions::show(const Asked& asked) {
    const NextScreen& screen = *asked.interview.screen();
    const std::size_t more = screen.could_follow + screen.lines.size() - 1;
    std::string head = "Question " + std::to_string(asked.interview.number()) +
                       (more == 0 ? ", the last one." : ", at most " + std::to_string(more) + " more.");
    if (!screen.name.empty()) head += " " + screen.name + ".";
    if (asked.interview.can_go_back() || refused_in_a_row_ > 0) print_error("\n");
    say(head);
    const bool is_fact = std::holds_alternative<FactId>(asked.line.asks);
    say(is_fact ? asked.fact.question
                : screen.question + " " + line_text(asked.interview.program().vocabulary(), asked.line.asks));
    say(choices(asked.fact));
    print_error("> ");
}

Reply PlainQuestions::end(const AnswerLine& line) const {
    if (is_typed_) print_error("\n");
    if (!line.text.empty()) say(line.text);
    return {line.kind == AnswerLine::Kind::interrupted ? Reply::Kind::interrupted : Reply::Kind::end_of_input, {}};
}

std::optional<Reply> PlainQuestions::reply_to(const std::string& line, const Asked& asked) {
    const auto said = [&](Said answer) { return Reply{Reply::Kind::answered, {{asked.line.asks, answer}}}; };
    const std::optional<Meaning> meaning = meaning_of(line, asked.fact);
    if (!meaning && asked.fact.quantity && begins_number(line)) return number(line, asked);
    if (!meaning) {
        complain(not_offered(line, asked.fact));
        return std::nullopt;
    }
    switch (*meaning) {
        case Meaning::yes: return said(Said::yes);
        case Meaning::no: return said(Said::no);
        case Meaning::not_sure: return said(Said::not_sure);
        case Meaning::later: return said(Said::later);
        case Meaning::why: complain(why_text(asked.interview.program(), asked.line)); return std::nullopt;
        case Meaning::back: break;
    }
    if (asked.interview.can_go_back()) return Reply{Reply::Kind::back, {}};
    complain("This is the first question: there is nothing to go back to.");
    return std::nullopt;
}

std::optional<Reply> PlainQuestions::number(const std::string& line, const Asked& asked) {
    const Number number = number_of(asked.interview.program().vocabulary(), asked.interview.profile(),
                                    std::get<FactId>(asked.line.asks), line);
    if (number.value) return Reply{Reply::Kind::answered, {{asked.line.asks, Said::yes, number.value}}};
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
