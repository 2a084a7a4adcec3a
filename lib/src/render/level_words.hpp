// The headline of each level: the first thing that a person reads, and sometimes the only one.
//
// Threads: a pure function.
#pragma once

#include <string>

#include "for_components.hpp"
#include "triage/level.hpp"

namespace triage {

struct LevelWords {
    std::string verdict;  ///< "SEE A DOCTOR, today or tomorrow"
    std::string meaning;  ///< "Do not stretch before that."
};

/// The headline for a level. REQUIRES: a level that a rule may have, so no `proceed` with an urgency.
TRIAGE_FOR_COMPONENTS LevelWords level_words(Level level);

}  // namespace triage
