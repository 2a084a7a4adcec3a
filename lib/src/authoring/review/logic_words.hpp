// A condition in words, for somebody who reviews it and never reads packs.
//
// What fits on one line does: "fever and chills", "any of: jaw pain; sweating". Whatever has lists inside lists is an
// outline, in which nobody has to count parentheses.
#pragma once

#include <string>
#include <vector>

#include "triage/rule_base.hpp"

namespace triage {

/// Part of a line. The name of a fact is marked as such, or "no pain explained" could be read as "no pain".
struct Phrase {
    std::string text;
    bool is_fact = false;
};

struct LogicWords {
    std::vector<Phrase> line;       ///< ends with a colon where there are parts
    std::vector<LogicWords> parts;  ///< what it asks for, or some of which it asks for
};

LogicWords logic_words(const Condition& condition, const Vocabulary& vocabulary);

/// The facts that it looks at, in the order in which they are named, each once.
std::vector<FactId> facts_in_order(const Condition& condition);

}  // namespace triage
