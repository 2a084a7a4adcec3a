// Several questions on one screen, a key for each, and one key for "none of these".
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

class Checklist final : public KeyScreen {
public:
    explicit Checklist(const Interview& interview);
    std::string trace(const Reply& reply) const override;
    void take_back(const Key& pressed) override;

private:
    /// Nothing stands for an answer before it is confirmed.
    enum class Mark : unsigned char { blank, yes, not_sure };

    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::vector<FactAnswer> marked() const override;

    std::string item(std::size_t at, const ScreenStyle& style) const;
    bool turn_mark(const Key& key, unsigned steps = 1);
    std::optional<Reply> confirm();
    std::optional<Reply> deny_all();
    /// `others`: what is said of everything that bears no mark.
    Reply answer(Said others) const;
    bool has(Mark mark) const;
    bool has_marks() const { return has(Mark::yes) || has(Mark::not_sure); }
    std::string confirm_text() const;
    std::string items_with(const Reply& reply, Said said) const;

    std::vector<Mark> marks_;
};

}  // namespace triage::cli
