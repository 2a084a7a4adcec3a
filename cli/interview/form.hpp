// Several questions of which at least one has a number that everybody has: a form that is filled in line by line. "How
// old are you?" is typed, "Are you pregnant?" is answered by a key, and Enter says at the end that all is right.
#pragma once

#include "interview/key_screen.hpp"
#include "interview/number_line.hpp"

namespace triage::cli {

/// INVARIANT: the screen is answered only by Enter on a form that is filled in.
class Form final : public KeyScreen {
public:
    explicit Form(const Interview& interview);
    std::string trace(const Reply& reply) const override;
    void take_back(const Key& pressed) override;

private:
    /// One line, with its answer as soon as there is one.
    struct Field {
        NextLine line;
        std::optional<NumberLine> number;  ///< for a quantity
        std::optional<SaidOfLine> said;
    };

    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::string typed() const override;
    bool is_typing() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::vector<SaidOfLine> marked() const override;

    /// The line that is filled in now; null at the end.
    Field* current() { return at_ < fields_.size() ? &fields_[at_] : nullptr; }
    const Field* current() const { return at_ < fields_.size() ? &fields_[at_] : nullptr; }
    std::string field_text(std::size_t at, const ScreenStyle& style) const;
    std::string said_text(const SaidOfLine& said) const;
    void press_number(Field& field, const Key& key);
    void press_finding(const Key& key);
    std::optional<Reply> press_at_end(const Key& key);
    /// Answers the line that is filled in now, and goes to the next one that has no answer.
    void say(const SaidOfLine& said);
    /// Goes to the line before, to answer it again.
    void line_before();

    std::vector<Field> fields_;
    std::size_t at_ = 0;  ///< the line that is filled in now; their number: all are
    bool is_explained_ = false;
};

}  // namespace triage::cli
