// What is open: the questions that rules or exclusions still wait for, whether or not an answer can matter in the end
// (interview/relevance.hpp) and whichever comes first (interview.cpp).
#pragma once

#include <vector>

#include "interview/judge.hpp"
#include "triage/interview.hpp"

namespace triage {

struct OpenQuestions {
    std::vector<NextQuestion> questions;  ///< in the order of the packs, without what the person is unsure of
    /// Facts that stretches may wait for once the level is settled; empty where there will be no stretches.
    IdSet<FactId> after_level;
};

/// REQUIRES: the judge has decided about nobody else yet.
OpenQuestions open_questions(const Judge& judge);

}  // namespace triage
