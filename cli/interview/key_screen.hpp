// A screen that is answered by single keys. What it shows and what a key does, without a terminal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interview/interview.hpp"
#include "interview/key.hpp"
#include "interview/screen_text.hpp"

namespace triage::cli {

class KeyScreen {
public:
    /// The screen must outlive this.
    explicit KeyScreen(const Interview& interview) : interview_(interview) {}
    virtual ~KeyScreen() = default;
    KeyScreen(const KeyScreen&) = delete;
    KeyScreen& operator=(const KeyScreen&) = delete;

    /// Everything that is shown; the cursor stands at the end.
    std::string text(const ScreenStyle& style) const;
    /// What the key comes to; empty: the screen stays, and says why where that is not plain to see.
    std::optional<Reply> press(const Key& pressed);
    /// What the last key did, once more than it was meant to: it is undone.
    virtual void take_back(const Key& pressed);
    /// Said under the screen until the next key.
    void complain(std::string text) { complaint_ = std::move(text); }
    /// The line that stays when the screen goes.
    virtual std::string trace(const Reply& reply) const = 0;

protected:
    virtual std::string questions(const ScreenStyle& style) const = 0;
    virtual std::vector<std::string> keys() const = 0;
    /// Where something is typed: what stands there until now.
    virtual std::string typed() const { return ""; }
    /// A key that is not the same on every screen; empty: the screen stays.
    virtual std::optional<Reply> press_own(const Key& key) = 0;
    /// What was marked before the input ended.
    virtual std::vector<FactAnswer> marked() const { return {}; }
    /// Whether letters are typed now, and are no commands.
    virtual bool is_typing() const { return false; }

    const Interview& interview() const { return interview_; }
    const NextScreen& screen() const { return *interview_.screen(); }
    const Profile& profile() const { return interview_.profile(); }
    const Vocabulary& vocabulary() const { return interview_.program().vocabulary(); }
    const Fact& fact_of(const NextQuestion& question) const { return vocabulary()[question.fact]; }
    bool shows_why() const { return shows_why_; }
    std::string why(const NextQuestion& question) const { return why_text(interview_.program(), question); }
    /// "later", or what putting it off once more means.
    std::string put_off_text(FactId fact) const;
    void refuse(const Key& key);

private:
    std::optional<Reply> go_back();

    const Interview& interview_;
    bool shows_why_ = false;
    std::string complaint_;
};

/// The one that suits what is to be asked now.
std::unique_ptr<KeyScreen> make_key_screen(const Interview& interview);

}  // namespace triage::cli
