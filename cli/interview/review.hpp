// The page before a verdict: what the person said, in the words that were shown, and a way to each answer. Nothing is
// decided before Enter.
#pragma once

#include "interview/key_screen.hpp"

namespace triage::cli {

class Review final : public KeyScreen {
public:
    explicit Review(const Interview& interview) : KeyScreen(interview), said_(what_was_said(interview)) {}
    std::string trace(const Reply& reply) const override;
    void take_back(const Key&) override {}

private:
    std::string questions(const ScreenStyle& style) const override;
    std::vector<std::string> keys() const override;
    std::optional<Reply> press_own(const Key& key) override;
    std::string status() const override { return "nothing is decided before you say so"; }
    /// How many answers stand on this part of the page.
    std::size_t shown() const;
    bool has_more() const { return from_ + shown() < said_.turns.size(); }

    WhatWasSaid said_;
    std::size_t from_ = 0;  ///< the first answer that is shown
};

}  // namespace triage::cli
