// What a level says to a person, above everything else.
#pragma once

#include <string>

#include "for_components.hpp"
#include "triage/level.hpp"

namespace triage {

struct LevelWords {
    std::string verdict;  ///< "SEE A DOCTOR, today or tomorrow"
    std::string meaning;  ///< "Do not stretch before that."
};

/// Of a level that a rule may have.
TRIAGE_FOR_COMPONENTS LevelWords level_words(Level level);

}  // namespace triage
