// One question on a screen of its own: yes or no, or a number.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

class SingleQuestion : public KeyScreen {
public:
    using KeyScreen::KeyScreen;

protected:
    std::string questions(const ScreenStyle& style) const override;
    std::string trace_of(const std::string& said) const;
    /// "not sure", "asked again later", …
    std::string said_text(const FactAnswer& answer) const;
    const NextQuestion& question() const { return screen().questions.front(); }
    const Fact& fact() const { return fact_of(question()); }
    Reply answer(Said said, std::optional<double> number = std::nullopt) const {
        return {Reply::Kind::answered, {{question().fact, said, number}}};
    }
    /// The keys that any question has.
    std::optional<Reply> press_common(const Key& key);
};

class FindingQuestion final : public SingleQuestion {
public:
    using SingleQuestion::SingleQuestion;
    std::string trace(const Reply& reply) const override;

private:
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
};

/// A line to type a number into; while it is empty, letters are commands, after that they are a unit.
class NumberQuestion final : public SingleQuestion {
public:
    using SingleQuestion::SingleQuestion;
    std::string trace(const Reply& reply) const override;
    void take_back(const Key& pressed) override;

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::string typed() const override { return "> " + line_; }
    bool is_typing() const override { return !line_.empty(); }
    std::optional<Reply> press_own(const Key& key) override;
    std::optional<Reply> press_command(const Key& key);
    std::optional<Reply> confirm();
    void type(const Key& key);

    std::string line_;
};

}  // namespace triage::cli
