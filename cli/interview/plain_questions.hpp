// The interview line by line: for screen readers, for terminals that cannot be drawn on, and for answers from a file. A
// question is printed, a line is read, and whatever is no answer is asked again. It prints words and line feeds only,
// so nothing is redrawn and everything can be read again.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "interview/answer_lines.hpp"
#include "interview/interview.hpp"

namespace triage::cli {

/// What a typed word means.
enum class Meaning : unsigned char { yes, no, not_sure, later, explain, back, leave, enough };

/// Answers from a person and from a file differ in one thing: a person's line counts only if it was typed after the
/// question was shown, and alone.
class PlainQuestions final : public Questioner {
public:
    explicit PlainQuestions(std::string emergency_number);
    /// Only for a person: whoever wrote the lines of a file knows it.
    void open(const std::vector<std::string>& lines) override;
    /// Asks only the first question of the screen: its answer may make the others needless.
    Reply ask(const Interview& interview) override;
    /// Answers from a file go on without a line for the warning: whoever wrote them did not know of it.
    Reply warn(const Interview& interview) override;
    /// Only for a person; the same of the next one.
    Reply review(const Interview& interview) override;
    Reply after_verdict(const Interview& interview, const std::vector<Page>& pages) override;

private:
    struct Asked;
    /// The reply that a normalized line comes to; nothing where it is none of the choices.
    using Choose = std::function<std::optional<Reply>(const std::string&)>;

    /// Shows a text and what may be typed, until one of these is typed. REQUIRES: a person types.
    Reply choose(const std::string& text, const std::string& choices, const Choose& reply_to);
    /// Prints how far the interview is, the question, and the choices.
    void show(const Asked& asked);
    /// The next line; `unreadable` where a person's came together with others.
    AnswerLine read_line();
    /// The reply to a line that ends the interview.
    Reply end(const AnswerLine& line) const;
    /// The reply that a line comes to. Nothing where it is none, which has been said, or where it asked for the reason.
    std::optional<Reply> reply_to(const std::string& line, const Asked& asked);
    std::optional<Reply> reply_to_left_empty(Meaning meaning, const Asked& asked);
    /// Back, leave, explain, enough.
    std::optional<Reply> reply_to_command(Meaning meaning, const Asked& asked);
    /// The reply to a line that is a number. Nothing where it is none of this quantity, which has been said.
    std::optional<Reply> number(const std::string& line, const Asked& asked);
    /// Says something and counts the line as no answer.
    void complain(const std::string& text);
    void say(const std::string& text) const;
    /// Drops what a person typed before the question was shown, and says so.
    void drop_typed_ahead();

    std::string emergency_number_;
    AnswerLines lines_;
    bool is_typed_;  ///< a person types, and the terminal shows it; otherwise lines are printed as they are read
    std::size_t refused_in_a_row_ = 0;  ///< lines since the question was asked first that did not answer it
};

}  // namespace triage::cli
