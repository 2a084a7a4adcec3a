// A screen that is answered by single keys: what it shows, and what a key does. It knows no terminal, so a test can
// press keys and read the text. Each kind of screen says what its own keys do; what is the same everywhere is here:
// back, leaving, and the complaint under the screen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interview/interview.hpp"
#include "interview/key.hpp"
#include "interview/screen_text.hpp"

namespace triage::cli {

/// A screen from being shown to its reply. The interview must outlive it, and must not change meanwhile.
class KeyScreen {
public:
    explicit KeyScreen(const Interview& interview) : interview_(interview) {}
    virtual ~KeyScreen() = default;
    KeyScreen(const KeyScreen&) = delete;
    KeyScreen& operator=(const KeyScreen&) = delete;

    /// Everything that is shown; the cursor stands behind it.
    std::string text(const ScreenStyle& style) const;
    /// The reply that the key comes to. Nothing where the screen stays; it then says why, unless that is plain to see.
    std::optional<Reply> press(const Key& pressed);
    /// Undoes what the last key did, because it was a repetition that nobody meant.
    virtual void take_back(const Key& pressed) = 0;
    /// Says this under the screen until the next key.
    void complain(std::string text) { complaint_ = std::move(text); }
    /// The line that stays when the screen goes; empty for none.
    virtual std::string trace(const Reply& reply) const = 0;

protected:
    /// The upper part: what is asked, and what is marked.
    virtual std::string questions(const ScreenStyle& style) const = 0;
    /// The keys that do something now, each with a word on what it does.
    virtual std::vector<std::string> keys() const = 0;
    /// The line that is being typed; empty on screens without one.
    virtual std::string typed() const { return ""; }
    /// Presses a key that means something else on each screen. Nothing where the screen stays.
    virtual std::optional<Reply> press_own(const Key& key) = 0;
    /// The marks that were made before the person left the screen, as answers.
    virtual std::vector<SaidOfLine> marked() const { return {}; }
    /// True while letters are typed into a line, and are no commands.
    virtual bool is_typing() const { return false; }
    /// How far the interview is, in brackets; empty for nothing.
    virtual std::string status() const;
    /// What going back does here.
    virtual std::string back_phrase() const { return "b back"; }
    /// What leaving does here. Behind a verdict `q` is a key of the screen's own.
    virtual bool asks_before_leaving() const { return true; }

    const Interview& interview() const { return interview_; }
    const NextScreen& screen() const { return *interview_.screen(); }
    const Profile& profile() const { return interview_.profile(); }
    const Vocabulary& vocabulary() const { return interview_.program().vocabulary(); }
    /// A line in plain words, and why it is asked, indented by so much.
    std::string explanation(const NextLine& line, std::size_t indent, const ScreenStyle& style) const;
    /// The heading and the question above the lines of a screen.
    std::string heading(const ScreenStyle& style) const;
    /// Says what skipping this line does: "asked again later", or "left open" the second time.
    std::string put_off_text(const Line& line) const;
    /// Says that the key does nothing here.
    void refuse(const Key& key);

private:
    std::optional<Reply> press_command(const Key& key);

    const Interview& interview_;
    bool is_leaving_ = false;  ///< `q` was pressed, and asks for a second key
    std::string complaint_;
};

/// The screen for what is to be asked now. REQUIRES: there is something to ask.
std::unique_ptr<KeyScreen> make_key_screen(const Interview& interview);

}  // namespace triage::cli
