// A condition in words, for somebody who reviews it and never reads packs.
//
// A condition that fits on one line stays on it: "fever and chills", "any of: jaw pain; sweating". One that has lists
// inside lists is an outline, in which nobody has to count parentheses. The words are exact: no list is shortened, and
// the outline has the structure of the condition as written.
#pragma once

#include <string>
#include <vector>

#include "triage/rule_base.hpp"

namespace triage {

/// Part of a line. The name of a fact is marked, so that "no *pain explained*" cannot be read as "*no pain* explained".
struct Phrase {
    std::string text;
    bool is_fact = false;
};

/// A condition in words: a line and what hangs under it.
struct LogicWords {
    std::vector<Phrase> line;       ///< ends with a colon where there are parts
    std::vector<LogicWords> parts;  ///< the parts of the list; the line says how many of them must hold
};

/// The words of a condition as written, not as compiled.
LogicWords logic_words(const Condition& condition, const Vocabulary& vocabulary);

/// The facts of a condition, each once, in the order in which it names them first.
std::vector<FactId> facts_in_order(const Condition& condition);

}  // namespace triage
