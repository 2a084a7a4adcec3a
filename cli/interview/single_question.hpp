// One question on a screen of its own: yes or no by a key, or a number by a line that is typed. What the two have in
// common is in `SingleQuestion`.
#pragma once

#include "interview/key_screen.hpp"
#include "interview/number_line.hpp"

namespace triage::cli {

/// INVARIANT: the first question of the screen is the only one.
class SingleQuestion : public KeyScreen {
public:
    using KeyScreen::KeyScreen;
    std::string trace(const Reply& reply) const override;

protected:
    std::string questions(const ScreenStyle& style) const override;
    /// The question that is asked.
    const NextLine& question() const { return screen().lines.front(); }
    /// In full: of a fact its question, of a gateway its line; empty where the heading says it already.
    std::string asked_text() const;
    /// The reply that says this.
    Reply answer(Said said) const { return {Reply::Kind::answered, {{question().asks, said}}}; }
    /// Shows or hides what the question means.
    void turn_explanation() { is_explained_ = !is_explained_; }
    /// The keys that both kinds have: not sure, skip, explain, enough. Refuses all others.
    std::optional<Reply> press_common(const Key& key);
    std::vector<std::string> with_common(std::vector<std::string> keys) const;

private:
    bool is_explained_ = false;
};

/// Yes or no. Enter answers neither.
class FindingQuestion final : public SingleQuestion {
public:
    using SingleQuestion::SingleQuestion;
    void take_back(const Key& pressed) override;

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::string back_phrase() const override { return is_left_empty() ? "b back to say which" : "b back"; }
    std::optional<Reply> press_left_empty(const Key& key);
    bool is_left_empty() const { return screen().kind == ScreenKind::left_empty; }
};

/// A line to type a number into.
class NumberQuestion final : public SingleQuestion {
public:
    explicit NumberQuestion(const Interview& interview);
    void take_back(const Key& pressed) override;

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    /// The line with a mark before it, where the cursor stays.
    std::string typed() const override { return "> " + line_.text(); }
    bool is_typing() const override { return !line_.is_empty(); }
    std::optional<Reply> press_own(const Key& key) override;
    FactId fact_id() const { return std::get<FactId>(question().asks); }

    NumberLine line_;
};

}  // namespace triage::cli
