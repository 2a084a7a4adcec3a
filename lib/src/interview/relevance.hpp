// Whether the answer to a question can change anything, for anybody who answers the other open questions in some way.
//
// An open question is one that a rule waits for. That is not enough to ask it: another rule may demand as much from
// everybody for whom this one could hold, and then every answer leads to the same decision. Nobody should have to
// answer such a question, so somebody to whom the answer matters is searched for, and the question is asked only if
// there is one, or if the search takes too long to tell.
//
// Used by interview.cpp for the question that comes first, and for those that share a screen with it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "interview/judge.hpp"
#include "triage/interview.hpp"

namespace triage {

class Relevance {
public:
    /// `open`: all open questions, which tells what is unknown. The judge outlives this, and decides for it in between.
    Relevance(Judge& judge, const std::vector<NextQuestion>& open);

    /// True when an answer changes floor or ceiling, or in the stage of stretches what is offered, now or after some
    /// answers to other questions; also true when the search ends without knowing. REQUIRES: an open question's fact.
    bool can_matter(FactId fact);

private:
    /// One search for somebody to whom the answer to `fact` matters.
    struct Search {
        FactId fact;
        std::size_t decisions = 0;  ///< taken so far
    };

    bool matters_to_harmless(Search& search);
    bool matters_to_some(Profile& person, Search& search, std::size_t first_other);
    bool matters_after(FactId other, Profile& person, Search& search);
    bool changes_decision(Profile& person, Search& search);
    void fill_harmless(Profile& person, FactId fact);

    Judge& judge_;
    Profile harmless_;  ///< the person, everything unknown filled in so that as little as possible is demanded
};

}  // namespace triage
