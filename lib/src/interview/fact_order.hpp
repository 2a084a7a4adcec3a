// Which of the open facts comes first where they are asked one by one, and which of its group stand beside it.
//
// Used by interview.cpp: for `next_question`, and for screens of facts that no pack has put on a screen.
#pragma once

#include <optional>
#include <vector>

#include "interview/open_questions.hpp"
#include "interview/relevance.hpp"

namespace triage {

class FactOrder {
public:
    /// All outlive this. `later`: facts that come after all others.
    FactOrder(Judge& judge, Relevance& relevance, const IdSet<FactId>& later)
        : judge_(judge), relevance_(relevance), later_(later) {}

    /// The question to ask first; nothing where none can matter. Questions that were found not to matter are taken out
    /// of `open`.
    std::optional<NextQuestion> first(std::vector<NextQuestion>& open);

    /// The members of its group that are open, too, and can matter; all of them put off, or none. A number that always
    /// applies is asked alone: no "no" could answer it. REQUIRES: `first` is of `open`.
    std::vector<NextQuestion> companions(const NextQuestion& first, const std::vector<NextQuestion>& open);

private:
    std::size_t first_to_ask(const std::vector<NextQuestion>& open);
    double left_open(FactId fact, Profile& person);

    Judge& judge_;
    Relevance& relevance_;
    const IdSet<FactId>& later_;
};

}  // namespace triage
