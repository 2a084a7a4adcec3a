// The line of keys behind a verdict, which was printed above: nothing is final because a key was pressed.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

/// `answered` leaves. The interview is at its end, so it has no screen.
class VerdictKeys final : public KeyScreen {
public:
    VerdictKeys(const Interview& interview, std::vector<Page> pages) : KeyScreen(interview), pages_(std::move(pages)) {}
    std::string trace(const Reply& reply) const override;
    void take_back(const Key&) override {}

private:
    std::string questions(const ScreenStyle&) const override { return ""; }
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::string status() const override { return ""; }
    std::string back_phrase() const override { return "b change an answer"; }
    bool asks_before_leaving() const override { return false; }

    std::vector<Page> pages_;
};

/// The key of a page, and what it shows: "w why".
std::string_view phrase_of(Page page);

}  // namespace triage::cli
