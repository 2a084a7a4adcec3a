// One question on a screen of its own: yes or no by a key, or a number by a line that is typed. What the two have in
// common is in `SingleQuestion`.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

/// INVARIANT: the first question of the screen is the only one.
class SingleQuestion : public KeyScreen {
public:
    using KeyScreen::KeyScreen;

protected:
    /// The line that stays: the question, and what was said.
    std::string questions(const ScreenStyle& style) const override;
    std::string trace_of(const std::string& said) const;
    /// An answer without a number in words: "no", "not sure", "asked again later".
    std::string said_text(const SaidOfLine& answer) const;
    /// The question that is asked.
    const NextLine& question() const { return screen().lines.front(); }
    FactId fact_id() const { return std::get<FactId>(question().asks); }
    const Fact& fact() const { return vocabulary()[fact_id()]; }
    /// The reply that says this of the question's fact.
    Reply answer(Said said, std::optional<double> number = std::nullopt) const {
        return {Reply::Kind::answered, {{question().asks, said, number}}};
    }
    /// The keys that every single question has: not sure and skip. Refuses all others.
    std::optional<Reply> press_common(const Key& key);
};

/// Yes or no. Enter answers neither.
class FindingQuestion final : public SingleQuestion {
public:
    using SingleQuestion::SingleQuestion;
    std::string trace(const Reply& reply) const override;

private:
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
};

/// A line to type a number into. While it is empty, letters are commands; after its first digit they are a unit.
class NumberQuestion final : public SingleQuestion {
public:
    using SingleQuestion::SingleQuestion;
    std::string trace(const Reply& reply) const override;
    void take_back(const Key& pressed) override;

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    /// The line with a mark before it, where the cursor stays.
    std::string typed() const override { return "> " + line_; }
    bool is_typing() const override { return !line_.empty(); }
    std::optional<Reply> press_own(const Key& key) override;
    /// A key while the line is empty and no number begins.
    std::optional<Reply> press_command(const Key& key);
    /// Enter: the line is the answer, if it is a number of this quantity.
    std::optional<Reply> confirm();
    /// Adds a character to the line; any other key is refused.
    void type(const Key& key);

    std::string line_;  ///< typed so far, in UTF-8
};

}  // namespace triage::cli
