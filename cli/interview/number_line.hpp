// The line into which a number is typed, and what stands on it: a number, or one of the few words that may stand in its
// place. Every character goes onto the line and Enter judges it, so that "nine" is no answer by its first letter.
#pragma once

#include <optional>
#include <string>

#include "interview/key.hpp"
#include "interview/screen_text.hpp"

namespace triage::cli {

/// One line for one quantity. The interview must outlive it.
class NumberLine {
public:
    /// `typed`: what stands there at the beginning.
    NumberLine(const Interview& interview, FactId quantity, std::string typed)
        : interview_(interview), quantity_(quantity), text_(std::move(typed)) {}

    const std::string& text() const { return text_; }
    bool is_empty() const { return text_.empty(); }
    /// Adds a character, or takes it away. What cannot be done is said in the return value; empty: it was done. Nothing
    /// where the key belongs to no line.
    std::optional<std::string> press(const Key& key);
    /// A repeated character is one too many; it goes as if it had been erased.
    void take_back(const Key& pressed);

    /// What the line says, or why it says nothing.
    struct Judged {
        std::optional<SaidOfLine> said;
        std::string complaint;
    };
    Judged judge() const;
    /// Whether "does not apply" may stand on the line: not for a number that everybody has, nor for one that was just
    /// said to apply.
    bool may_not_apply() const;

private:
    const Interview& interview_;
    FactId quantity_;
    std::string text_;  ///< in UTF-8
};

}  // namespace triage::cli
