// Several questions of one group on one screen: a key marks each, and one key says "none of these". So a screen without
// a sign is answered with one press. Nothing that is not marked is taken for a no before the person has said so.
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
    /// The state of an item. Its key turns it through these in this order.
    enum class Mark : unsigned char { blank, yes, not_sure };

    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::vector<SaidOfLine> marked() const override;

    /// Turns the mark of the item that has this key. False where no item has it.
    std::string item(std::size_t at, const ScreenStyle& style) const;
    bool turn_mark(const Key& key, unsigned steps = 1);
    /// Enter: the marks are answers and the rest is no. Refused while nothing is marked, since that would deny a whole
    /// screen.
    std::optional<Reply> confirm();
    /// `n`: none of these. Refused while something is marked, since it contradicts the mark.
    std::optional<Reply> deny_all();
    /// The reply that says what is marked, and `others` of everything else.
    Reply answer(Said others) const;
    bool has(Mark mark) const;
    bool has_marks() const { return has(Mark::yes) || has(Mark::not_sure); }
    /// Says what Enter would answer now, so that nobody has to guess.
    std::string confirm_text() const;
    /// The items of which the reply says this, with semicolons between them; empty for none.
    std::string items_with(const Reply& reply, Said said) const;

    /// By the position of the question on the screen.
    std::vector<Mark> marks_;
};

}  // namespace triage::cli
