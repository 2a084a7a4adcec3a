// The interview line by line: for screen readers, for terminals that cannot be drawn on, and for answers from a file.
#pragma once

#include <optional>
#include <string>

#include "interview/answer_lines.hpp"
#include "interview/interview.hpp"

namespace triage::cli {

class PlainQuestions final : public Questioner {
public:
    explicit PlainQuestions(std::string emergency_number);
    /// Asks the first question of the screen alone: its answer may make the others needless.
    Reply ask(const Interview& interview) override;
    /// Answers from a file go on: whoever wrote them did not know of this question.
    Reply warn(const Interview& interview) override;

private:
    struct Asked;

    void show(const Asked& asked);
    AnswerLine read_line();
    Reply end(const AnswerLine& line) const;
    std::optional<Reply> reply_to(const std::string& line, const Asked& asked);
    std::optional<Reply> number(const std::string& line, const Asked& asked);
    void complain(const std::string& text);
    void say(const std::string& text) const;
    void drop_typed_ahead();

    std::string emergency_number_;
    AnswerLines lines_;
    bool is_typed_;  ///< by a person, so that the terminal shows it
    std::size_t refused_in_a_row_ = 0;
};

}  // namespace triage::cli
