// Several questions on one screen: a key marks each, and one key says "none of these". So a screen without a sign is
// answered with one press. Nothing that is not marked is taken for a no before the person has said so.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

/// INVARIANT: a mark is not an answer; answers come into being only in the reply that ends the screen.
class Checklist final : public KeyScreen {
public:
    explicit Checklist(const Interview& interview);
    std::string trace(const Reply& reply) const override;
    void take_back(const Key& pressed) override;

private:
    enum class Mark : unsigned char { blank, yes, not_sure };
    /// What the key of an item does next: it marks, or it says more after `u` or `?` was pressed.
    enum class Next : unsigned char { mark, not_sure, explain };

    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::vector<SaidOfLine> marked() const override;

    std::string item(std::size_t at, const ScreenStyle& style) const;
    /// "1-6"
    std::string item_keys() const;
    std::optional<std::size_t> item_of(const Key& key) const;
    /// Turns the mark on, or off where it is on.
    void turn(std::size_t at, Mark mark);
    /// The key after `u` or `?`.
    std::optional<Reply> press_next(const Key& key);
    void ask_to_explain();
    /// Enter: the marks are answers and the rest is no. Refused while nothing is marked, since that would deny a whole
    /// screen.
    std::optional<Reply> confirm();
    /// `n`: none of these. Refused while something is marked, since it contradicts the mark.
    std::optional<Reply> deny_all();
    /// The reply that says what is marked, and `others` of everything else.
    Reply answer(Said others) const;
    bool has(Mark mark) const;
    bool has_marks() const { return has(Mark::yes) || has(Mark::not_sure); }
    bool is_about_stretches() const { return screen().phase == Phase::stretches; }
    /// Says what Enter would answer now, so that nobody has to guess.
    std::string confirm_text() const;
    /// The items of which the reply says this, with semicolons between them; empty for none.
    std::string items_with(const Reply& reply, Said said) const;

    /// By the position of the question on the screen.
    std::vector<Mark> marks_;
    std::vector<Mark> marks_before_;  ///< before the last key
    bool was_denied_ = false;         ///< the person came back to a screen of which they had said "none of these"
    Next next_ = Next::mark;
    std::optional<std::size_t> explained_;
};

}  // namespace triage::cli
